import { expect, it } from "vitest";
import { createCallRate } from "./call-rate.ts";

const count = (rate: ReturnType<typeof createCallRate>, caller: string, calls: number, nowMs: number) =>
  Array.from({ length: calls }, () => rate(caller, nowMs)).filter(Boolean).length;

it("lets a caller call so often at once, and then as often as time passes", () => {
  const rate = createCallRate({ burst: 10, perSecond: 2, callers: 100 });
  expect([count(rate, "a", 15, 0), count(rate, "a", 15, 1_000), count(rate, "a", 15, 60_000)]).toEqual([10, 2, 10]);
});

it("gives each caller a share of its own", () => {
  const rate = createCallRate({ burst: 3, perSecond: 1, callers: 100 });
  count(rate, "a", 100, 0);
  expect(count(rate, "b", 3, 0)).toBe(3);
});

it("remembers so many callers and no more", () => {
  const rate = createCallRate({ burst: 1, perSecond: 0, callers: 2 });
  for (const caller of ["a", "b", "c"]) rate(caller, 0);
  expect([rate("c", 0), rate("a", 0)]).toEqual([false, true]); // "a" was forgotten
});

it("is not undone by a clock that goes back", () => {
  const rate = createCallRate({ burst: 1, perSecond: 1, callers: 2 });
  rate("a", 10_000);
  expect(rate("a", 0)).toBe(false);
});
