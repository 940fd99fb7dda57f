import type { Punch } from "./punch.ts";
import type { DayPlan } from "./day-plan.ts";

/** What a kept punch may be taken for. */
export const PUNCH_USES = [
  "CHECK_IN",
  "CHECK_OUT",
  "PAIR_START",
  "PAIR_END",
  "BETWEEN", // FIRST_LAST: neither first nor last
  "OPEN", // an entry that nothing closed
  "LEAVE_WITHOUT_ENTRY", // and a later leave took its place
  "EXTRA_IN",
  "EXTRA_OUT",
] as const;

/** One of {@link PUNCH_USES}. */
export type PunchUse = (typeof PUNCH_USES)[number];

/** A kept punch and what it was taken for. */
export interface UsedPunch {
  readonly punch: Punch;
  readonly use: PunchUse;
}

/** One stretch of presence. */
export interface Pair {
  readonly inMs: number;
  readonly outMs: number;
}

/**
 * The kept punches of a day as pairs. "Missing" is a verdict of its own: with ALTERNATING and STATE an edge can be
 * known and still be missing, as when somebody left for lunch, came back and never punched out.
 */
export interface PairedPunches {
  readonly checkInMs: number | undefined;
  readonly checkOutMs: number | undefined;
  readonly isInMissing: boolean;
  readonly isOutMissing: boolean;
  readonly pairs: readonly Pair[];
  /** An entry that nothing closed. */
  readonly openMs: number | undefined;
  /** Every kept punch, in order of instant. */
  readonly uses: readonly UsedPunch[];
}

const NO_PUNCHES: PairedPunches = {
  checkInMs: undefined,
  checkOutMs: undefined,
  isInMissing: true,
  isOutMissing: true,
  pairs: [],
  openMs: undefined,
  uses: [],
};

/** R9 to R11: pairs the kept punches of one business day, in order of instant, as the plan's shift says. */
export function toPairs(kept: readonly Punch[], plan: DayPlan, asOfMs: number): PairedPunches {
  const [first, ...others] = kept;
  if (!first) return NO_PUNCHES;
  if (plan.shift.pairing === "STATE") return toStatePairs(kept);
  if (plan.shift.pairing === "ALTERNATING") return toAlternatingPairs(kept);
  const last = others.pop();
  return last ? toFirstAndLast(first, others, last) : toLonePunch(first, plan, asOfMs);
}

/** R9. */
function toFirstAndLast(first: Punch, between: readonly Punch[], last: Punch): PairedPunches {
  return {
    checkInMs: first.instantMs,
    checkOutMs: last.instantMs,
    isInMissing: false,
    isOutMissing: false,
    openMs: undefined,
    pairs: [{ inMs: first.instantMs, outMs: last.instantMs }],
    uses: [
      { punch: first, use: "CHECK_IN" },
      ...between.map((punch): UsedPunch => ({ punch, use: "BETWEEN" })),
      { punch: last, use: "CHECK_OUT" },
    ],
  };
}

/** R9: a lone punch belongs to the nearer edge, but is no check-out before the shift is over. */
function toLonePunch(punch: Punch, plan: DayPlan, asOfMs: number): PairedPunches {
  const { instantMs } = punch;
  const isNearerToEnd = Math.abs(instantMs - plan.startMs) > Math.abs(instantMs - plan.endMs);
  return plan.kind === "WORKING" && asOfMs >= plan.endMs && isNearerToEnd
    ? { ...NO_PUNCHES, checkOutMs: instantMs, isOutMissing: false, uses: [{ punch, use: "CHECK_OUT" }] }
    : { ...NO_PUNCHES, checkInMs: instantMs, isInMissing: false, uses: [{ punch, use: "CHECK_IN" }] };
}

/** Pairs in the making: the entry that waits for its leave, if somebody is in. */
interface Draft {
  readonly pairs: Pair[];
  readonly uses: UsedPunch[];
  open: Punch | undefined;
}

/** R10. */
function toAlternatingPairs(kept: readonly Punch[]): PairedPunches {
  const draft: Draft = { pairs: [], uses: [], open: undefined };
  for (const punch of kept) {
    if (draft.open) leave(draft, draft.open, punch);
    else enter(draft, punch);
  }
  return toPaired(draft);
}

const ENTERING: readonly number[] = [0, 3, 4];
const LEAVING: readonly number[] = [1, 2, 5];

/** R11. */
function toStatePairs(kept: readonly Punch[]): PairedPunches {
  const draft: Draft = { pairs: [], uses: [], open: undefined };
  for (const punch of kept) {
    const isEntering = ENTERING.includes(punch.state) || (!LEAVING.includes(punch.state) && !draft.open);
    if (isEntering && draft.open) draft.uses.push({ punch, use: "EXTRA_IN" });
    else if (isEntering) enter(draft, punch);
    else if (draft.open) leave(draft, draft.open, punch);
    else draft.uses.push({ punch, use: draft.uses.length === 0 ? "LEAVE_WITHOUT_ENTRY" : "EXTRA_OUT" });
  }
  return toPaired(draft);
}

function enter(draft: Draft, punch: Punch): void {
  draft.open = punch;
  draft.uses.push({ punch, use: "PAIR_START" });
}

function leave(draft: Draft, open: Punch, punch: Punch): void {
  draft.pairs.push({ inMs: open.instantMs, outMs: punch.instantMs });
  draft.open = undefined;
  draft.uses.push({ punch, use: "PAIR_END" });
}

/** Names the first entry and the last leave. */
function toPaired({ pairs, uses, open }: Draft): PairedPunches {
  const checkIn = uses.find(({ use }) => use === "PAIR_START");
  const checkOut = uses.findLast(({ use }) => use === "PAIR_END" || use === "LEAVE_WITHOUT_ENTRY");
  const toNamed = (used: UsedPunch): UsedPunch => {
    if (used === checkIn) return { punch: used.punch, use: "CHECK_IN" };
    if (used === checkOut) return { punch: used.punch, use: "CHECK_OUT" };
    return used.punch === open ? { punch: used.punch, use: "OPEN" } : used;
  };
  return {
    checkInMs: checkIn?.punch.instantMs,
    checkOutMs: checkOut?.punch.instantMs,
    isInMissing: uses.some(({ use }) => use === "LEAVE_WITHOUT_ENTRY"),
    isOutMissing: open !== undefined,
    openMs: open?.instantMs,
    pairs,
    uses: uses.map(toNamed),
  };
}
