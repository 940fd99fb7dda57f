import fc from "fast-check";
import { afterEach, beforeEach, it, vi } from "vitest";
import { anySetup, anySetupWithRestores, judge, type Setup } from "./stream-play.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A catch-up ends where the ledger ended when it began; the shared stream is live behind a punch that came since and nobody wants. */
const ENDS_BEHIND: Setup = {
  maxQueued: 4,
  before: [5, 0, 0],
  after: [],
  commands: [
    { kind: "punch", place: "riyadh", count: 6 },
    { kind: "send", place: "riyadh", count: 4, to: "ALL" },
    { kind: "punch", place: "riyadh", count: 6 },
    { kind: "lose", place: "riyadh" },
    { kind: "return", place: "riyadh" },
    { kind: "take", client: 0, count: 1 },
    { kind: "wait" },
    { kind: "send", place: "riyadh", count: 1, to: "ALL" },
    { kind: "punch", place: "riyadh", count: 1 },
  ],
};

it("a client's stream keeps its laws over long lives", () => {
  fc.assert(fc.property(anySetup(300), judge), { numRuns: 1500, examples: [[ENDS_BEHIND]] });
});

it("a client's stream keeps its laws over long lives with restored ledgers", () => {
  fc.assert(fc.property(anySetupWithRestores(300), judge), { numRuns: 1000 });
});
