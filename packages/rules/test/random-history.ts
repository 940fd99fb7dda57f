/** Random questions in the case format, each made wholly from its seed. */

import { randomPunches } from "./random-punches.ts";
import { withRandomFault } from "./random-faults.ts";
import { anySettings, CLOCK_CHANGES, randomSettings, type Settings, ZONES } from "./random-settings.ts";
import { RandomSource } from "./random-source.ts";
import type { DayInput, HistoryInput, SummaryInput } from "./reference/case-format.ts";
import { r7End, r7Start, r8Begin } from "./reference/r07-r08-business-day.ts";
import { r7bEnd, r7bStart } from "./reference/r07b-spans.ts";
import { addDays, datesBetween } from "./reference/wall-clock.ts";

const ORDINARY_DATES = ["2025-06-29", "2025-01-15", "2024-02-28", "2025-12-31", "2026-08-20"];

/** A question for one day, in the fields of the worked examples and `employed`. The same seed gives the same question. */
export function randomDayInput(seed: number): DayInput {
  const random = new RandomSource(seed);
  const { home, date } = randomHomeAndDate(random);
  const settings = withAsOf(random, randomSettings(random, home, date, 3), date);
  const punches = randomPunches(random, settings, datesBetween(addDays(date, -2), addDays(date, 2)));
  return { ...settings, ...randomEmployment(random, date), punches, date };
}

/** A question for 3 to 9 days. The same seed gives the same question. */
export function randomSummaryInput(seed: number): SummaryInput {
  const random = new RandomSource(seed);
  const { home, date } = randomHomeAndDate(random);
  const from = addDays(date, -random.between(1, 4));
  const to = addDays(date, random.between(1, 4));
  const settings = withAsOf(random, randomSettings(random, home, date, 5), date);
  const punches = randomPunches(random, settings, datesBetween(addDays(from, -1), addDays(to, 1)));
  return { ...settings, ...randomEmployment(random, date), punches, from, to };
}

/** A question that section 2.1 may refuse: layers may clash, and half of them have a fault. Without punches. */
export function randomDoubtfulInput(seed: number): DayInput {
  const random = new RandomSource(seed);
  const { home, date } = randomHomeAndDate(random);
  const question = { ...anySettings(random, home, date, 3), punches: [], date };
  return random.chance(0.5) ? withRandomFault(random, question) : question;
}

/** Adds to a question what the examples cannot say: the PINs that are enrolled, and places that are not proved. */
export function withEnrolmentAndProof<Question extends HistoryInput>(question: Question, seed: number): Question {
  const random = new RandomSource(seed);
  return {
    ...question,
    ...random.maybe(0.7, () => ({ enrolledPins: random.pick([["1001"], ["1001", "2002"]]) })),
    ...random.maybe(0.7, () => ({ notProved: random.some(Object.keys(question.places), 0.7) })),
  };
}

/** A home place, and a date near one of its clock changes more often than not. */
function randomHomeAndDate(random: RandomSource): { readonly home: string; readonly date: string } {
  const home = random.pick(Object.keys(ZONES));
  const anyChange = random.pick(Object.values(CLOCK_CHANGES).filter((dates) => dates.length > 0));
  const changes = CLOCK_CHANGES[home] ?? [];
  const around = random.pick(random.chance(0.65) ? (changes.length > 0 ? changes : anyChange) : ORDINARY_DATES);
  return { home, date: addDays(around, random.between(-2, 1)) };
}

/** The moment of the query: none (long after), or before, in, at the edges of and after the day. */
function withAsOf(random: RandomSource, settings: Settings, date: string): Settings {
  if (random.chance(0.4)) return settings;
  const input = { ...settings, punches: [] };
  const start = r7Start(input, date);
  const end = r7End(input, date);
  const next = r8Begin(input, addDays(date, 1));
  const moments = [
    start - 7200,
    start + 1200,
    (start + end) / 2,
    end - 1,
    end,
    end + 3600,
    r7bStart(input, date) + 60,
    r7bEnd(input, date) - 1,
    r7bEnd(input, date),
    next - 1,
    next,
    next + 600,
    next + 200_000,
  ];
  const asOf = new Date(Math.floor(random.pick(moments)) * 1000).toISOString();
  return { ...settings, asOf: `${asOf.slice(0, 19)}Z` };
}

/** Sometimes an employment that begins or ends at or near the date. */
function randomEmployment(random: RandomSource, date: string): Pick<HistoryInput, "employed"> {
  if (random.chance(0.8)) return {};
  const from = random.between(-3, 1);
  return {
    employed: {
      ...random.maybe(0.6, () => ({ from: addDays(date, from) })),
      ...random.maybe(0.5, () => ({ to: addDays(date, Math.max(from, random.between(-1, 3))) })),
    },
  };
}
