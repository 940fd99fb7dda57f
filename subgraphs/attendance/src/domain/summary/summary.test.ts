import { describe, expect, it } from "vitest";
import { addSums, NO_SUMS, toPeriodRates } from "./period-sums.ts";
import { toDayRows, toHourRows, toRankedFigure, toRanks, toWeekdayRows } from "./summary-rows.ts";
import type { RecordGroupSums } from "./summary-store.ts";
import { toUsualPunches } from "./usual-punches.ts";

const sums = (given: Partial<typeof NO_SUMS>) => ({ ...NO_SUMS, ...given });
const day = (date: string, workedMinutes: number): RecordGroupSums => ({
  id: date,
  name: date,
  nameKey: date,
  pin: "1",
  personKey: 1,
  sums: sums({ days: 1, workedMinutes }),
});

describe("sums", () => {
  it("add up figure by figure", () => {
    const both = addSums(sums({ days: 2, lateMinutes: 5 }), sums({ days: 3, absentDays: 1 }));
    expect(both).toEqual(sums({ days: 5, lateMinutes: 5, absentDays: 1 }));
  });

  it("have rates of one decimal, half up, and none where there is nothing to divide by", () => {
    const rates = toPeriodRates(
      sums({
        workingDays: 3,
        presentDays: 2,
        absentDays: 1,
        lateDays: 2,
        lateMinutes: 25,
        workedMinutes: 960,
        expectedMinutes: 1440,
        scheduledDays: 3,
        compliantDays: 1,
        attendedDays: 2,
      }),
    );
    expect(rates).toMatchObject({ attendanceRatePct: 66.7, absenceRatePct: 33.3, lateRatePct: 66.7 });
    expect(rates).toMatchObject({ hoursProgressPct: 66.7, complianceRatePct: 33.3, earlyLeaveRatePct: 0 });
    expect(rates).toMatchObject({ averageWorkedMinutes: 480, averageLateMinutes: 12.5 });
    expect(rates.averageOvertimeMinutes).toBeUndefined();
    expect(new Set(Object.values(toPeriodRates(NO_SUMS)))).toEqual(new Set([undefined]));
  });
});

describe("rows", () => {
  it("of days are every date of the range, those of weekdays all seven, those of hours all twenty-four", () => {
    const days = [day("2026-11-22", 10), day("2026-11-24", 20), day("2026-11-29", 40)];
    const dated = toDayRows(days, "2026-11-22", "2026-11-24").map(({ id, sums: own }) => [id, own?.workedMinutes]);
    expect(dated).toEqual([
      ["2026-11-22", 10],
      ["2026-11-23", 0],
      ["2026-11-24", 20],
    ]);
    expect(toWeekdayRows(days).map(({ sums: own }) => own?.workedMinutes)).toEqual([50, 0, 20, 0, 0, 0, 0]);
    const hours = toHourRows([{ id: "08", punches: 7, people: 3 }]);
    expect(hours.map(({ punches }) => punches?.punches)).toEqual(
      Array.from({ length: 24 }, (_, hour) => (hour === 8 ? 7 : 0)),
    );
  });

  it("are ranked by the figure of the order; equal ones share a rank, those without a figure have none", () => {
    expect(toRanks([9, 7, 7, 3, undefined])).toEqual([1, 2, 2, 4, undefined]);
    const entry = { id: "a", name: "a", nameKey: "a", sums: sums({ workingDays: 4, presentDays: 1, lateMinutes: 8 }) };
    expect(toRankedFigure(entry, "ATTENDANCE_RATE_DESC")).toBe(25);
    expect(toRankedFigure(entry, "LATE_DESC")).toBe(8);
    expect(toRankedFigure(entry, "HOURS_PROGRESS_DESC")).toBeUndefined();
    expect(toRankedFigure(entry, "PUNCHES_DESC")).toBeUndefined();
    expect(toRankedFigure(entry, "KEY_ASC")).toBeUndefined();
  });
});

describe("what is usual of an hour", () => {
  const date = (punches: number) => Array.from({ length: 24 }, (_, hour) => (hour === 8 ? punches : 0));

  it("is the quartiles of comparable dates; one odd date does not move them", () => {
    const usual = toUsualPunches([10, 12, 14, 16, 900].map(date));
    expect(usual?.(8)).toEqual({ lowerQuartile: 12, median: 14, upperQuartile: 16, weeks: 5 });
    expect(usual?.(9)).toEqual({ lowerQuartile: 0, median: 0, upperQuartile: 0, weeks: 5 });
    expect(toUsualPunches([10, 11, 13, 14].map(date))?.(8)).toMatchObject({ lowerQuartile: 10.75, median: 12 });
  });

  it("leaves dates without any punch out, and is not guessed from fewer than four", () => {
    expect(toUsualPunches([10, 0, 12, 14, 0, 16].map(date))?.(8)).toMatchObject({ median: 13, weeks: 4 });
    expect(toUsualPunches([10, 12, 14, 0, 0].map(date))).toBeUndefined();
  });
});
