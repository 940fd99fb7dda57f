import { expect, it } from "vitest";
import { addSeconds, isAfterArrival, toMovedTime } from "./moved-time.ts";

const CAIRO = { timeZone: "Africa/Cairo" };
const HOUR = 3_600;

it.each([
  ["2000-01-01T03:00:00", 1, "2000-01-01T03:00:01"],
  ["2026-03-01T00:00:00", -1, "2026-02-28T23:59:59"],
  ["2000-01-01T00:00:00", 848_000_000, "2026-11-14T19:33:20"],
])("moves %s by %d seconds", (localTime, seconds, moved) => expect(addSeconds(localTime, seconds)).toBe(moved));

it("moves the wall clock, and gives the instant by the zone as it is then", () => {
  // From a winter that the reader never left into a summer with another offset.
  expect(toMovedTime("2026-01-10T08:00:00", { seconds: 181 * 24 * HOUR, zone: CAIRO })).toEqual({
    localTime: "2026-07-10T08:00:00",
    atMs: Date.parse("2026-07-10T05:00:00Z"),
    offsetMinutes: 180,
  });
});

it("takes the first of two times that a clock shows twice", () => {
  expect(toMovedTime("2025-10-29T23:30:00", { seconds: 24 * HOUR, zone: CAIRO })).toMatchObject({ offsetMinutes: 180 });
});

it.each([
  [0, false],
  [60_000, false],
  [60_001, true],
])("a row that is %d ms later than it came is after its arrival: %s", (laterMs, isAfter) =>
  expect(isAfterArrival({ atMs: 1_000 + laterMs, offsetMinutes: 0 }, 1_000)).toBe(isAfter),
);
