import { expect, it } from "vitest";
import { createWeekOf, toFirstWeekday, toWeekStart } from "./weeks.ts";

it.each([
  ["SUN", ["FRI", "SAT"]],
  ["MON", ["SAT", "SUN"]],
  ["SAT", ["THU", "FRI"]],
  ["SAT", ["FRI"]],
  ["MON", []],
  ["MON", ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]],
] as const)("begins weeks on %s after a weekend of %j", (first, weekend) => {
  expect(toFirstWeekday(weekend)).toBe(first);
});

it.each([
  ["2026-11-26", "SUN", "2026-11-22"],
  ["2026-11-22", "SUN", "2026-11-22"],
  ["2026-11-22", "MON", "2026-11-16"],
  ["2026-01-02", "SAT", "2025-12-27"],
] as const)("puts %s into the week that begins on %s %s", (date, first, start) => {
  expect(toWeekStart(date, first)).toBe(start);
});

it("takes the weekend that a place has on the date", () => {
  const calendar = { placeId: "dubai", holidays: [], extraWorkingDays: [] };
  const weekends = [{ from: "2022-01-01", weekend: ["SAT", "SUN"] as const }];
  const weekOf = createWeekOf([{ ...calendar, weekends }]);
  expect(weekOf("dubai", "2021-12-30")).toBe("2021-12-26");
  expect(weekOf("dubai", "2022-01-05")).toBe("2022-01-03");
  expect(weekOf("riyadh", "2022-01-05")).toBe("2022-01-02");
});
