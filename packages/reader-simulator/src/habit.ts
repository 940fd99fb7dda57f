import { createRandom } from "./random.ts";
import type { SimulatedUser } from "./user-records.ts";

const FINGERPRINT = 1;
const CARD = 4;
const FACE = 15;

/** State codes of a punch; `NONE` is what people leave who press no key. */
export const STATE = { IN: 0, OUT: 1, NONE: 255 } as const;

/** What stays the same about a person from day to day. */
export interface Habit {
  readonly user: SimulatedUser;
  /** Seconds of the day. */
  readonly arrivesAt: number;
  /** Seconds of the day. */
  readonly leavesAt: number;
  readonly lunches: boolean;
  /** The verify code of the finger, face or card this person uses. */
  readonly verify: number;
  readonly pressesKeys: boolean;
}

/** The habits of a person; the same seed gives the same ones. */
export function toHabit(user: SimulatedUser, seed: number): Habit {
  const random = createRandom(`${seed} ${user.userId}`);
  return {
    user,
    arrivesAt: 8 * 3600 + random.between(-900, 600),
    leavesAt: 17 * 3600 + random.between(0, 900),
    lunches: random.next() < 0.35,
    verify: random.pick([FINGERPRINT, FINGERPRINT, FINGERPRINT, FACE, FACE, CARD]),
    pressesKeys: random.next() < 0.85,
  };
}

/** The state code that a person of this habit leaves. */
export function toKey({ pressesKeys }: Pick<Habit, "pressesKeys">, state: number): number {
  return pressesKeys ? state : STATE.NONE;
}
