import { WEEKDAYS } from "@biometricflow/rules/weekdays";
import { describe, expect, it } from "vitest";
import { areEndless, findQuietEnd, type QuietHours } from "./quiet-hours.ts";

const HOUR = 60;
const NIGHTS: QuietHours = { days: WEEKDAYS, from: 22 * HOUR, to: 7 * HOUR };
const FRIDAY: QuietHours = { days: ["FRI"], from: 0, to: 0 };

/** @returns the end as ISO 8601 to the minute, UTC */
function find(hours: readonly QuietHours[], timeZone: string, at: string): string | undefined {
  const endMs = findQuietEnd(hours, timeZone, Date.parse(at));
  return endMs === undefined ? undefined : new Date(endMs).toISOString().slice(0, 16);
}

describe("quiet hours", () => {
  it.each([
    ["before they begin", "Asia/Riyadh", "2026-11-25T18:59:59.999Z", undefined],
    ["when they begin", "Asia/Riyadh", "2026-11-25T19:00Z", "2026-11-26T04:00"],
    ["after midnight", "Asia/Riyadh", "2026-11-26T03:59:59.999Z", "2026-11-26T04:00"],
    ["when they end", "Asia/Riyadh", "2026-11-26T04:00Z", undefined],
    ["in another zone at the same moment", "America/New_York", "2026-11-25T19:00Z", undefined],
    ["behind UTC, where it is still yesterday", "America/New_York", "2026-11-26T04:00Z", "2026-11-26T12:00"],
    ["in a zone of half an hour", "Asia/Kolkata", "2026-11-25T16:30Z", "2026-11-26T01:30"],
    ["in a night that loses an hour", "Europe/Berlin", "2026-03-28T21:00Z", "2026-03-29T05:00"],
    ["in a night that has an hour twice", "Europe/Berlin", "2026-10-24T20:00Z", "2026-10-25T06:00"],
  ])("are by the wall clock of the zone: %s", (_when, zone, at, end) => {
    expect(find([NIGHTS], zone, at)).toBe(end);
  });

  it("belong to the day on which they begin", () => {
    const thursdays = [{ ...NIGHTS, days: ["THU" as const] }];
    expect(find(thursdays, "UTC", "2026-11-26T23:00Z")).toBe("2026-11-27T07:00");
    expect(find(thursdays, "UTC", "2026-11-27T06:59Z")).toBe("2026-11-27T07:00");
    expect(find(thursdays, "UTC", "2026-11-26T06:59Z")).toBeUndefined();
    expect(find(thursdays, "UTC", "2026-11-27T23:00Z")).toBeUndefined();
  });

  it("within one day end on it, and whole days at midnight", () => {
    const noons = [{ days: WEEKDAYS, from: 12 * HOUR, to: 13 * HOUR }];
    expect(find(noons, "UTC", "2026-11-26T12:30Z")).toBe("2026-11-26T13:00");
    expect(find(noons, "UTC", "2026-11-26T13:00Z")).toBeUndefined();
    expect(find([FRIDAY], "Asia/Riyadh", "2026-11-26T21:00Z")).toBe("2026-11-27T21:00");
    expect(find([FRIDAY], "Asia/Riyadh", "2026-11-26T20:59Z")).toBeUndefined();
  });

  it("that follow one another, or overlap, are one", () => {
    const weekend = [NIGHTS, { ...FRIDAY, days: ["FRI" as const, "SAT" as const] }];
    expect(find(weekend, "UTC", "2026-11-26T22:30Z")).toBe("2026-11-29T07:00");
  });

  it("are none where nobody set them", () => {
    expect(find([], "Nowhere/At_All", "2026-11-26T22:30Z")).toBeUndefined();
  });
});

describe("hours that never end", () => {
  it("are those that leave no minute of the week", () => {
    expect(areEndless([{ ...FRIDAY, days: WEEKDAYS }])).toBe(true);
    expect(areEndless([NIGHTS, { days: WEEKDAYS, from: 7 * HOUR, to: 22 * HOUR }])).toBe(true);
  });

  it("are not those that leave one", () => {
    expect(areEndless([])).toBe(false);
    expect(areEndless([{ ...FRIDAY, days: WEEKDAYS.slice(1) }])).toBe(false);
    expect(areEndless([NIGHTS, { days: WEEKDAYS, from: 7 * HOUR, to: 22 * HOUR - 1 }])).toBe(false);
  });
});
