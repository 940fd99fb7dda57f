import type { Absence } from "./absence.ts";
import { STATUS_RULE } from "./day-status.ts";
import { isMissed } from "./edge-judgement.ts";
import { type ExplanationLine, toLines } from "./explanation-lines.ts";
import type { JudgedDay } from "./judged-day.ts";
import { type PunchAccount, toPunchAccounts } from "./punch-accounts.ts";
import { listPauses, type ShiftSource } from "./day-plan.ts";
import type { ShiftEdges } from "./shift.ts";
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
    /** R8: the edges of the whole shift, whatever an absence takes of it. */
    readonly shiftEdges: ShiftEdges;
    /** R7b: what is left of the shift, with a pause between two of them. */
    readonly spans: readonly ShiftEdges[];
  };
  /** R7b, R22b: the absence that takes the day or a part of it. */
  readonly absence: Absence | undefined;
  /** Every punch of the business day with its fate, in order of instant, those set aside last. */
  readonly punches: readonly PunchAccount[];
  /** The arithmetic; the lines of one figure add up to it. */
  readonly lines: readonly ExplanationLine[];
}

/** Explains a judged day. */
export function toExplanation(judgedDay: JudgedDay): Explanation {
  const { schedule, day } = judgedDay;
  const { source, shift, startMs, endMs, shiftEdges, spans, absence } = day.plan;
  return {
    rules: toDecidingRules(judgedDay),
    place: schedule.place.id,
    timeZone: schedule.place.rules.timeZone,
    businessDay: { fromMs: day.fromMs, toMs: day.toMs },
    shift: { source, rules: shift.rules, startMs, endMs, shiftEdges, spans },
    absence,
    punches: toPunchAccounts(day, judgedDay.paired.uses),
    lines: toLines(judgedDay),
  };
}

const PAIRING_RULE = { FIRST_LAST: "R9", ALTERNATING: "R10", STATE: "R11" } as const;

function toDecidingRules({ schedule, day, durations, status, completeness, judged }: JudgedDay): readonly string[] {
  const rules: string[] = [];
  const add = (rule: string, isDeciding: boolean) => {
    if (isDeciding) rules.push(rule);
  };
  add("R5", day.setAside.length > 0);
  add("R6", day.dropped.length > 0);
  add("R7a", day.plan.source === "ROSTER" || day.plan.isRosteredOff);
  add("R7b", day.plan.absence !== undefined);
  add("R8", true);
  add(PAIRING_RULE[day.plan.shift.pairing], day.kept.length > 0);
  add("R12", listPauses(day.plan).length > 0 && day.kept.length > 0);
  add("R13", durations.deductedMs > 0);
  add("R14", true);
  add("R15", isMissed(judged.late));
  add("R15a", day.plan.kind === "WORKING" && (day.plan.shift.rules.flexible || judged.late.length > 1));
  add("R16", isMissed(judged.earlyLeave));
  add("R17", judged.overtimeMs !== undefined);
  add(STATUS_RULE[status], status !== "UNKNOWN");
  add("R22a", completeness === "NOT_PROVED");
  add(schedule.scopeRule, true);
  return rules;
}
