import { toLocal, toWallSeconds } from "./device-time.ts";
import { badInput } from "./errors.ts";
import { isAtRest } from "./crowd/rest-days.ts";
import type { Member } from "./crowd/crowd.ts";
import { type Habit, toHabit } from "./habit.ts";
import { punchDay, type TimedRow } from "./history-day.ts";
import { ARABIC_NAMES, LATIN_NAMES } from "./names.ts";
import type { InitialRow } from "./options.ts";
import { createRandom, hashText, type Random } from "./random.ts";
import { cutUtf8, type SimulatedUser } from "./user-records.ts";
import { DAY_SECONDS, isWeekend, type Weekday } from "./weekday.ts";

/** Whom to make up. The same input gives the same people. */
export interface PopulationInput {
  readonly seed: number;
  readonly people: number;
  /** Place id: gives the block of 1000 five-digit PINs, so that most places have PINs of their own. */
  readonly place: string;
}

/** Which log to make up. The same input gives the same rows. */
export interface LogInput {
  readonly seed: number;
  /** Exactly so many rows come out. */
  readonly rows: number;
  /** Those who may punch here; when `rows` is too small for all of them, some are the regulars of this reader. */
  readonly users: readonly SimulatedUser[];
  /** Reader-local time that no row is after. */
  readonly endAt: string;
  /** Calendar days to spread the rows over; more are taken, further back, when the rows do not fit. */
  readonly days: number;
  /** Days nobody works, but those with a duty of their own. */
  readonly weekend: readonly Weekday[];
  /** By PIN: who does not work as everybody does. With it all users punch, however few rows there are for each. */
  readonly duties?: ReadonlyMap<string, Pick<Member, "duty" | "turn">>;
  /** Who is elsewhere on a day; days count from 1970-01-01. */
  readonly isAway?: (userId: string, day: number) => boolean;
}

const NAME_BYTES = 24;
/** What {@link punchDay} gives per user and working day, on average. */
const ROWS_PER_USER_DAY = 2.6;
const OLDEST_DAY = toWallSeconds("2000-01-01T00:00:00") / DAY_SECONDS;

/** Makes up the people of a place: Arabic and Latin names of at most 24 bytes, unique PINs, the third with leading zeros. */
export function generatePopulation({ seed, people, place }: PopulationInput): readonly SimulatedUser[] {
  const random = createRandom(`${seed} ${place}`);
  const firstPin = (10 + (hashText(place) % 90)) * 1000 + 1;
  return Array.from({ length: people }, (_, i) => ({
    uid: i + 1,
    userId: i === 2 ? `00${firstPin + i}` : String(firstPin + i),
    name: makeName(random),
    privilege: i === 0 ? 14 : 0,
    card: random.next() < 0.3 ? random.between(1_000_000, 16_000_000) : 0,
  }));
}

function makeName(random: Random): string {
  const names = random.next() < 0.6 ? ARABIC_NAMES : LATIN_NAMES;
  const first = random.pick<string>(names.first);
  const full = random.shuffle<string>(names.family).map((family) => `${first} ${family}`);
  return full.find((name) => Buffer.byteLength(name) <= NAME_BYTES) ?? cutUtf8(first, NAME_BYTES);
}

/**
 * Makes up a log in time order: arrivals around 08:00, lunch for some, departures around 17:00, double taps, forgotten
 * outs, absences. But for guards all rows lie between 07:00 and 21:00, where no zone changes its clock.
 *
 * @throws {SimulatorError} `BAD_USER_INPUT` when so many rows cannot be, also for want of years since 2000.
 */
export function generateLog(input: LogInput): readonly Required<InitialRow>[] {
  const endSeconds = toWallSeconds(input.endAt);
  const habits = (input.duties === undefined ? chooseRegulars(input) : input.users).map((user) =>
    toHabit(user, input.seed),
  );
  const newestFirst: TimedRow[][] = [];
  let missing = input.rows;
  for (let day = Math.floor(endSeconds / DAY_SECONDS); missing > 0; day--) {
    if (day < OLDEST_DAY || habits.length === 0) {
      throw badInput(`${input.rows} rows do not fit: too few users or working days since 2000`);
    }
    const rows = punchAll(habits, day, input).filter(({ seconds }) => seconds <= endSeconds);
    newestFirst.push(rows.slice(Math.max(0, rows.length - missing)));
    missing -= rows.length;
  }
  return newestFirst
    .reverse()
    .flat()
    .sort((left, right) => left.seconds - right.seconds)
    .map(({ seconds, ...row }) => ({ ...row, time: toLocal(seconds) }));
}

function chooseRegulars({ seed, rows, users, endAt, days, weekend }: LogInput): readonly SimulatedUser[] {
  const lastDay = Math.floor(toWallSeconds(endAt) / DAY_SECONDS);
  const workingDays = Array.from({ length: days }, (_, i) => lastDay - i).filter(
    (day) => !isWeekend(day, weekend),
  ).length;
  const wanted = Math.max(1, Math.round(rows / (Math.max(1, workingDays) * ROWS_PER_USER_DAY)));
  if (wanted >= users.length) return users;
  return createRandom(`${seed} regulars`).shuffle(users).slice(0, wanted);
}

const USUAL = { duty: "OFFICE", turn: 0 } as const;

function punchAll(habits: readonly Habit[], day: number, { seed, duties, weekend, isAway }: LogInput): TimedRow[] {
  const random = createRandom(`${seed} day ${day}`);
  return habits
    .map((habit) => ({ habit, plan: duties?.get(habit.user.userId) ?? USUAL }))
    .filter(({ habit, plan }) => !isAtRest(plan, day, weekend) && isAway?.(habit.user.userId, day) !== true)
    .flatMap(({ habit, plan }) => punchDay(habit, plan.duty, random))
    .map((row) => ({ ...row, seconds: day * DAY_SECONDS + row.seconds }))
    .sort((a, b) => a.seconds - b.seconds);
}
