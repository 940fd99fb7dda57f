import { expect, it } from "vitest";
import { checkMove, type MovableCorrection } from "./check-move.ts";
import type { CorrectionDeed } from "./correction.ts";

const asked: MovableCorrection = {
  state: "REQUESTED",
  enteredBy: "account/sara",
  isRequest: true,
  account: "account/omar",
};
const deed = (move: CorrectionDeed["move"], actor: string): CorrectionDeed => {
  return { move, actor, actorName: actor, atMs: 0, reason: "" };
};

it("lets somebody else decide a request, and who asked take it back", () => {
  expect(checkMove(asked, deed("APPROVE", "account/hr"))[0]).toBe("IN_FORCE");
  expect(checkMove(asked, deed("REFUSE", "account/hr"))[0]).toBe("REFUSED");
  expect(checkMove(asked, deed("WITHDRAW", "account/sara"))[0]).toBe("WITHDRAWN");
});

it("lets nobody decide a request of their own, or about their own days", () => {
  for (const actor of ["account/sara", "account/omar"])
    for (const move of ["APPROVE", "REFUSE"] as const)
      expect(() => checkMove(asked, deed(move, actor))).toThrow(/of their own/);
});

it("lets nobody revert a correction of their own days", () => {
  const inForce = { ...asked, state: "IN_FORCE" as const };
  expect(() => checkMove(inForce, deed("REVERT", "account/omar"))).toThrow(/somebody else to revert/);
  expect(checkMove(inForce, deed("REVERT", "account/sara"))[0]).toBe("REVERTED");
});

it("lets nobody else take a request back", () => {
  expect(() => checkMove(asked, deed("WITHDRAW", "account/hr"))).toThrow(/only who asked/);
});

it("says where a correction stands that cannot be moved so", () => {
  expect(() => checkMove({ ...asked, state: "REFUSED" }, deed("APPROVE", "account/hr"))).toThrow(/is REFUSED/);
});
