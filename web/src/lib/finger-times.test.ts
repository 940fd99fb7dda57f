import { expect, it } from "vitest";
import {
  addWait,
  FEWEST_WAITS,
  type FingerWait,
  MOST_WAITS,
  toClockOffset,
  toFingerFigure,
  toFingerWait,
} from "./finger-times.ts";

const wait = (waitMs: number, atMs = waitMs, uncertaintyMs = 1): FingerWait => ({ waitMs, atMs, uncertaintyMs });
const range = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

it("takes the offset of a clock from the answer that took the least time, half of which is what it may be wrong by", () => {
  const slow = { placeMs: 9_000, askedMs: 1_000, answeredMs: 1_400 };
  const quick = { placeMs: 6_020, askedMs: 1_000, answeredMs: 1_020 };
  expect(toClockOffset([slow, quick])).toEqual({ aheadMs: 5_010, uncertaintyMs: 10 });
  expect(toClockOffset([slow])).toEqual({ aheadMs: 7_800, uncertaintyMs: 200 });
  expect(toClockOffset([])).toBeUndefined();
});

it.each([
  ["an hour behind this browser", -3_600_000],
  ["the same", 0],
  ["a minute ahead", 60_000],
])("takes a place's clock out of the wait that is %s", (_words, aheadMs) => {
  const receivedMs = 1_000_000 + aheadMs;
  expect(toFingerWait(receivedMs, 1_000_120, { aheadMs, uncertaintyMs: 4 })).toEqual({
    ...{ waitMs: 120, uncertaintyMs: 4, atMs: 1_000_120 },
  });
});

it("never says that a punch was here before it was there", () => {
  expect(toFingerWait(1_010, 1_000, { aheadMs: 3, uncertaintyMs: 8 }).waitMs).toBe(0);
});

it("says nothing of too few punches, and how many there are", () => {
  const waits = range(FEWEST_WAITS - 1).map((ms) => wait(ms));
  expect(toFingerFigure(waits)).toEqual({ kind: "UNMEASURED", count: FEWEST_WAITS - 1 });
  expect(toFingerFigure([...waits, wait(9)]).kind).toBe("MEASURED");
});

it("names waits that were measured, in whatever order they came", () => {
  const waits = range(100).map((n) => wait(((n * 37) % 100) + 1, 5_000 + n, n === 50 ? 12 : 2));
  expect(toFingerFigure(waits)).toEqual({
    ...{ kind: "MEASURED", count: 100, p50Ms: 50, p95Ms: 95, uncertaintyMs: 12, sinceMs: 5_001 },
  });
  expect(toFingerFigure(range(5).map((n) => wait(n * 10)))).toMatchObject({ p50Ms: 30, p95Ms: 50 });
});

it("is of the newest punches, as many as are kept", () => {
  const waits = range(MOST_WAITS + 10).reduce<readonly FingerWait[]>((all, n) => addWait(all, wait(n)), []);
  expect([waits.length, waits[0]?.waitMs, waits.at(-1)?.waitMs]).toEqual([MOST_WAITS, 11, MOST_WAITS + 10]);
  expect(toFingerFigure(waits)).toMatchObject({ count: MOST_WAITS, sinceMs: 11 });
});
