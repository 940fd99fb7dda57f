import { isWeekend, type Weekday } from "../weekday.ts";
import type { Member } from "./crowd.ts";

const WEEK = 7;
/** From one guard's rest day to the next one's, so that never all of them rest. */
const GUARD_STEP = 3;
/** The same for two rest days in a row. */
const ROSTER_STEP = 2;

/**
 * Whether somebody has the day off; days count from 1970-01-01. Most rest at the weekend of their place; guards one day
 * in seven and people with a roster two in a row, by turns.
 */
export function isAtRest(
  { duty, turn }: Pick<Member, "duty" | "turn">,
  day: number,
  weekend: readonly Weekday[],
): boolean {
  if (duty === "WATCH" || duty === "NIGHT") return (day + GUARD_STEP * turn) % WEEK === 0;
  if (duty === "ROSTER") return (day + ROSTER_STEP * turn) % WEEK < 2;
  return isWeekend(day, weekend);
}
