import { STATE, toKey } from "../habit.ts";
import type { Random } from "../random.ts";
import type { Crowd, Member } from "./crowd.ts";
import { decide, isIn, type Presence, see } from "./presence.ts";
import { advance, type Schedule } from "./schedule.ts";

/** A punch to be made. */
export interface PlannedPunch {
  /** Of the place's wall clock since 1970. */
  readonly seconds: number;
  readonly pin: string;
  readonly reader: string;
  /** State and verify codes as a reader stores them. */
  readonly state: number;
  readonly verify: number;
}

/** What is to come, and where everybody is. */
export interface TrafficState {
  readonly schedule: Schedule;
  readonly presence: Presence;
}

/**
 * The punches due at an instant of the place's wall clock, and the schedule after them. Pure. Presence is the caller's
 * to keep, from the punches that readers took: one that a reader refused leaves the person where he was.
 */
export function nextPunches(
  crowd: Crowd,
  { schedule, presence }: TrafficState,
  nowSeconds: number,
): readonly [Schedule, readonly PlannedPunch[]] {
  const [next, steps] = advance(crowd, schedule, nowSeconds);
  const punches: PlannedPunch[] = [];
  let seen = presence;
  for (const step of steps) {
    const member = crowd.members.find(({ pin }) => pin === step.pin);
    const direction = decide(seen, step);
    if (member === undefined || direction === undefined) continue;
    const punch = toPunch(member, { ...step, direction });
    punches.push(punch);
    seen = see(seen, punch);
  }
  return [next, punches];
}

const PAUSE_SECONDS = 60; // nobody comes back to a reader sooner, as long as others can

/** A punch at a reader by one of those who come in by it, in the direction that comes next for him. */
export function anyPunch(
  crowd: Crowd,
  presence: Presence,
  { reader, seconds, random }: { readonly reader: string; readonly seconds: number; readonly random: Random },
): PlannedPunch | undefined {
  const lastSeen = ({ pin }: Member) => Math.max(presence.get(pin)?.seconds ?? 0, seconds - PAUSE_SECONDS);
  const regulars = random.shuffle(crowd.members.filter((each) => each.reader === reader));
  const [member] = regulars.toSorted((left, right) => lastSeen(left) - lastSeen(right));
  if (member === undefined) return undefined;
  const direction = isIn(presence, member.pin, seconds) ? "OUT" : "IN";
  return toPunch(member, { seconds, reader, direction });
}

function toPunch(
  member: Member,
  { seconds, reader, direction }: Pick<PlannedPunch, "seconds" | "reader"> & { readonly direction: "IN" | "OUT" },
): PlannedPunch {
  return { seconds, pin: member.pin, reader, state: toKey(member, STATE[direction]), verify: member.verify };
}
