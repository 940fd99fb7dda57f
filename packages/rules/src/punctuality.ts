import type { DayPlan } from "./day-plan.ts";
import { toMinutes } from "./durations.ts";
import type { EdgeJudgement } from "./edge-judgement.ts";
import { judgeSpanEntries, judgeSpanLeaves } from "./span-punctuality.ts";
import type { PairedPunches } from "./pairs.ts";

/**
 * R15, R15a: the check-in held against the start of the shift, or the entry of each span of a split day against its
 * start. Empty on days off, on leave, without a check-in, and with flexible hours.
 */
export function judgeEntries(paired: PairedPunches, plan: DayPlan): readonly EdgeJudgement[] {
  if (plan.kind !== "WORKING" || plan.shift.rules.flexible) return [];
  if (isJudgedBySpan(plan)) return judgeSpanEntries(paired, plan);
  const { checkInMs } = paired;
  if (checkInMs === undefined) return [];
  const lateMs = checkInMs - plan.startMs;
  const missMs = lateMs > plan.shift.graceInMs ? lateMs : undefined;
  return [{ punchMs: checkInMs, edgeMs: plan.startMs, missMs }];
}

/** R16, R15a: the same for the check-out, or the leave of each span. Empty also while the check-out is missing. */
export function judgeLeaves(paired: PairedPunches, plan: DayPlan): readonly EdgeJudgement[] {
  if (plan.kind !== "WORKING" || plan.shift.rules.flexible || paired.isOutMissing) return [];
  if (isJudgedBySpan(plan)) return judgeSpanLeaves(paired, plan);
  const { checkOutMs } = paired;
  if (checkOutMs === undefined) return [];
  const earlyMs = plan.endMs - checkOutMs;
  const missMs = earlyMs > plan.shift.graceOutMs ? earlyMs : undefined;
  return [{ punchMs: checkOutMs, edgeMs: plan.endMs, missMs }];
}

/** Minutes of all misses, rounded down one by one. */
export function sumMissMinutes(judgements: readonly EdgeJudgement[]): number {
  return judgements.reduce((sum, { missMs }) => sum + toMinutes(missMs ?? 0), 0);
}

/** With FIRST_LAST nobody punches between the spans. */
function isJudgedBySpan({ spans, shift }: DayPlan): boolean {
  return spans.length > 1 && shift.pairing !== "FIRST_LAST";
}
