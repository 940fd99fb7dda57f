import type { Duty } from "./crowd/crowd.ts";
import { type Habit, STATE, toKey } from "./habit.ts";
import type { InitialRow } from "./options.ts";
import { type Random, spread } from "./random.ts";

/** A row by the seconds of its day, or of all days. */
export type TimedRow = Required<Omit<InitialRow, "time">> & { readonly seconds: number };

const HOUR = 3600;
/** When those come and leave who do not work as most do, in seconds of the day. */
const HOURS: Readonly<Partial<Record<Duty, readonly [from: number, to: number]>>> = {
  NIGHT: [18.85 * HOUR, 31.1 * HOUR],
  WATCH: [6.85 * HOUR, 19.1 * HOUR],
};
const SPLIT_PAUSE: readonly [from: number, to: number] = [12.05 * HOUR, 15.95 * HOUR];
const SPLIT_LATER = 3 * HOUR;

/** One person's working day, in seconds of the day: sometimes late, sometimes without a leave, sometimes not at all. */
export function punchDay(habit: Habit, duty: Duty, random: Random): readonly TimedRow[] {
  if (random.next() < 0.06) return [];
  const isLate = random.next() < 0.07;
  const [from, to] = HOURS[duty] ?? [habit.arrivesAt, habit.leavesAt + (duty === "SPLIT" ? SPLIT_LATER : 0)];
  const arrival = from + spread(random, 900) + (isLate ? random.between(900, 4500) : 0);
  const rows = [toRow(habit, arrival, STATE.IN), ...punchPause(habit, duty, random)];
  const isForgotten = random.next() < 0.03;
  if (!isForgotten) rows.push(toRow(habit, to + spread(random, 1200), STATE.OUT));
  return rows.flatMap((row) => {
    const isDouble = random.next() < 0.02;
    return isDouble ? [row, { ...row, seconds: row.seconds + random.between(1, 4) }] : [row];
  });
}

/** Out and in again, at noon for some and between the halves of a split shift for everybody. */
function punchPause(habit: Habit, duty: Duty, random: Random): readonly TimedRow[] {
  if (duty === "SPLIT") {
    const [out, back] = SPLIT_PAUSE.map((seconds) => Math.round(seconds) + spread(random, 480));
    return [toRow(habit, out ?? 0, STATE.OUT), toRow(habit, back ?? 0, STATE.IN)];
  }
  if (!habit.lunches || duty === "NIGHT" || duty === "WATCH") return [];
  const lunch = 12 * HOUR + random.between(300, 3000);
  return [toRow(habit, lunch, STATE.OUT), toRow(habit, lunch + random.between(1500, 3300), STATE.IN)];
}

function toRow({ user, verify, ...habit }: Habit, seconds: number, state: number): TimedRow {
  return { uid: user.uid, userId: user.userId, seconds: Math.round(seconds), verify, punch: toKey(habit, state) };
}
