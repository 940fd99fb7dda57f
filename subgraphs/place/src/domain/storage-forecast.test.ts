import { expect, it } from "vitest";
import { toStorageForecast } from "./storage-forecast.ts";

const NOW = Date.parse("2026-11-26T12:00:00Z");
const DAY = 24 * 3_600_000;
const USE = { rows: 7_000, capacity: 10_000, recent: { punches: 3_000, sinceMs: NOW - 30 * DAY }, nowMs: NOW };

it("tells when the log is full by the punches of the last thirty days", () => {
  expect(toStorageForecast(USE)).toEqual({
    rows: 7_000,
    capacity: 10_000,
    fillPct: 70,
    punchesPerDay: 100,
    fullOn: "2026-12-26",
  });
});

it("counts a reader that is new by the days that it was used, and its first hours as a day", () => {
  const since = (days: number) => toStorageForecast({ ...USE, recent: { punches: 300, sinceMs: NOW - days * DAY } });
  expect([since(3).punchesPerDay, since(0.1).punchesPerDay]).toEqual([100, 300]);
});

it.each([
  ["nobody ever punched", { recent: undefined }, { punchesPerDay: undefined, fullOn: undefined }],
  ["nobody punched of late", { recent: { punches: 0, sinceMs: NOW - DAY } }, { punchesPerDay: 0, fullOn: undefined }],
  ["it takes more than ten years", { recent: { punches: 1, sinceMs: NOW - 30 * DAY } }, { fullOn: undefined }],
  ["it is full already", { rows: 10_000, recent: undefined }, { fillPct: 100, fullOn: "2026-11-26" }],
  ["it says that it holds more than it can", { rows: 12_000 }, { fillPct: 100, fullOn: "2026-11-26" }],
])("says what it can where %s", (_what, change, expected) => {
  expect(toStorageForecast({ ...USE, ...change })).toMatchObject(expected);
});
