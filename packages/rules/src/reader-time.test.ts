import { describe, expect, it } from "vitest";
import { createZoneResolver, isTimeZone, type ReaderZone, resolveReaderTime } from "./reader-time.ts";

const BERLIN: ReaderZone = { timeZone: "Europe/Berlin" };

/** Expected instants are literals, from the published transition times of each zone. */
const TIMES: readonly (readonly [local: string, timeZone: string, at: string, kind: string])[] = [
  ["2025-06-29T08:00:00", "Asia/Riyadh", "2025-06-29T05:00:00Z", "UNIQUE"],
  ["2025-03-30T01:59:59", "Europe/Berlin", "2025-03-30T00:59:59Z", "UNIQUE"],
  ["2025-03-30T02:00:00", "Europe/Berlin", "2025-03-30T01:00:00Z", "SKIPPED"],
  ["2025-03-30T02:59:59", "Europe/Berlin", "2025-03-30T01:59:59Z", "SKIPPED"],
  ["2025-03-30T03:00:00", "Europe/Berlin", "2025-03-30T01:00:00Z", "UNIQUE"],
  ["2025-10-26T01:59:59", "Europe/Berlin", "2025-10-25T23:59:59Z", "UNIQUE"],
  ["2025-10-26T02:00:00", "Europe/Berlin", "2025-10-26T00:00:00Z", "REPEATED_FIRST"],
  ["2025-10-26T02:59:59", "Europe/Berlin", "2025-10-26T00:59:59Z", "REPEATED_FIRST"],
  ["2025-10-26T03:00:00", "Europe/Berlin", "2025-10-26T02:00:00Z", "UNIQUE"],
  ["2025-04-25T00:30:00", "Africa/Cairo", "2025-04-24T22:30:00Z", "SKIPPED"],
  ["2025-10-30T23:30:00", "Africa/Cairo", "2025-10-30T20:30:00Z", "REPEATED_FIRST"],
  ["2025-03-09T02:30:00", "America/New_York", "2025-03-09T07:30:00Z", "SKIPPED"],
  ["2025-11-02T01:30:00", "America/New_York", "2025-11-02T05:30:00Z", "REPEATED_FIRST"],
  ["2025-04-06T02:30:00", "Pacific/Auckland", "2025-04-05T13:30:00Z", "REPEATED_FIRST"],
  ["2025-09-28T02:30:00", "Pacific/Auckland", "2025-09-27T14:30:00Z", "SKIPPED"],
  ["2011-12-30T12:00:00", "Pacific/Apia", "2011-12-30T22:00:00Z", "SKIPPED"],
  ["2025-06-29T08:00:00", "Asia/Kathmandu", "2025-06-29T02:15:00Z", "UNIQUE"],
];

it.each(TIMES)("resolves %s at %s to %s, %s", (local, timeZone, at, kind) => {
  const resolved = resolveReaderTime(local, { timeZone }, undefined);
  expect(new Date(resolved.instantMs).toISOString()).toBe(at.replace("Z", ".000Z"));
  expect(resolved.kind).toBe(kind);
});

describe("a repeated local time after a record of the same reader", () => {
  const FIRST = "2025-10-26T00:30:00Z";
  const SECOND = "2025-10-26T01:30:00Z";
  it.each([
    ["at the first occurrence is the first", FIRST, FIRST],
    ["a second after the first occurrence is the second", "2025-10-26T00:30:01Z", SECOND],
    ["at the second occurrence is the second", SECOND, SECOND],
    ["a second after the second occurrence is the first", "2025-10-26T01:30:01Z", FIRST],
    ["of the day before is the first", "2025-10-25T12:00:00Z", FIRST],
  ])("%s", (_title, preceding, expected) => {
    const { instantMs } = resolveReaderTime("2025-10-26T02:30:00", BERLIN, Date.parse(preceding));
    expect(instantMs).toBe(Date.parse(expected));
  });

  it("carries the offset after the change", () => {
    const resolved = resolveReaderTime("2025-10-26T02:30:00", BERLIN, Date.parse("2025-10-26T01:10:00Z"));
    expect(resolved).toEqual({ instantMs: Date.parse(SECOND), offsetMinutes: 60, kind: "REPEATED_SECOND" });
  });
});

it.each([
  ["+01:00", 60],
  ["-03:30", -210],
  ["+00:00", 0],
  ["-18:00", -1080],
])("applies the fixed offset %s instead of the zone", (fixedOffset, offsetMinutes) => {
  const resolved = resolveReaderTime("2025-03-30T02:30:00", { ...BERLIN, fixedOffset }, undefined);
  const instantMs = Date.UTC(2025, 2, 30, 2, 30) - offsetMinutes * 60_000;
  expect(resolved).toEqual({ instantMs, offsetMinutes, kind: "UNIQUE" });
});

it.each(["01:00", "+1:00", "+18:30", "+19:00", "+01:60", "Z"])("refuses the offset %s", (fixedOffset) => {
  expect(() => createZoneResolver({ ...BERLIN, fixedOffset })).toThrow(RangeError);
});

it("refuses an unknown zone", () => {
  expect(() => createZoneResolver({ timeZone: "Mars/Olympus" })).toThrow(RangeError);
});

it.each([
  ["Africa/Cairo", true],
  ["UTC", true],
  ["Mars/Olympus", false],
  ["+03:00", false],
  ["", false],
])("knows whether %s is a zone", (name, isKnown) => expect(isTimeZone(name)).toBe(isKnown));
