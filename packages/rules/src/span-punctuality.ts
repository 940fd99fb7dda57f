import type { DayPlan } from "./day-plan.ts";
import type { Pair, PairedPunches, PunchUse } from "./pairs.ts";
import type { EdgeJudgement } from "./edge-judgement.ts";
import type { ShiftEdges } from "./shift.ts";

/** A span of the day with the middles of the pauses around it. */
interface JudgedSpan extends ShiftEdges {
  /** `-Infinity` for the first span. */
  readonly fromMs: number;
  /** `Infinity` for the last span. */
  readonly untilMs: number;
}

/** R15a: each span's entry held against its start; a span counts at most its own length. */
export function judgeSpanEntries(paired: PairedPunches, plan: DayPlan): readonly EdgeJudgement[] {
  const entries = listEntries(paired);
  return toJudgedSpans(plan.spans).flatMap((span) => {
    const entryMs = entries.find((instantMs) => instantMs >= span.fromMs);
    if (entryMs === undefined || isWithinPair(paired.pairs, span.startMs)) return [];
    const lateMs = entryMs - span.startMs;
    const missMs = lateMs > plan.shift.graceInMs ? Math.min(lateMs, span.endMs - span.startMs) : undefined;
    return [{ punchMs: entryMs, edgeMs: span.startMs, missMs }];
  });
}

/** R15a: each span's leave held against its end, except where the span was missed: it is late already. */
export function judgeSpanLeaves(paired: PairedPunches, plan: DayPlan): readonly EdgeJudgement[] {
  const entries = listEntries(paired);
  const leaves = listLeaves(paired);
  return toJudgedSpans(plan.spans).flatMap((span) => {
    const entryMs = entries.find((instantMs) => instantMs >= span.fromMs);
    const leaveMs = leaves.findLast((instantMs) => instantMs <= span.untilMs);
    const isMissed = entryMs !== undefined && entryMs >= span.endMs;
    if (leaveMs === undefined || isMissed || isWithinPair(paired.pairs, span.endMs)) return [];
    const earlyMs = span.endMs - leaveMs;
    const missMs = earlyMs > plan.shift.graceOutMs ? Math.min(earlyMs, span.endMs - span.startMs) : undefined;
    return [{ punchMs: leaveMs, edgeMs: span.endMs, missMs }];
  });
}

function toJudgedSpans(spans: readonly ShiftEdges[]): readonly JudgedSpan[] {
  const toMiddle = (before: ShiftEdges | undefined, after: ShiftEdges | undefined) =>
    before && after ? (before.endMs + after.startMs) / 2 : undefined;
  return spans.map((span, index) => ({
    ...span,
    fromMs: toMiddle(spans[index - 1], span) ?? Number.NEGATIVE_INFINITY,
    untilMs: toMiddle(span, spans[index + 1]) ?? Number.POSITIVE_INFINITY,
  }));
}

/** Starts of pairs and the open one, in order. */
function listEntries({ pairs, openMs }: PairedPunches): readonly number[] {
  const starts = pairs.map(({ inMs }) => inMs);
  return openMs === undefined ? starts : [...starts, openMs];
}

const LEAVES_WITHOUT_ENTRY: readonly PunchUse[] = ["LEAVE_WITHOUT_ENTRY", "CHECK_OUT"];

/** Ends of pairs and R11's check-out without a check-in, in order. */
function listLeaves({ pairs, uses, checkOutMs, isInMissing }: PairedPunches): readonly number[] {
  const ends = pairs.map(({ outMs }) => outMs);
  if (!isInMissing) return ends;
  const first = uses.find(({ use }) => LEAVES_WITHOUT_ENTRY.includes(use));
  return [first?.punch.instantMs ?? checkOutMs ?? 0, ...ends];
}

/** Whether somebody was in before the instant and after it. */
function isWithinPair(pairs: readonly Pair[], instantMs: number): boolean {
  return pairs.some(({ inMs, outMs }) => inMs < instantMs && outMs > instantMs);
}
