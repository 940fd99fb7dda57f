import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type LatenessWatch, watchLateness } from "./lateness.ts";

let nowMs: number;
let watch: LatenessWatch;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  nowMs = 1_000_000;
  watch = watchLateness(() => nowMs);
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

/** One turn of the event loop that took so long: what was due meanwhile runs once, after it. */
function turn(ms: number): boolean {
  nowMs += ms;
  vi.advanceTimersByTime(500);
  return watch.isLate();
}

it("serves after one turn that took as long as you like", () => {
  expect([turn(500), turn(3_600_000), turn(500)]).toEqual([false, false, false]);
});

it("is late while turn after turn takes seconds, and no longer than that", () => {
  expect([turn(5_500), turn(5_500), turn(9_000), turn(500)]).toEqual([false, true, true, false]);
});

it("counts no turns that others came between", () => {
  expect([turn(6_000), turn(5_400), turn(6_000), turn(500), turn(6_000)]).toEqual([false, false, false, false, false]);
});
