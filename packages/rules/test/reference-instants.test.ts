import { describe, expect, it } from "vitest";
import type { PunchInput } from "./reference/case-format.ts";
import { r1ToR5Rows } from "./reference/r01-r05-instants.ts";

/** Expected instants are worked out by hand from the changes of the IANA time zone database. */
const LONE: readonly [rule: string, timeZone: string, readerTime: string, at: string][] = [
  ["R1 in winter", "Europe/Berlin", "2025-01-15T08:00:00", "2025-01-15T07:00:00Z"],
  ["R1 in summer", "Africa/Cairo", "2025-06-29T08:00:00", "2025-06-29T05:00:00Z"],
  ["R2 in Berlin", "Europe/Berlin", "2025-03-30T02:30:00", "2025-03-30T01:30:00Z"],
  ["R2 in New York", "America/New_York", "2025-03-09T02:00:00", "2025-03-09T07:00:00Z"],
  ["R2 in Cairo at midnight", "Africa/Cairo", "2025-04-25T00:59:59", "2025-04-24T22:59:59Z"],
  ["R2 in Auckland", "Pacific/Auckland", "2025-09-28T02:15:00", "2025-09-27T14:15:00Z"],
  ["R3 first occurrence in Berlin", "Europe/Berlin", "2025-10-26T02:00:00", "2025-10-26T00:00:00Z"],
  ["R3 the second two o'clock's end", "Europe/Berlin", "2025-10-26T03:00:00", "2025-10-26T02:00:00Z"],
  ["R3 first occurrence in Cairo", "Africa/Cairo", "2025-10-30T23:30:00", "2025-10-30T20:30:00Z"],
];

/** Each log is of one reader in Berlin on 2025-10-26, all in the hour that exists twice. */
const LOGS: readonly [what: string, times: readonly string[], at: readonly string[]][] = [
  ["a later clock before an earlier one means the second occurrence", ["02:40", "02:10"], ["00:40", "01:10"]],
  ["equal times stay the first occurrence", ["02:40", "02:40"], ["00:40", "00:40"]],
  ["what follows a second occurrence is one, too", ["02:40", "02:10", "02:20"], ["00:40", "01:10", "01:20"]],
  ["a preceding record later than the second changes nothing", ["03:30", "02:10"], ["02:30", "00:10"]],
  ["a preceding record at the second occurrence makes it the second", ["03:00", "02:59"], ["02:00", "00:59"]],
];

function berlinRow(time: string, index: number): PunchInput {
  return { place: "BER", t: `2025-10-26T${time}:00`, pin: `p${index}` };
}

function instantsOf(timeZone: string, punches: readonly PunchInput[]): readonly string[] {
  const rows = r1ToR5Rows({ pin: "1001", places: { BER: { timeZone } }, punches });
  return rows.map((row) => new Date(row.at * 1000).toISOString().replace(".000", ""));
}

describe("the slow reference from reader time to instant", () => {
  it.each(LONE)("follows %s", (_rule, timeZone, readerTime, at) => {
    expect(instantsOf(timeZone, [{ place: "BER", t: readerTime }])).toEqual([at]);
  });

  it.each(LOGS)("reads a log by R3: %s", (_what, times, at) => {
    expect(instantsOf("Europe/Berlin", times.map(berlinRow))).toEqual(at.map((time) => `2025-10-26T${time}:00Z`));
  });
});
