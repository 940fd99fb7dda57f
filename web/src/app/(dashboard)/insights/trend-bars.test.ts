import { expect, it } from "vitest";
import { addDays } from "../../../lib/zone.ts";
import { toTrend } from "./trend-bars.ts";

const toDays = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({
    date: addDays("2026-09-01", nth),
    figures: {
      ...{ workingDays: 10, absentDays: 0, unknownDays: 1, pendingDays: 0, lateDays: 2, lateMinutes: 30 },
      ...{ overtimeMinutes: 60, lateRatePct: 20, averageLateMinutes: 15 },
    },
  }));

it("draws a bar for each of a few dates", () => {
  expect(toTrend(toDays(28)).map(({ from, to }) => from === to)).toEqual(Array(28).fill(true));
  expect(toTrend([])).toEqual([]);
});

it("draws weeks of many dates, the last one whole, and loses no day", () => {
  const weeks = toTrend(toDays(92));
  expect(weeks.map(({ workingDays }) => workingDays / 10)).toEqual([1, ...Array<number>(13).fill(7)]);
  expect(weeks.at(-1)).toMatchObject({ to: "2026-12-01", lateDays: 14, unknownDays: 7, overtimeMinutes: 420 });
  expect(toTrend(toDays(91)).map(({ workingDays }) => workingDays / 10)).toEqual(Array(13).fill(7));
});
