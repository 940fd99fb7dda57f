import { type Habit, toHabit } from "../habit.ts";
import { createRandom } from "../random.ts";
import type { SimulatedUser } from "../user-records.ts";
import type { Weekday } from "../weekday.ts";

/**
 * When somebody is at work: `OFFICE` and `ERRANDS` come on working days and differ in how often they go out, `SPLIT` is
 * away over noon, `ROSTER` has rest days of its own, `WATCH` guards by day, `NIGHT` from one evening to the next morning.
 */
export type Duty = "OFFICE" | "ERRANDS" | "SPLIT" | "ROSTER" | "WATCH" | "NIGHT";

/** The hours of those who come in by a reader. Guards are chosen among those of `DAY`. */
export type Hours = "DAY" | "SPLIT" | "ROSTER";

/** One person of a place. */
export interface Member extends Habit {
  readonly pin: string;
  /** The reader this person comes in by. */
  readonly reader: string;
  readonly duty: Duty;
  /** The person's number among those of the same duty, and how many they are: guards and rest days take turns. */
  readonly turn: number;
  readonly turns: number;
}

/** The people of a place, for {@link planDay}. */
export interface Crowd {
  readonly seed: number;
  readonly members: readonly Member[];
  /** The place's readers; everybody may use each of them, but who is loyal. */
  readonly readers: readonly string[];
  /** PINs of those who use the reader that they come in by, and no other. */
  readonly loyal?: ReadonlySet<string>;
  readonly weekend: readonly Weekday[];
}

/** A reader and those who come in by it. */
export interface ReaderRegulars {
  readonly id: string;
  /** The seed of the reader's history: the same people keep the same habits. */
  readonly seed: number;
  readonly users: readonly SimulatedUser[];
  /** `DAY` when not told. */
  readonly hours?: Hours | undefined;
}

/** What {@link createCrowd} needs to know of a place. */
export interface CrowdInput {
  readonly seed: number;
  readonly readers: readonly ReaderRegulars[];
  readonly weekend: readonly Weekday[];
}

const FEWEST_WITH_GUARDS = 4;
const FEWEST_WITH_TWO = 12;
const ERRANDS_SHARE = 0.25;

/** Gives everybody of a place a duty. The same input gives the same crowd. */
export function createCrowd({ seed, readers, weekend }: CrowdInput): Crowd {
  const random = createRandom(`${seed} duties`);
  const dayPeople = readers.filter(({ hours = "DAY" }) => hours === "DAY").flatMap(toPeople);
  const [night, watch] = countGuards(dayPeople.length);
  const members = random.shuffle(dayPeople).map((person, index): Member => {
    if (index < night) return { ...person, duty: "NIGHT", turn: index, turns: night };
    if (index < night + watch) return { ...person, duty: "WATCH", turn: index - night, turns: watch };
    return { ...person, duty: random.next() < ERRANDS_SHARE ? "ERRANDS" : "OFFICE", turn: 0, turns: 1 };
  });
  const others = readers.flatMap((reader) => toMembers(reader));
  return { seed, members: [...members, ...others], readers: readers.map(({ id }) => id), weekend };
}

type Person = Omit<Member, "duty" | "turn" | "turns">;

function toPeople({ id, seed, users }: ReaderRegulars): readonly Person[] {
  return users.map((user) => ({ ...toHabit(user, seed), pin: user.userId, reader: id }));
}

/** Those of a reader whose hours are not the day's: all of them have the same duty. */
function toMembers(reader: ReaderRegulars): readonly Member[] {
  const { hours = "DAY", users } = reader;
  if (hours === "DAY") return [];
  return toPeople(reader).map((person, turn) => ({ ...person, duty: hours, turn, turns: users.length }));
}

/** Of twenty people one guards by night and one by day, two at least; a handful of people has no guards. */
function countGuards(people: number): readonly [night: number, watch: number] {
  if (people < FEWEST_WITH_GUARDS) return [0, 0];
  const guards = people < FEWEST_WITH_TWO ? 1 : Math.max(2, Math.round(people / 20));
  return [guards, guards];
}
