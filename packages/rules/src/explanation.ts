import { STATUS_RULE } from "./day-status.ts";
import { type ExplanationLine, toLines } from "./explanation-lines.ts";
import type { JudgedDay } from "./judged-day.ts";
import { type PunchAccount, toPunchAccounts } from "./punch-accounts.ts";
import type { ShiftSource } from "./schedule.ts";
import type { ShiftRules } from "./shift-rules.ts";

/**
 * Why a record is as it is: as data, so that it can be shown in any language. Instants are milliseconds since 1970.
 */
export interface Explanation {
  /** Rules that decided, in the order of the document. */
  readonly rules: readonly string[];
  /** Place whose zone, calendar, window and shift hold (R27, R28). */
  readonly place: string;
  readonly timeZone: string;
  /** R8: the business day, `fromMs` inclusive to `toMs` exclusive. */
  readonly businessDay: { readonly fromMs: number; readonly toMs: number };
  /** R7: the shift that measured the day, with its edges on this date and where it comes from. */
  readonly shift: {
    readonly source: ShiftSource;
    readonly rules: ShiftRules;
    readonly startMs: number;
    readonly endMs: number;
  };
  /** Every punch of the business day with its fate, in order of instant, those set aside last. */
  readonly punches: readonly PunchAccount[];
  /** The arithmetic; the lines of one figure add up to it. */
  readonly lines: readonly ExplanationLine[];
}

/** Explains a judged day. */
export function toExplanation(judgedDay: JudgedDay): Explanation {
  const { schedule, day } = judgedDay;
  const { source, shift, startMs, endMs } = day.plan;
  return {
    rules: toDecidingRules(judgedDay),
    place: schedule.place.id,
    timeZone: schedule.place.rules.timeZone,
    businessDay: { fromMs: day.fromMs, toMs: day.toMs },
    shift: { source, rules: shift.rules, startMs, endMs },
    punches: toPunchAccounts(day, judgedDay.paired.uses),
    lines: toLines(judgedDay),
  };
}

const PAIRING_RULE = { FIRST_LAST: "R9", ALTERNATING: "R10", STATE: "R11" } as const;

function toDecidingRules({ schedule, day, durations, status, completeness, judged }: JudgedDay): readonly string[] {
  const decided: readonly (readonly [rule: string, isDeciding: boolean])[] = [
    ["R5", day.setAside.length > 0],
    ["R6", day.dropped.length > 0],
    ["R8", true],
    [PAIRING_RULE[day.plan.shift.pairing], day.kept.length > 0],
    ["R13", durations.deductedMs > 0],
    ["R14", true],
    ["R15", judged.lateMs !== undefined],
    ["R16", judged.earlyLeaveMs !== undefined],
    ["R17", judged.overtimeMs !== undefined],
    [STATUS_RULE[status], status !== "UNKNOWN"],
    ["R22a", completeness === "NOT_PROVED"],
    [schedule.scopeRule, true],
  ];
  return decided.filter(([, isDeciding]) => isDeciding).map(([rule]) => rule);
}
