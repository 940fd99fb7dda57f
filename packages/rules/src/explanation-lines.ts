import type { JudgedDay } from "./judged-day.ts";

/** The figures of a record that are explained by lines. */
export type Figure =
  | "presenceMinutes"
  | "workedMinutes"
  | "expectedMinutes"
  | "lateMinutes"
  | "earlyLeaveMinutes"
  | "overtimeMinutes";

/** The kinds of lines. Each has one sentence in the message catalogue of every language. */
export type LineKey =
  | "PAIR" // inMs, outMs
  | "PRESENCE"
  | "BREAK_DEDUCTED" // breakMinutes, gapSeconds, breakAfterMinutes
  | "BREAK_NOT_DEDUCTED" // the same: break taken as gaps, or not owed yet
  | "SHIFT_LENGTH"
  | "SHIFT_BREAK"
  | "NOTHING_EXPECTED"
  | "LATE" // checkInMs, startMs, graceMinutes
  | "IN_WITHIN_GRACE" // the same
  | "LEFT_EARLY" // checkOutMs, endMs, graceMinutes
  | "OUT_WITHIN_GRACE" // the same
  | "WORKED"
  | "EXPECTED"
  | "BELOW_OVERTIME_THRESHOLD"; // beyondSeconds, thresholdMinutes

/** One line of arithmetic. The seconds of all lines of a figure, divided by 60 and rounded down, are the figure. */
export interface ExplanationLine {
  readonly figure: Figure;
  readonly key: LineKey;
  /** Signed; may hold a fraction where a clock was corrected by one. */
  readonly seconds: number;
  readonly values: Readonly<Record<string, number>>;
}

/** The arithmetic of a judged day, figure by figure. */
export function toLines(judgedDay: JudgedDay): readonly ExplanationLine[] {
  return [
    ...toPresenceLines(judgedDay),
    ...toWorkedLines(judgedDay),
    ...toExpectedLines(judgedDay),
    ...toLateLines(judgedDay),
    ...toEarlyLeaveLines(judgedDay),
    ...toOvertimeLines(judgedDay),
  ];
}

function toPresenceLines({ paired }: JudgedDay): readonly ExplanationLine[] {
  return paired.pairs.map(({ inMs, outMs }) => ({
    figure: "presenceMinutes",
    key: "PAIR",
    seconds: (outMs - inMs) / 1000,
    values: { inMs, outMs },
  }));
}

function toWorkedLines({ durations, day, paired }: JudgedDay): readonly ExplanationLine[] {
  if (paired.pairs.length === 0) return [];
  const { presenceMs, gapsMs, deductedMs } = durations;
  const { breakMinutes, breakAfterMinutes } = day.plan.shift.rules;
  return [
    { figure: "workedMinutes", key: "PRESENCE", seconds: presenceMs / 1000, values: {} },
    {
      figure: "workedMinutes",
      key: deductedMs > 0 ? "BREAK_DEDUCTED" : "BREAK_NOT_DEDUCTED",
      seconds: 0 - deductedMs / 1000,
      values: { breakMinutes, breakAfterMinutes, gapSeconds: gapsMs / 1000 },
    },
  ];
}

function toExpectedLines({ day: { plan } }: JudgedDay): readonly ExplanationLine[] {
  const figure = "expectedMinutes";
  if (plan.kind !== "WORKING") return [{ figure, key: "NOTHING_EXPECTED", seconds: 0, values: {} }];
  return [
    { figure, key: "SHIFT_LENGTH", seconds: plan.shift.lengthMs / 1000, values: {} },
    { figure, key: "SHIFT_BREAK", seconds: 0 - plan.shift.breakMs / 1000, values: {} },
  ];
}

function toLateLines({
  day: { plan },
  paired: { checkInMs },
  judged: { lateMs },
}: JudgedDay): readonly ExplanationLine[] {
  if (checkInMs === undefined || plan.kind !== "WORKING") return [];
  const values = { checkInMs, startMs: plan.startMs, graceMinutes: plan.shift.rules.graceInMinutes };
  return lateMs === undefined
    ? [{ figure: "lateMinutes", key: "IN_WITHIN_GRACE", seconds: 0, values }]
    : [{ figure: "lateMinutes", key: "LATE", seconds: lateMs / 1000, values }];
}

function toEarlyLeaveLines({ day: { plan }, paired, judged, status }: JudgedDay): readonly ExplanationLine[] {
  const { checkOutMs, isOutMissing } = paired;
  if (checkOutMs === undefined || isOutMissing || plan.kind !== "WORKING" || status === "PENDING") return [];
  const values = { checkOutMs, endMs: plan.endMs, graceMinutes: plan.shift.rules.graceOutMinutes };
  return judged.earlyLeaveMs === undefined
    ? [{ figure: "earlyLeaveMinutes", key: "OUT_WITHIN_GRACE", seconds: 0, values }]
    : [{ figure: "earlyLeaveMinutes", key: "LEFT_EARLY", seconds: judged.earlyLeaveMs / 1000, values }];
}

function toOvertimeLines({ durations, day, judged, status }: JudgedDay): readonly ExplanationLine[] {
  const figure = "overtimeMinutes";
  const { workedMs, expectedMs } = durations;
  if (judged.overtimeMs !== undefined) {
    return [
      { figure, key: "WORKED", seconds: workedMs / 1000, values: {} },
      { figure, key: "EXPECTED", seconds: 0 - expectedMs / 1000, values: {} },
    ];
  }
  if (status === "PENDING" || workedMs <= expectedMs) return [];
  const thresholdMinutes = day.plan.shift.rules.overtimeAfterMinutes;
  const values = { beyondSeconds: (workedMs - expectedMs) / 1000, thresholdMinutes };
  return [{ figure, key: "BELOW_OVERTIME_THRESHOLD", seconds: 0, values }];
}
