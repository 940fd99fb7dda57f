import { type DayPlans, keepPlans, toBusinessDayStart } from "./business-day.ts";
import type { Period } from "./completeness.ts";
import { createDoubleTapJudge, type DroppedPunch } from "./double-taps.ts";
import { toPlace } from "./organisation.ts";
import type { Punch, SetAsidePunch } from "./punch.ts";
import type { DayPlan } from "./day-plan.ts";
import type { Schedule } from "./schedule.ts";
import { findFrom, type Timeline } from "./timeline.ts";

/** The business day of a plan with everything that happened in it. */
export interface DayPunches extends Period {
  readonly plan: DayPlan;
  readonly kept: readonly Punch[];
  readonly dropped: readonly DroppedPunch[];
  readonly setAside: readonly SetAsidePunch[];
}

/** Which days of a timeline are read, and how. */
export interface DayRange {
  readonly schedule: Schedule;
  readonly timeline: Timeline;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly asOfMs: number;
  /** Whether the query makes the day a holiday. */
  readonly isHoliday: (day: number) => boolean;
}

interface OpenDay extends Period {
  readonly plan: DayPlan;
  readonly kept: Punch[];
  readonly dropped: DroppedPunch[];
  readonly setAside: SetAsidePunch[];
}

/** R5, R6 and R8: splits the punches in scope into the business days `firstDay` to `lastDay`, both inclusive. */
export function toDayPunches(range: DayRange): readonly DayPunches[] {
  const days = toOpenDays(range, range.firstDay);
  const first = days[0];
  const last = days[days.length - 1];
  if (!first || !last) return [];
  const { punches } = range.timeline;
  const end = findFrom(punches, last.toMs, toInstant);
  const begin = findChainStart(range, findFrom(punches, first.fromMs, toInstant));
  const earliest = punches[begin];
  const leadIn = earliest && begin < end ? toLeadIn(range, first, earliest.instantMs) : [];
  fillDays([...leadIn, ...days], punches.slice(begin, end), range);
  fillSetAside(days, range);
  return days;
}

function toInstant(punch: Punch): number {
  return punch.instantMs;
}

function toOpenDays({ schedule, isHoliday, lastDay }: DayRange, firstDay: number): readonly OpenDay[] {
  const planOf: DayPlans = (day) => schedule.planOn(day, isHoliday(day));
  const planOn = schedule.planOn === schedule.place.planOn ? planOf : keepPlans(planOf); // a place keeps its own
  const days: OpenDay[] = [];
  let fromMs = toBusinessDayStart(planOn, firstDay);
  for (let day = firstDay; day <= lastDay; day++) {
    const toMs = toBusinessDayStart(planOn, day + 1);
    days.push({ plan: planOn(day), fromMs, toMs, kept: [], dropped: [], setAside: [] });
    fromMs = toMs;
  }
  return days;
}

/** A punch that follows its predecessor by the window or more is kept whatever came before: the chain starts there. */
function findChainStart(range: DayRange, begin: number): number {
  const { punches } = range.timeline;
  const windowMs = range.schedule.place.duplicateWindowMs;
  let start = begin;
  for (let index = begin - 1; index >= 0; index--) {
    const [punch, following] = [punches[index], punches[start]];
    if (!punch || !following || following.instantMs - punch.instantMs >= windowMs) break;
    start = index;
  }
  return start;
}

/** The days before the first one that the chain of double taps reaches back to; they are read and then forgotten. */
function toLeadIn(range: DayRange, first: OpenDay, instantMs: number): readonly OpenDay[] {
  if (instantMs >= first.fromMs) return [];
  const lastDay = first.plan.day - 1;
  for (let firstDay = lastDay; ; firstDay--) {
    const days = toOpenDays({ ...range, lastDay }, firstDay);
    if (days[0] && days[0].fromMs <= instantMs) return days;
  }
}

function fillDays(days: readonly OpenDay[], punches: readonly Punch[], range: DayRange): void {
  const judge = createDoubleTapJudge(range.schedule.place.duplicateWindowMs);
  let begin = 0;
  for (const day of days) {
    const end = findFrom(punches, day.toMs, toInstant);
    for (const punch of punches.slice(begin, end)) {
      if (range.schedule.isInScope(punch.place)) fillDay(day, punch, { range, judge });
    }
    begin = end;
  }
}

interface Judging {
  readonly range: DayRange;
  readonly judge: ReturnType<typeof createDoubleTapJudge>;
}

function fillDay(day: OpenDay, punch: Punch, { range, judge }: Judging): void {
  if (isInFuture(punch, range)) {
    day.setAside.push({ punch, reason: "IN_FUTURE" });
    return;
  }
  const afterMs = judge(punch, day.plan.shift.pairing === "STATE" ? "SAME_STATE" : "ANY_STATE");
  if (afterMs === undefined) day.kept.push(punch);
  else day.dropped.push({ punch, afterMs });
}

/** R5 again for this query: a timeline may have been read later than the moment that is asked about. */
function isInFuture(punch: Punch, { schedule, asOfMs }: DayRange): boolean {
  return punch.instantMs > asOfMs + toPlace(schedule.organisation, punch.place).futureToleranceMs;
}

function fillSetAside(days: readonly OpenDay[], { timeline, schedule }: DayRange): void {
  const toPunchInstant = ({ punch }: SetAsidePunch) => punch.instantMs;
  for (const day of days) {
    const begin = findFrom(timeline.setAside, day.fromMs, toPunchInstant);
    const end = findFrom(timeline.setAside, day.toMs, toPunchInstant);
    day.setAside.push(...timeline.setAside.slice(begin, end).filter(({ punch }) => schedule.isInScope(punch.place)));
  }
}
