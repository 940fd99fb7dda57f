import fc from "fast-check";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { anySetup, anySetupWithRestores, judge } from "../../test/stream-play.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("in any order of punches, losses, catch-ups, overflows, stalls, and places that come and go", () => {
  it("a client gets each punch after its position once, in place order, none left out, and is told the truth", () => {
    fc.assert(fc.property(anySetup(60), judge), { numRuns: 150 });
  });

  it("a client is told of every gap that a restored ledger leaves, or that its position is worth nothing", () => {
    fc.assert(fc.property(anySetupWithRestores(60), judge), { numRuns: 100 });
  });
});
