import { STATE } from "../habit.ts";
import type { Step } from "./plan-day.ts";

const LONGEST_STAY_SECONDS = 14 * 3600;
const CAME: ReadonlySet<number> = new Set([STATE.IN, 3, 4]); // in, back from a break, in for overtime

/** Where everybody of a place was last seen going, by PIN. */
export type Presence = ReadonlyMap<string, { readonly isIn: boolean; readonly seconds: number }>;

/** A punch as far as presence needs it. */
export interface SeenPunch {
  readonly pin: string;
  /** Of the place's wall clock since 1970. */
  readonly seconds: number;
  /** The state code; `NONE` means the other direction than before. */
  readonly state: number;
}

/** Whether a person is in; who came in longer than 14 hours ago has left without a punch. */
export function isIn(presence: Presence, pin: string, seconds: number): boolean {
  const last = presence.get(pin);
  return last?.isIn === true && seconds - last.seconds < LONGEST_STAY_SECONDS;
}

/** The presence after a punch; one that is older than what is known of the person says nothing new. */
export function see(presence: Presence, { pin, seconds, state }: SeenPunch): Presence {
  if ((presence.get(pin)?.seconds ?? seconds) > seconds) return presence;
  const hasCome = state === STATE.NONE ? !isIn(presence, pin, seconds) : CAME.has(state);
  return new Map(presence).set(pin, { isIn: hasCome, seconds });
}

/**
 * What becomes of a step: nobody comes in twice or leaves twice, and somebody who means to go out and was never seen
 * coming, as after traffic was off for a while, comes in instead.
 */
export function decide(presence: Presence, { kind, pin, seconds }: Step): "IN" | "OUT" | undefined {
  if (isIn(presence, pin, seconds)) return kind === "COME" ? undefined : "OUT";
  return kind === "LEAVE" ? undefined : "IN";
}
