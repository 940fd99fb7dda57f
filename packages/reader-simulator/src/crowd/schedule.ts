import { createRandom } from "../random.ts";
import { DAY_SECONDS } from "../weekday.ts";
import type { Crowd } from "./crowd.ts";
import { planDay, type Step } from "./plan-day.ts";

/** What is to come at a place. */
export interface Schedule {
  /** The wall clock's seconds up to which steps were handed out. */
  readonly atSeconds: number;
  /** The last day that is planned; days count from 1970-01-01. */
  readonly plannedDay: number;
  /** In time order, all later than `atSeconds`. */
  readonly steps: readonly Step[];
}

const LONGEST_GAP_SECONDS = 60;
const FIRST_WITHIN_SECONDS: readonly [number, number] = [8, 30];

/**
 * The schedule of a place whose people are watched from an instant on; what they did before is not told. The first of
 * them is a little early, so that whoever begins to watch, at night or on a day off perhaps, soon sees somebody.
 */
export function startSchedule(crowd: Crowd, nowSeconds: number): Schedule {
  const day = toDay(nowSeconds);
  const planned = [...planDay(crowd, day - 1), ...planDay(crowd, day)].filter(({ seconds }) => seconds > nowSeconds);
  const [first, ...others] = sortSteps(planned);
  const early = createEarly(crowd, nowSeconds, first);
  return { atSeconds: nowSeconds, plannedDay: day, steps: early === undefined ? [] : [early, ...others] };
}

/**
 * A step soon after an instant, by whoever is next or by anybody when all have gone. It is a `GO`, which always comes to
 * a punch: a `LEAVE` of somebody who was never seen coming would come to nothing.
 */
function createEarly(crowd: Crowd, nowSeconds: number, next: Step | undefined): Step | undefined {
  const random = createRandom(`${crowd.seed} first ${nowSeconds}`);
  const soon = nowSeconds + random.between(...FIRST_WITHIN_SECONDS);
  const [anybody] = next === undefined ? random.shuffle(crowd.members) : [next];
  if (anybody === undefined) return undefined;
  const { pin, reader } = anybody;
  return { pin, reader, kind: "GO", seconds: Math.min(next?.seconds ?? soon, soon) };
}

/**
 * Moves a schedule on to an instant and gives the steps since. After more than a minute without a call, as when the
 * machine slept, what was missed stays undone: the readers slept too.
 */
export function advance(crowd: Crowd, schedule: Schedule, nowSeconds: number): readonly [Schedule, readonly Step[]] {
  if (nowSeconds - schedule.atSeconds > LONGEST_GAP_SECONDS) return [startSchedule(crowd, nowSeconds), []];
  const { steps, plannedDay } = planUntil(crowd, schedule, toDay(nowSeconds));
  const later = steps.findIndex(({ seconds }) => seconds > nowSeconds);
  const due = later === -1 ? steps : steps.slice(0, later);
  const atSeconds = Math.max(schedule.atSeconds, nowSeconds);
  return [{ atSeconds, plannedDay, steps: due.length === 0 ? steps : steps.slice(due.length) }, due];
}

function planUntil(crowd: Crowd, schedule: Schedule, day: number): Pick<Schedule, "steps" | "plannedDay"> {
  if (day <= schedule.plannedDay) return schedule;
  return { plannedDay: day, steps: sortSteps([...schedule.steps, ...planDay(crowd, day)]) };
}

function sortSteps(steps: readonly Step[]): readonly Step[] {
  return steps.toSorted((left, right) => left.seconds - right.seconds);
}

function toDay(seconds: number): number {
  return Math.floor(seconds / DAY_SECONDS);
}
