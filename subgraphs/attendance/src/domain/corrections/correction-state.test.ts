import { describe, expect, it } from "vitest";
import { type CorrectionMove, type CorrectionState, moveCorrection } from "./correction-state.ts";

const STATES: readonly (CorrectionState | "NEW")[] = [
  "NEW",
  "REQUESTED",
  "IN_FORCE",
  "REFUSED",
  "WITHDRAWN",
  "REVERTED",
];
const MOVES: readonly CorrectionMove[] = ["ENTER", "REQUEST", "APPROVE", "REFUSE", "WITHDRAW", "REVERT"];

describe("a correction", () => {
  it("has these moves and no others", () => {
    const moves = STATES.flatMap((state) =>
      MOVES.flatMap((move) => {
        const step = moveCorrection(state, move);
        return step === undefined ? [] : [`${state} ${move}: ${step[0]} ${step[1].join()}`.trim()];
      }),
    );
    expect(moves).toEqual([
      "NEW ENTER: IN_FORCE MARK_DAYS",
      "NEW REQUEST: REQUESTED",
      "REQUESTED APPROVE: IN_FORCE MARK_DAYS",
      "REQUESTED REFUSE: REFUSED",
      "REQUESTED WITHDRAW: WITHDRAWN",
      "IN_FORCE REVERT: REVERTED MARK_DAYS",
    ]);
  });

  it("has its days worked out anew whenever it comes into force or leaves it, and only then", () => {
    for (const state of STATES)
      for (const move of MOVES) {
        const [next, actions] = moveCorrection(state, move) ?? [state, []];
        const isTouched = (state === "IN_FORCE") !== (next === "IN_FORCE");
        expect(actions, `${state} ${move}`).toEqual(isTouched ? ["MARK_DAYS"] : []);
      }
  });
});
