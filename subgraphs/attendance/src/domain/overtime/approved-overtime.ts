import type { WeekOf } from "../weeks.ts";
import type { FindRule, HoldingRule, RuledDay, WorkRuleKind } from "../work-rules/work-rule.ts";

/** One person's date on which somebody decided on overtime. Minutes are whole. */
export interface OvertimeDay extends RuledDay {
  /** R17, as the record has it now. */
  readonly workedOverMinutes: number;
  readonly approvedMinutes: number;
}

/** One step from what was worked over to what counts; the minutes of all steps add up to it. */
export interface OvertimeLine {
  readonly key: "WORKED_OVER" | "NOT_APPROVED" | "WORKED_LESS" | OvertimeCap;
  /** Signed. */
  readonly minutes: number;
  /** What was approved, or the cap. `undefined` of WORKED_OVER. */
  readonly bound: number | undefined;
  /** What counted already in the week or the month. */
  readonly usedMinutes: number;
  /** Of a cap. */
  readonly rule: HoldingRule | undefined;
}

/** What counts of a date's overtime, and why. */
export interface ApprovedOvertime {
  readonly minutes: number;
  readonly lines: readonly OvertimeLine[];
}

type OvertimeCap = Extract<WorkRuleKind, `OVERTIME_${string}`>;

/** What caps are taken from. */
export interface OvertimeTerms {
  readonly findRule: FindRule;
  readonly weekOf: WeekOf;
}

const CAPS: readonly OvertimeCap[] = ["OVERTIME_DAY", "OVERTIME_WEEK", "OVERTIME_MONTH"];

/**
 * What counts on each of one person's dates: no more than was worked over, approved, and left of the caps of its day, week and
 * calendar month, of which earlier dates take first. What a month cuts was taken from its week all the same, so that no day
 * follows from more than the month before it. Never changes a record.
 *
 * @param days in the order of dates, from the week on in which the month of the first asked date begins
 * @returns by date
 */
export function countApproved(
  days: readonly OvertimeDay[],
  { findRule, weekOf }: OvertimeTerms,
): ReadonlyMap<string, ApprovedOvertime> {
  const used = new Map<string, number>();
  return new Map(
    days.map((day) => {
      const periods: Readonly<Record<OvertimeCap, string>> = {
        OVERTIME_DAY: day.date,
        OVERTIME_WEEK: weekOf(day.placeId, day.date),
        OVERTIME_MONTH: day.date.slice(0, 7),
      };
      const lines = listLines(day);
      for (const kind of CAPS) {
        const key = `${kind} ${periods[kind]}`;
        const usedMinutes = used.get(key) ?? 0;
        const line = cutBy({ kind, rule: findRule(kind, day), usedMinutes }, sumOf(lines));
        if (line !== undefined) lines.push(line);
        used.set(key, usedMinutes + sumOf(lines));
      }
      return [day.date, { minutes: sumOf(lines), lines }];
    }),
  );
}

interface Cap {
  readonly kind: OvertimeCap;
  readonly rule: HoldingRule | undefined;
  readonly usedMinutes: number;
}

/** What a cap takes away from minutes; `undefined`: nothing. */
function cutBy({ kind, rule, usedMinutes }: Cap, minutes: number): OvertimeLine | undefined {
  if (rule === undefined) return undefined;
  const left = Math.max(0, rule.minutes - usedMinutes);
  return left >= minutes ? undefined : { key: kind, minutes: left - minutes, bound: rule.minutes, usedMinutes, rule };
}

/** What was worked over, and what a decision makes of it. */
function listLines({ workedOverMinutes, approvedMinutes }: OvertimeDay): OvertimeLine[] {
  const none = { bound: undefined, usedMinutes: 0, rule: undefined };
  const worked: OvertimeLine = { key: "WORKED_OVER", minutes: workedOverMinutes, ...none };
  if (approvedMinutes === workedOverMinutes) return [worked];
  const key = approvedMinutes < workedOverMinutes ? "NOT_APPROVED" : "WORKED_LESS";
  const minutes = Math.min(0, approvedMinutes - workedOverMinutes);
  return [worked, { ...none, key, minutes, bound: approvedMinutes }];
}

function sumOf(lines: readonly OvertimeLine[]): number {
  return lines.reduce((sum, { minutes }) => sum + minutes, 0);
}
