import { createRandom, type Random, spread } from "../random.ts";
import { DAY_SECONDS } from "../weekday.ts";
import type { Crowd, Duty, Member } from "./crowd.ts";
import { isAtRest } from "./rest-days.ts";

/**
 * What somebody means to do: `COME` in, `GO` out to come back, `LEAVE` for the day. What becomes of it depends on
 * where the person is by then: see `decide`.
 */
export interface Step {
  /** Seconds of the place's wall clock since 1970. */
  readonly seconds: number;
  readonly pin: string;
  readonly reader: string;
  readonly kind: "COME" | "GO" | "LEAVE";
}

const MINUTE = 60;
const HOUR = 3600;
const LUNCH = 12.5 * HOUR;
/** How often somebody goes out on errands in a day, at least and at most: a courier about each half hour, others rarely. */
const ERRANDS_A_DAY: Readonly<Record<Duty, readonly [number, number]>> = {
  OFFICE: [1, 4],
  ERRANDS: [9, 13],
  SPLIT: [0, 2],
  ROSTER: [1, 4],
  WATCH: [0, 0],
  NIGHT: [0, 0],
};
/** The hours over noon in which those with a split shift are away. */
const SPLIT_PAUSE = { from: 12 * HOUR, to: 16 * HOUR } as const;
/** By how much they stay longer in the evening than others. */
const SPLIT_LATER = 3 * HOUR;
/** Guards of a place go round by turns: each of them in so many seconds. */
const ROUND = 20 * MINUTE;
/** When guards come and leave, in seconds of the day on which they come. */
const GUARD_HOURS = {
  WATCH: [6 * HOUR + 50 * MINUTE, 19 * HOUR + 5 * MINUTE],
  NIGHT: [18 * HOUR + 50 * MINUTE, 31 * HOUR + 5 * MINUTE],
} as const;

/**
 * What the people of a place mean to do on a day, in time order; days count from 1970-01-01 on the place's wall clock.
 * The night shift that begins on this day ends on the next morning. Pure: the same crowd and day give the same steps.
 *
 * The rate is each place's own, by its people: the 120 of the demo organisation make about one punch each 20 s while its
 * three places are at work, twice as many at the edges (before 08:00, at 12:30, after 17:00), and about one in a minute
 * and a half by night and on days off.
 */
export function planDay(crowd: Crowd, day: number): readonly Step[] {
  const random = createRandom(`${crowd.seed} traffic ${day}`);
  return crowd.members
    .flatMap((member) => planMember(member, { crowd, random, isDayOff: isAtRest(member, day, crowd.weekend) }))
    .map((step) => ({ ...step, seconds: day * DAY_SECONDS + step.seconds }))
    .sort((left, right) => left.seconds - right.seconds);
}

interface Today {
  readonly crowd: Crowd;
  readonly random: Random;
  readonly isDayOff: boolean;
}

/** One person's day, in seconds of the day. */
function planMember(member: Member, today: Today): readonly Step[] {
  const isGuard = member.duty === "NIGHT" || member.duty === "WATCH";
  if (today.isDayOff || (!isGuard && today.random.next() < 0.06)) return [];
  if (isGuard) return planGuard(member, today, GUARD_HOURS[member.duty]);
  return member.duty === "SPLIT" ? planSplit(member, today) : planWorker(member, today);
}

/** In the morning and in the evening, at home over noon. */
function planSplit(member: Member, { random }: Today): readonly Step[] {
  const near = (seconds: number) => seconds + spread(random, 6 * MINUTE);
  return [
    toStep(member, near(member.arrivesAt), "COME"),
    toStep(member, near(SPLIT_PAUSE.from + 5 * MINUTE), "GO"),
    toStep(member, near(SPLIT_PAUSE.to - 5 * MINUTE), "COME"),
    toStep(member, near(member.leavesAt + SPLIT_LATER), "LEAVE"),
  ];
}

function planWorker(member: Member, today: Today): readonly Step[] {
  const { random } = today;
  const isLate = random.next() < 0.05;
  const arrival = member.arrivesAt + spread(random, 5 * MINUTE) + (isLate ? random.between(15, 75) * MINUTE : 0);
  const leaving = member.leavesAt + spread(random, 4 * MINUTE);
  const errands = random.between(...ERRANDS_A_DAY[member.duty]);
  const morning = { from: arrival + 45 * MINUTE, to: LUNCH - 10 * MINUTE, count: Math.ceil(errands / 2) };
  const backAtWork = LUNCH + HOUR + random.between(0, 25) * MINUTE;
  const afternoon = { from: backAtWork, to: leaving - 30 * MINUTE, count: Math.floor(errands / 2) };
  return [
    toStep(member, arrival, "COME"),
    ...planErrands(member, today, morning),
    ...planLunch(member, random),
    ...planErrands(member, today, afternoon),
    toStep(member, leaving, "LEAVE"),
  ];
}

/** Most go out at half past twelve and come back within the hour. */
function planLunch(member: Member, random: Random): readonly Step[] {
  if (!member.lunches && random.next() < 0.5) return [];
  const start = LUNCH + spread(random, 8 * MINUTE);
  return [toStep(member, start, "GO"), toStep(member, start + random.between(25, 50) * MINUTE, "COME")];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Short ways out and back, one in each part of the stretch, so that none runs into the next. */
function planErrands(member: Member, { crowd, random }: Today, { from, to, count }: Stretch): readonly Step[] {
  const part = Math.floor((to - from) / Math.max(1, count));
  if (part < 4 * MINUTE) return [];
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * part + random.between(0, Math.floor(part / 2));
    const away = Math.min(random.between(2 * MINUTE, 9 * MINUTE), Math.floor(part / 2) - 1);
    return goAndCome(member, { crowd, random }, start, away);
  }).flat();
}

/** A guard's shift: rounds at even distances, so that by night somebody is seen every few minutes. */
function planGuard(member: Member, { crowd, random }: Today, [from, to]: readonly [number, number]): readonly Step[] {
  const { turn, turns } = member;
  const first = from + 15 * MINUTE + Math.floor((turn / turns) * ROUND);
  const rounds = Math.floor((to - 15 * MINUTE - first) / ROUND);
  return [
    toStep(member, from + spread(random, 8 * MINUTE), "COME"),
    ...Array.from({ length: rounds }, (_, index) => {
      const start = first + index * ROUND + random.between(0, 4 * MINUTE);
      return goAndCome(member, { crowd, random }, start, random.between(4 * MINUTE, 11 * MINUTE));
    }).flat(),
    toStep(member, to + spread(random, 8 * MINUTE), "LEAVE"),
  ];
}

/** Out by the own reader, most of the time, and in by any. */
function goAndCome(
  member: Member,
  { crowd, random }: Pick<Today, "crowd" | "random">,
  start: number,
  away: number,
): readonly Step[] {
  const [anyReader = member.reader] = random.shuffle(crowd.readers);
  const otherReader = crowd.loyal?.has(member.pin) === true ? member.reader : anyReader;
  const exit = random.next() < 0.8 ? member.reader : otherReader;
  const entrance = random.next() < 0.6 ? member.reader : otherReader;
  return [
    { ...toStep(member, start, "GO"), reader: exit },
    { ...toStep(member, start + away, "COME"), reader: entrance },
  ];
}

/** A step at the reader that the person comes in by; the time is a second of the day. */
function toStep({ pin, reader }: Member, seconds: number, kind: Step["kind"]): Step {
  return { seconds, pin, reader, kind };
}
