import { expect, it } from "vitest";
import { addDays, toUtcDate } from "./dates.ts";

it.each([
  ["2026-02-28", 1, "2026-03-01"],
  ["2024-02-28", 1, "2024-02-29"],
  ["2026-01-01", -2, "2025-12-30"],
  ["2025-02-30", 1, "1970-01-01"],
])("%s and %s days are %s", (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected);
});

it("names the date of an instant in UTC", () => {
  expect(toUtcDate(Date.UTC(2026, 10, 26, 23, 59))).toBe("2026-11-26");
});
