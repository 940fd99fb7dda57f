import { expect, it } from "vitest";
import { isDate, isLocalTime, parseDay, parseLocalTime, toDate } from "./local-time.ts";

it("counts days as the calendar does, from 1600 to 2400", () => {
  for (let day = -135_140; day < 157_054; day += 13) {
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    expect([toDate(day), parseDay(date)]).toEqual([date, day]);
  }
});

it.each(["2000-02-29", "2024-02-29", "2025-12-31", "1900-02-28"])("accepts the date %s", (date) => {
  expect(toDate(parseDay(date))).toBe(date);
});

it.each(["2025-02-29", "1900-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00", "25-01-01", "today"])(
  "refuses the date %s",
  (date) => {
    expect(isDate(date)).toBe(false);
    expect(() => parseDay(date)).toThrow(RangeError);
  },
);

it("parses a local time as if it were UTC", () => {
  expect(parseLocalTime("2025-06-29T08:15:01")).toBe(Date.UTC(2025, 5, 29, 8, 15, 1));
});

it.each([
  "2025-02-30T08:00:00",
  "2025-06-29T24:00:00",
  "2025-06-29T08:60:00",
  "2025-06-29T08:00:60",
  "2025-06-29 08:00:00",
  "2025-06-29T08:00",
])("refuses the local time %s", (local) => {
  expect(isLocalTime(local)).toBe(false);
  expect(() => parseLocalTime(local)).toThrow(RangeError);
});
