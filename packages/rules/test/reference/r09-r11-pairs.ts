/** Section 2.5: from kept punches to pairs. */

import type { DayInput } from "./case-format.ts";
import type { Row } from "./r01-r05-instants.ts";
import { isOffOrOnLeave, r7bEnd, r7bStart } from "./r07b-spans.ts";
import { asOfOf, r7ShiftOf } from "./settings.ts";

/** What the pairing makes of a day. Check-in and check-out may be known and yet be said to be missing (R10, R11). */
export interface Pairs {
  readonly pairs: readonly (readonly [from: number, to: number])[];
  /** R15a: starts of pairs, and the one that is still open. */
  readonly entries: readonly number[];
  /** R15a: ends of pairs, and R11's check-out without a check-in. */
  readonly leaves: readonly number[];
  readonly checkIn: number | undefined;
  readonly checkOut: number | undefined;
  readonly inMissing: boolean;
  readonly outMissing: boolean;
  readonly extraIn: boolean;
  readonly extraOut: boolean;
}

const NOTHING: Pairs = {
  pairs: [],
  entries: [],
  leaves: [],
  checkIn: undefined,
  checkOut: undefined,
  inMissing: true,
  outMissing: true,
  extraIn: false,
  extraOut: false,
};

/** R9 to R11 by the pairing of the day's shift. Without a punch both edges are missing. */
export function r9ToR11Pairs(input: DayInput, kept: readonly Row[]): Pairs {
  const [first] = kept;
  if (first === undefined) return NOTHING;
  const { pairing } = r7ShiftOf(input, input.date);
  if (pairing === "ALTERNATING") return r10Alternating(kept);
  if (pairing === "STATE") return r11State(kept);
  const last = kept.at(-1) ?? first;
  return kept.length === 1 ? r9LonePunch(input, first) : r9FirstLast(first, last);
}

/** R9: the first kept punch is the check-in, the last the check-out. */
function r9FirstLast(first: Row, last: Row): Pairs {
  const pairs = [[first.at, last.at]] as const;
  return { ...NOTHING, pairs, checkIn: first.at, checkOut: last.at, inMissing: false, outMissing: false };
}

/** R9: a lone punch is the check-in on a day off or on leave, before E(D), or when it is not nearer to E(D). */
function r9LonePunch(input: DayInput, { at }: Row): Pairs {
  const start = r7bStart(input, input.date);
  const end = r7bEnd(input, input.date);
  const isNearStart = Math.abs(at - start) <= Math.abs(at - end);
  const isCheckIn = isOffOrOnLeave(input, input.date) || asOfOf(input) < end || isNearStart;
  return isCheckIn ? { ...NOTHING, checkIn: at, inMissing: false } : { ...NOTHING, checkOut: at, outMissing: false };
}

/** R10: 1st-2nd, 3rd-4th ...; the check-out is the end of the last full pair, and missing when the number is odd. */
function r10Alternating(kept: readonly Row[]): Pairs {
  const pairs: [number, number][] = [];
  for (let index = 0; index + 1 < kept.length; index += 2) {
    const [enter, leave] = kept.slice(index, index + 2);
    if (enter && leave) pairs.push([enter.at, leave.at]);
  }
  const isOdd = kept.length % 2 === 1;
  return {
    ...NOTHING,
    pairs,
    entries: kept.filter((_, index) => index % 2 === 0).map(({ at }) => at),
    leaves: pairs.map(([, to]) => to),
    checkIn: kept[0]?.at,
    checkOut: pairs.at(-1)?.[1],
    inMissing: false,
    outMissing: isOdd,
  };
}

/** R11: 0, 3, 4 enter; 1, 2, 5 leave; any other value flips. */
function r11Enters(state: number, isIn: boolean): boolean {
  if ([0, 3, 4].includes(state)) return true;
  if ([1, 2, 5].includes(state)) return false;
  return !isIn;
}

/** R11: the keys decide, one punch after the other. */
function r11State(kept: readonly Row[]): Pairs {
  const pairs: [number, number][] = [];
  let enteredAt: number | undefined;
  let day: Pairs = { ...NOTHING, inMissing: false, outMissing: false };
  for (const { at, state } of kept) {
    const isIn = enteredAt !== undefined;
    const hasUsed = day.checkIn !== undefined || day.checkOut !== undefined;
    if (r11Enters(state, isIn)) {
      if (isIn) day = { ...day, extraIn: true };
      else {
        enteredAt = at;
        day = { ...day, entries: [...day.entries, at], checkIn: day.checkIn ?? at };
      }
    } else if (enteredAt !== undefined) {
      pairs.push([enteredAt, at]);
      enteredAt = undefined;
      day = { ...day, leaves: [...day.leaves, at], checkOut: at };
    } else if (hasUsed) day = { ...day, extraOut: true };
    else day = { ...day, leaves: [at], inMissing: true, checkOut: at };
  }
  return { ...day, pairs, outMissing: enteredAt !== undefined };
}
