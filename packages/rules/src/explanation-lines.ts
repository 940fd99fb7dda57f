import { toMinutes } from "./durations.ts";
import type { EdgeJudgement } from "./edge-judgement.ts";
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
export const LINE_KEYS = [
  "PAIR", // inMs, outMs
  "PAUSE", // FIRST_LAST: the pause that an absence makes inside the pair
  "PRESENCE",
  "BREAK_DEDUCTED", // breakMinutes, gapSeconds, breakAfterMinutes
  "BREAK_NOT_DEDUCTED", // the same: break taken as gaps, or not owed yet
  "SHIFT_LENGTH",
  "ABSENCE_PART", // leftMinutes, shiftMinutes: break, breakAfter and minPresent are scaled by them
  "SHIFT_BREAK",
  "NOTHING_EXPECTED",
  "FLEXIBLE", // nobody is late, nobody leaves early
  "LATE", // checkInMs, startMs, graceMinutes; one line for each span of a split day, rounded down to minutes
  "IN_WITHIN_GRACE", // the same
  "LEFT_EARLY", // checkOutMs, endMs, graceMinutes
  "OUT_WITHIN_GRACE", // the same
  "WORKED",
  "EXPECTED",
  "BELOW_OVERTIME_THRESHOLD", // beyondSeconds, thresholdMinutes
] as const;

/** One of {@link LINE_KEYS}. */
export type LineKey = (typeof LINE_KEYS)[number];

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
  return toPresenceLines(judgedDay).concat(
    toWorkedLines(judgedDay),
    toExpectedLines(judgedDay),
    toLateLines(judgedDay),
    toEarlyLeaveLines(judgedDay),
    toOvertimeLines(judgedDay),
  );
}

function toPresenceLines({ paired, durations: { pauseMs } }: JudgedDay): readonly ExplanationLine[] {
  const figure = "presenceMinutes";
  const pairs = paired.pairs.map(({ inMs, outMs }): ExplanationLine => {
    return { figure, key: "PAIR", seconds: (outMs - inMs) / 1000, values: { inMs, outMs } };
  });
  return pauseMs === 0 ? pairs : [...pairs, { figure, key: "PAUSE", seconds: 0 - pauseMs / 1000, values: {} }];
}

function toWorkedLines({ durations, day, paired }: JudgedDay): readonly ExplanationLine[] {
  if (paired.pairs.length === 0) return [];
  const { presenceMs, gapsMs, deductedMs } = durations;
  const { breakMinutes, breakAfterMinutes } = day.plan;
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
  const { shiftMinutes, leftMinutes, breakMinutes } = plan;
  const part: ExplanationLine = {
    figure,
    key: "ABSENCE_PART",
    seconds: (leftMinutes - shiftMinutes) * 60,
    values: { leftMinutes, shiftMinutes },
  };
  return [
    { figure, key: "SHIFT_LENGTH", seconds: shiftMinutes * 60, values: {} },
    ...(leftMinutes === shiftMinutes ? [] : [part]),
    { figure, key: "SHIFT_BREAK", seconds: 0 - breakMinutes * 60, values: {} },
  ];
}

function toLateLines({ day: { plan }, judged }: JudgedDay): readonly ExplanationLine[] {
  const figure = "lateMinutes";
  const { flexible, graceInMinutes: graceMinutes } = plan.shift.rules;
  if (flexible && plan.kind === "WORKING") return [{ figure, key: "FLEXIBLE", seconds: 0, values: {} }];
  return judged.late.map((judgement) => {
    const values = { checkInMs: judgement.punchMs, startMs: judgement.edgeMs, graceMinutes };
    const key = judgement.missMs === undefined ? "IN_WITHIN_GRACE" : "LATE";
    return { figure, key, seconds: toMissSeconds(judgement, plan.spans.length), values };
  });
}

function toEarlyLeaveLines({ day: { plan }, judged }: JudgedDay): readonly ExplanationLine[] {
  return judged.earlyLeave.map((judgement) => {
    const graceMinutes = plan.shift.rules.graceOutMinutes;
    const values = { checkOutMs: judgement.punchMs, endMs: judgement.edgeMs, graceMinutes };
    const key = judgement.missMs === undefined ? "OUT_WITHIN_GRACE" : "LEFT_EARLY";
    return { figure: "earlyLeaveMinutes", key, seconds: toMissSeconds(judgement, plan.spans.length), values };
  });
}

/** R15a rounds each span by itself, so that the lines still add up. */
function toMissSeconds({ missMs = 0 }: EdgeJudgement, spans: number): number {
  return spans > 1 ? toMinutes(missMs) * 60 : missMs / 1000;
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
