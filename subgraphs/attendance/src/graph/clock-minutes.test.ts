import { expect, it } from "vitest";
import { createClock } from "./clock-minutes.ts";

const toClockMinutes = createClock(new Map([["cairo", "Africa/Cairo"]]));

it.each([
  ["in summer", "cairo", "2026-10-29", "2026-10-29T05:00:00Z", 480],
  ["in winter", "cairo", "2026-10-30", "2026-10-30T06:00:00Z", 480],
  ["after midnight of a date's night", "cairo", "2026-11-17", "2026-11-17T22:30:00Z", 1470],
  ["at a place without a zone", "rome", "2026-11-17", "2026-11-17T08:00:00Z", 480],
])("tells the time on a place's clocks %s", (_when, placeId, date, instant, minutes) => {
  expect(toClockMinutes(placeId, date, Date.parse(instant))).toBe(minutes);
});
