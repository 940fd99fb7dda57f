import { describe, expect, it } from "vitest";
import { advance, INITIAL_PROGRESS, type LiveInput, type LiveState, toLiveState } from "./live-state.ts";

const caughtUp: LiveInput = {
  kind: "message",
  phase: "LIVE",
  notice: { kind: "CAUGHT_UP", place: null, remaining: null },
};
const lose = (place: string): LiveInput => ({
  kind: "message",
  phase: "LIVE",
  notice: { kind: "PLACE_LOST", place, remaining: null },
});
const back = (place: string, remaining: number | null): LiveInput => ({
  kind: "message",
  phase: "LIVE",
  notice: { kind: "PLACE_BACK", place, remaining },
});
const missed: LiveInput = { kind: "message", phase: "CATCH_UP" };
const lost = (attempt: number): LiveInput => ({ kind: "lost", attempt, nextInMs: 300, atMs: 1_000 * attempt });

const CASES: readonly [title: string, inputs: readonly LiveInput[], state: LiveState][] = [
  ["connects before the first message", [{ kind: "connecting" }], { kind: "connecting" }],
  ["is live after the first notice", [{ kind: "connecting" }, caughtUp], { kind: "live" }],
  ["is catching up without a count while missed punches come", [missed], { kind: "catchingUp", remaining: null }],
  [
    "counts down what a returned place still owes",
    [caughtUp, lose("amman"), back("amman", 3), missed],
    { kind: "catchingUp", remaining: 2 },
  ],
  ["is live when everything missed was sent", [missed, missed, caughtUp], { kind: "live" }],
  [
    "names every lost place once",
    [caughtUp, lose("riyadh"), lose("cairo"), lose("riyadh")],
    { kind: "partlyLive", places: ["cairo", "riyadh"] },
  ],
  [
    "is catching up when the last lost place is back",
    [caughtUp, lose("cairo"), back("cairo", null)],
    { kind: "catchingUp", remaining: null },
  ],
  [
    "is live again when the returned place has caught up",
    [caughtUp, lose("cairo"), back("cairo", null), missed, caughtUp],
    { kind: "live" },
  ],
  ["names lost places although others catch up", [lose("cairo"), missed], { kind: "partlyLive", places: ["cairo"] }],
  ["says which try comes next", [caughtUp, lost(2)], { kind: "reconnecting", attempt: 2, nextInMs: 300 }],
  [
    "shows the running try as due now",
    [caughtUp, lost(2), { kind: "connecting" }],
    { kind: "reconnecting", attempt: 2, nextInMs: 0 },
  ],
  [
    "is offline since the first loss after five tries",
    [caughtUp, lost(1), lost(2), lost(6)],
    { kind: "offline", sinceMs: 1_000, attempt: 6, nextInMs: 300 },
  ],
  ["forgets lost places with the connection", [caughtUp, lose("cairo"), lost(1), caughtUp], { kind: "live" }],
  ["ends with the code", [caughtUp, { kind: "ended", code: "FORBIDDEN" }], { kind: "ended", code: "FORBIDDEN" }],
];

describe("the state of a live list", () => {
  it.each(CASES)("%s", (_title, inputs, state) => {
    expect(toLiveState(inputs.reduce(advance, INITIAL_PROGRESS))).toEqual(state);
  });
});
