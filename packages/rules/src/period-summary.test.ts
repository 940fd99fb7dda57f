import { expect, it } from "vitest";
import type { DayRecord } from "./day-record.ts";
import { toPeriodSummary } from "./period-summary.ts";

const RECORD: DayRecord = {
  date: "2025-06-30",
  status: "PRESENT",
  flags: [],
  checkInMs: undefined,
  checkOutMs: undefined,
  presenceMinutes: 540,
  workedMinutes: 480,
  expectedMinutes: 480,
  lateMinutes: 0,
  earlyLeaveMinutes: 0,
  overtimeMinutes: 0,
  progressPct: 100,
  keptPunches: 2,
  droppedDuplicates: 0,
  completeness: "PROVED",
  explanation: {
    rules: [],
    place: "home",
    timeZone: "UTC",
    businessDay: { fromMs: 0, toMs: 0 },
    shift: {
      source: "PLACE",
      rules: {
        start: "08:00",
        end: "17:00",
        spans: [{ start: "08:00", end: "17:00" }],
        flexible: false,
        breakMinutes: 60,
        breakAfterMinutes: 300,
        graceInMinutes: 15,
        graceOutMinutes: 30,
        overtimeAfterMinutes: 30,
        minPresentMinutes: 240,
        dayLeadMinutes: 240,
        dayTailMinutes: 720,
        pairing: "FIRST_LAST",
      },
      startMs: 0,
      endMs: 0,
      shiftEdges: { startMs: 0, endMs: 0 },
      spans: [],
    },
    absence: undefined,
    punches: [],
    lines: [],
  },
};

it("counts pending and unknown days beside the working days", () => {
  const summary = toPeriodSummary([
    { ...RECORD, flags: ["EARLY_LEAVE", "LATE"], lateMinutes: 20, earlyLeaveMinutes: 40, workedMinutes: 420 },
    { ...RECORD, status: "PENDING", flags: ["LATE"], lateMinutes: 30, workedMinutes: 60 },
    { ...RECORD, status: "UNKNOWN", workedMinutes: 0 },
    { ...RECORD, status: "HOLIDAY", workedMinutes: 100, expectedMinutes: 0, overtimeMinutes: 100 },
    { ...RECORD, status: "ABSENT", workedMinutes: 0 },
  ]);
  expect(summary).toEqual({
    days: 5,
    workingDays: 2,
    presentDays: 1,
    absentDays: 1,
    incompleteDays: 0,
    holidayDays: 1,
    weekendDays: 0,
    pendingDays: 1,
    unknownDays: 1,
    leaveDays: 0,
    partialLeaveDays: 0,
    lateDays: 1,
    earlyLeaveDays: 1,
    workedMinutes: 420,
    expectedMinutes: 960,
    lateMinutes: 20,
    earlyLeaveMinutes: 40,
    overtimeMinutes: 100,
    offDayWorkedMinutes: 100,
    attendanceRatePct: 50,
    hoursProgressPct: 43.8,
  });
});

it("does not cap the progress of hours", () => {
  expect(toPeriodSummary([{ ...RECORD, workedMinutes: 600 }]).hoursProgressPct).toBe(125);
});

it("rounds rates half up", () => {
  const records = Array.from({ length: 16 }, (_day, index): DayRecord => {
    return { ...RECORD, status: index === 0 ? "PRESENT" : "ABSENT" };
  });
  expect(toPeriodSummary(records).attendanceRatePct).toBe(6.3); // 6.25
});

it("has no rates without working days", () => {
  const { days, attendanceRatePct, hoursProgressPct } = toPeriodSummary([]);
  expect([days, attendanceRatePct, hoursProgressPct]).toEqual([0, undefined, undefined]);
});
