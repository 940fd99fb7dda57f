import { type Habit, toHabit } from "../habit.ts";
import { createRandom } from "../random.ts";
import type { SimulatedUser } from "../records.ts";
import type { Weekday } from "../weekday.ts";

/**
 * When somebody is at work: `OFFICE` and `ERRANDS` come on working days and differ in how often they go out, `WATCH`
 * guards every day, `NIGHT` guards from one evening to the next morning.
 */
export type Duty = "OFFICE" | "ERRANDS" | "WATCH" | "NIGHT";

/** One person of a place. */
export interface Member extends Habit {
  readonly pin: string;
  /** The reader this person comes in by. */
  readonly reader: string;
  readonly duty: Duty;
  /** The person's number among those of the same duty, and how many they are: guards take turns. */
  readonly turn: number;
  readonly turns: number;
}

/** The people of a place, for {@link planDay}. */
export interface Crowd {
  readonly seed: number;
  readonly members: readonly Member[];
  /** The place's readers; everybody may use each of them. */
  readonly readers: readonly string[];
  readonly weekend: readonly Weekday[];
}

/** A reader and those who come in by it. */
export interface ReaderRegulars {
  readonly id: string;
  /** The seed of the reader's history: the same people keep the same habits. */
  readonly seed: number;
  readonly users: readonly SimulatedUser[];
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
  const people = readers.flatMap(({ id, seed: habitSeed, users }) =>
    users.map((user) => ({ ...toHabit(user, habitSeed), pin: user.userId, reader: id })),
  );
  const random = createRandom(`${seed} duties`);
  const [night, watch] = countGuards(people.length);
  const members = random.shuffle(people).map((person, index): Member => {
    if (index < night) return { ...person, duty: "NIGHT", turn: index, turns: night };
    if (index < night + watch) return { ...person, duty: "WATCH", turn: index - night, turns: watch };
    return { ...person, duty: random.next() < ERRANDS_SHARE ? "ERRANDS" : "OFFICE", turn: 0, turns: 1 };
  });
  return { seed, members, readers: readers.map(({ id }) => id), weekend };
}

/** Of twenty people one guards by night and one by day, two at least; a handful of people has no guards. */
function countGuards(people: number): readonly [night: number, watch: number] {
  if (people < FEWEST_WITH_GUARDS) return [0, 0];
  const guards = people < FEWEST_WITH_TWO ? 1 : Math.max(2, Math.round(people / 20));
  return [guards, guards];
}
