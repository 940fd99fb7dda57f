import fc from "fast-check";
import { afterEach, beforeEach, it, vi } from "vitest";
import { anySetup, anySetupWithRestores, judge } from "./stream-play.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("a client's stream keeps its laws over long lives", () => {
  fc.assert(fc.property(anySetup(300), judge), { numRuns: 1500 });
});

it("a client's stream keeps its laws over long lives with restored ledgers", () => {
  fc.assert(fc.property(anySetupWithRestores(300), judge), { numRuns: 1000 });
});
