import { expect, it } from "vitest";
import { measureClock, toSeconds, toZoneMinutes } from "./clock-measure.ts";

const at = (iso: string) => Date.parse(iso);
const drift = (timeZone: string, shown: string, now: string) =>
  toSeconds(measureClock({ timeZone }, { shown, answeredMs: at(now), roundTripMs: 0 }).driftMs);

it("finds a right clock right at whatever part of its second it is asked", () => {
  for (const part of ["000", "250", "499", "999"])
    expect(drift("Asia/Riyadh", "2026-03-01T08:00:00", `2026-03-01T05:00:00.${part}Z`)).toBe(0);
});

it("says by how much it may be wrong, and counts from the middle of the way", () => {
  const told = { shown: "2026-03-01T08:00:00", answeredMs: at("2026-03-01T05:00:04.500Z"), roundTripMs: 8_000 };
  expect(measureClock({ timeZone: "Asia/Riyadh" }, told)).toEqual({
    atMs: at("2026-03-01T05:00:00.500Z"),
    driftMs: 0,
    uncertaintyMs: 4_500,
  });
});

it.each([
  ["a right clock the first time", "2026-10-25T02:30:00", "2026-10-25T00:30:00.400Z", 0],
  ["a right clock the second time", "2026-10-25T02:30:00", "2026-10-25T01:30:00.400Z", 0],
  ["five minutes ahead, over the change", "2026-10-25T02:03:00", "2026-10-25T00:58:00Z", 300],
  ["one that was not set back", "2026-10-25T03:30:00", "2026-10-25T01:30:00Z", 3_600],
])("does not mistake the hour that exists twice: %s", (_what, shown, now, seconds) => {
  expect(drift("Europe/Berlin", shown, now)).toBe(seconds);
});

it("keeps the drift of one that is behind when the clocks are set forward", () => {
  expect(drift("Europe/Berlin", "2026-03-29T01:57:00", "2026-03-29T01:02:00Z")).toBe(-300);
});

it.each([
  [3_600, 60],
  [-3_600, -60],
  [12_600, 210],
  [-19_800 + 45, -330],
  [900, 15],
  [0, undefined],
  [300, undefined],
  [961, undefined],
  [-820_000, undefined],
])("names a clock that is off by %s s as one of another zone only where it is: %s min", (seconds, minutes) => {
  expect(toZoneMinutes(seconds * 1_000)).toBe(minutes);
});
