import { describe, expect, it } from "vitest";
import { addDays, parseDate, toDate, toStartOfDay } from "./zone.ts";

describe("the start of a day", () => {
  it.each([
    ["2026-11-22", "Asia/Riyadh", "2026-11-21T21:00:00.000Z"],
    ["2026-11-22", "UTC", "2026-11-22T00:00:00.000Z"],
    ["2026-03-08", "America/New_York", "2026-03-08T05:00:00.000Z"],
    ["2026-03-09", "America/New_York", "2026-03-09T04:00:00.000Z"],
    ["2026-11-01", "Pacific/Auckland", "2026-10-31T11:00:00.000Z"],
    ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"], // midnight does not exist: clocks jump to 01:00
    ["2026-10-30", "Africa/Cairo", "2026-10-29T22:00:00.000Z"], // 23:00 comes twice on the day before
  ])("of %s in %s is %s", (date, zone, instant) => {
    expect(toStartOfDay(date, zone)).toBe(instant);
  });
});

it("names the date of a zone at an instant", () => {
  const lateEvening = Date.parse("2026-11-22T21:30:00Z");
  expect([toDate(lateEvening, "UTC"), toDate(lateEvening, "Asia/Riyadh")]).toEqual(["2026-11-22", "2026-11-23"]);
});

it.each([
  ["2026-02-28", 1, "2026-03-01"],
  ["2026-01-01", -1, "2025-12-31"],
])("adds to %s %i day: %s", (date, days, sum) => {
  expect(addDays(date, days)).toBe(sum);
});

it.each([
  ["2026-02-28", "2026-02-28"],
  ["2026-02-30", undefined],
  ["22.11.2026", undefined],
  ["", undefined],
  [null, undefined],
])("reads %j as %j", (text, date) => {
  expect(parseDate(text)).toBe(date);
});
