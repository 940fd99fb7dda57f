import type { DayPlan } from "./day-plan.ts";
import { DAY_MS, toDate } from "./local-time.ts";
import type { Schedule } from "./schedule.ts";

/** The plan of a day, additional holidays of the query included. */
export type DayPlans = (day: number) => DayPlan;

/** No shift of a planned day keeps time from further away: 44 h to its end, a lead of 24 h, 14 h between zones. */
const REACH_DAYS = 6;

/**
 * R8, R8a: B(D), the first instant of the business day of `day`; it ends where the next one begins. The middle between
 * two shifts is exact, half seconds included. A day off takes no time close to a planned day's shift.
 */
export function toBusinessDayStart(planOn: DayPlans, day: number): number {
  const [yesterday, today] = [planOn(day - 1), planOn(day)];
  const borderMs = toOrdinaryStart(yesterday, today);
  if (yesterday.isPlanned && today.isPlanned) return borderMs;
  const before = findPlanned(planOn, { from: day - 1, step: -1 });
  const after = findPlanned(planOn, { from: day, step: 1 });
  const halfMs = before && after ? (after.shiftEdges.startMs - before.shiftEdges.endMs) / 2 : Number.POSITIVE_INFINITY;
  const keptUntilMs = before ? before.shiftEdges.endMs + Math.min(before.shift.dayLeadMs, halfMs) : undefined;
  const keptFromMs = after ? after.shiftEdges.startMs - Math.min(after.shift.dayLeadMs, halfMs) : undefined;
  if (keptUntilMs !== undefined && borderMs < keptUntilMs) return keptUntilMs;
  return keptFromMs !== undefined && borderMs > keptFromMs ? keptFromMs : borderMs;
}

/** R8. */
function toOrdinaryStart(yesterday: DayPlan, today: DayPlan): number {
  const middleMs = (yesterday.shiftEdges.endMs + today.shiftEdges.startMs) / 2;
  const leadMs = today.shiftEdges.startMs - today.shift.dayLeadMs;
  const tailMs = yesterday.shiftEdges.endMs + yesterday.shift.dayTailMs;
  return Math.max(middleMs, Math.min(leadMs, tailMs));
}

function findPlanned(
  planOn: DayPlans,
  { from, step }: { readonly from: number; readonly step: 1 | -1 },
): DayPlan | undefined {
  for (let count = 0, day = from; count < REACH_DAYS; count++, day += step) {
    const plan = planOn(day);
    if (plan.isPlanned) return plan;
  }
  return undefined;
}

/** Keeps the plans it gave, for days that are asked again and again. */
export function keepPlans(planOn: DayPlans): DayPlans {
  const known = new Map<number, DayPlan>();
  return (day) => {
    let plan = known.get(day);
    if (!plan) {
      plan = planOn(day);
      known.set(day, plan);
    }
    return plan;
  };
}

/** R8: the business date of an instant, without additional holidays of a query: the one record a new punch changes. */
export function toBusinessDate({ planOn }: Schedule, instantMs: number): string {
  const plans = keepPlans((day) => planOn(day, false));
  // Offsets, leads and tails move the border by less than three dates.
  let day = Math.floor(instantMs / DAY_MS) + 3;
  while (toBusinessDayStart(plans, day) > instantMs) day--;
  return toDate(day);
}
