import { expect, it } from "vitest";
import { listDates, type RangeName, toDateSpan, toMonthSpan, toWholeMonth } from "./range.ts";

const NAMED: readonly [range: RangeName | null, today: string, from: string, to: string][] = [
  ["today", "2026-03-01", "2026-03-01", "2026-03-01"],
  ["yesterday", "2026-03-01", "2026-02-28", "2026-02-28"],
  ["week", "2026-03-01", "2026-02-23", "2026-03-01"],
  ["month", "2026-02-10", "2026-02-01", "2026-02-28"],
  ["last-month", "2026-01-31", "2025-12-01", "2025-12-31"],
  [null, "2026-11-26", "2026-11-01", "2026-11-30"],
];

it.each(NAMED)("takes %s on %s for %s to %s", (range, today, from, to) => {
  expect(toDateSpan({ range, from: null, to: null }, today)).toEqual({ from, to });
});

it("takes dates of their own in either order, and one alone for itself", () => {
  const asked = { range: null, from: "2026-11-09", to: "2026-11-02" };
  expect(toDateSpan(asked, "2026-11-26")).toEqual({ from: "2026-11-02", to: "2026-11-09" });
  expect(toDateSpan({ ...asked, from: null }, "2026-11-26")).toEqual({ from: "2026-11-02", to: "2026-11-02" });
});

it("knows a whole month from any other span", () => {
  expect(toWholeMonth(toMonthSpan("2028-02"))).toBe("2028-02");
  expect(toWholeMonth({ from: "2028-02-01", to: "2028-02-28" })).toBeUndefined();
  expect(listDates(toMonthSpan("2028-02"))).toHaveLength(29);
});
