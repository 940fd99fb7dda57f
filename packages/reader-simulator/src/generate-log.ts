import { toLocal, toWallSeconds } from "./device-time.ts";
import { badInput } from "./errors.ts";
import { type Habit, STATE, toHabit, toKey } from "./habit.ts";
import { ARABIC_NAMES, LATIN_NAMES } from "./names.ts";
import type { InitialRow } from "./options.ts";
import { createRandom, hashText, type Random, spread } from "./random.ts";
import { cutUtf8, type SimulatedUser } from "./records.ts";
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
  /** Days nobody works. */
  readonly weekend: readonly Weekday[];
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
 * outs, absences. All rows lie between 07:00 and 19:00, where no zone changes its clock.
 *
 * @throws {SimulatorError} `BAD_USER_INPUT` when so many rows cannot be, also for want of years since 2000.
 */
export function generateLog(input: LogInput): readonly Required<InitialRow>[] {
  const endSeconds = toWallSeconds(input.endAt);
  const habits = chooseRegulars(input).map((user) => toHabit(user, input.seed));
  const newestFirst: TimedRow[][] = [];
  let missing = input.rows;
  for (let day = Math.floor(endSeconds / DAY_SECONDS); missing > 0; day--) {
    if (day < OLDEST_DAY || habits.length === 0) {
      throw badInput(`${input.rows} rows do not fit: too few users or working days since 2000`);
    }
    if (isWeekend(day, input.weekend)) continue;
    const rows = punchAll(habits, day, input.seed).filter(({ seconds }) => seconds <= endSeconds);
    newestFirst.push(rows.slice(Math.max(0, rows.length - missing)));
    missing -= rows.length;
  }
  return newestFirst
    .reverse()
    .flatMap((rows) => rows.map(({ seconds, ...row }) => ({ ...row, time: toLocal(seconds) })));
}

type TimedRow = Required<Omit<InitialRow, "time">> & { readonly seconds: number };

function chooseRegulars({ seed, rows, users, endAt, days, weekend }: LogInput): readonly SimulatedUser[] {
  const lastDay = Math.floor(toWallSeconds(endAt) / DAY_SECONDS);
  const workingDays = Array.from({ length: days }, (_, i) => lastDay - i).filter(
    (day) => !isWeekend(day, weekend),
  ).length;
  const wanted = Math.max(1, Math.round(rows / (Math.max(1, workingDays) * ROWS_PER_USER_DAY)));
  if (wanted >= users.length) return users;
  return createRandom(`${seed} regulars`).shuffle(users).slice(0, wanted);
}

function punchAll(habits: readonly Habit[], day: number, seed: number): readonly TimedRow[] {
  const random = createRandom(`${seed} day ${day}`);
  return habits
    .flatMap((habit) => punchDay(habit, random).map((row) => ({ ...row, seconds: day * DAY_SECONDS + row.seconds })))
    .sort((a, b) => a.seconds - b.seconds);
}

/** One person's day, in seconds of the day. */
function punchDay(habit: Habit, random: Random): readonly TimedRow[] {
  if (random.next() < 0.06) return [];
  const isLate = random.next() < 0.07;
  const arrival = habit.arrivesAt + spread(random, 900) + (isLate ? random.between(900, 4500) : 0);
  const rows = [toRow(habit, arrival, STATE.IN)];
  if (habit.lunches) {
    const lunch = 12 * 3600 + random.between(300, 3000);
    rows.push(toRow(habit, lunch, STATE.OUT), toRow(habit, lunch + random.between(1500, 3300), STATE.IN));
  }
  const isForgotten = random.next() < 0.03;
  if (!isForgotten) rows.push(toRow(habit, habit.leavesAt + spread(random, 1200), STATE.OUT));
  return rows.flatMap((row) => {
    const isDouble = random.next() < 0.02;
    return isDouble ? [row, { ...row, seconds: row.seconds + random.between(1, 4) }] : [row];
  });
}

function toRow(habit: Habit, seconds: number, state: number): TimedRow {
  const { user, verify } = habit;
  return { uid: user.uid, userId: user.userId, seconds, verify, punch: toKey(habit, state) };
}
