import DataLoader from "dataloader";
import type { DateRange } from "../domain/absences/absence.ts";
import { addDays } from "../domain/dates.ts";
import { findLimitHits, type LimitDay, type LimitHit, needsStretches } from "../domain/limits/limit-hits.ts";
import type { LimitReader } from "../domain/limits/limit-store.ts";
import { toStretches } from "../domain/limits/stretches.ts";
import type { DayQuestion } from "../domain/records/record-details.ts";
import type { DayLoader } from "./day-loader.ts";
import type { ReadWorkTerms, WorkTerms } from "./overtime-loader.ts";

/** Days of people, and which of them are asked for: punches are read for these alone. */
export interface LimitQuestion extends DateRange {
  readonly personKeys: readonly number[];
  readonly isAsked: (personKey: number, date: string) => boolean;
}

/** The limits that people passed on the dates, and how much was looked at for it. */
export interface FoundHits {
  readonly byPerson: ReadonlyMap<number, readonly LimitHit[]>;
  readonly records: number;
  /** Days whose punches were read. */
  readonly details: number;
}

/** Finds the limits that people passed. */
export type FindHits = (question: LimitQuestion) => Promise<FoundHits>;

/** What limits are found by. */
export interface LimitSources {
  readonly limits: LimitReader;
  readonly readWorkTerms: ReadWorkTerms;
  readonly days: DayLoader;
}

const NOTHING: FoundHits = { byPerson: new Map(), records: 0, details: 0 };
/** A week that has an asked date may begin, and end, so many days away from it; rests reach less far. */
const WEEK_REACH = 6;

/** Finds limits in the records as they are kept; punches are read of days with more presence than a rule allows in one piece. */
export function createHitFinder({ limits, readWorkTerms, days: loader }: LimitSources): FindHits {
  return async ({ personKeys, from, to, isAsked }) => {
    const terms = await readWorkTerms();
    if (!terms.isLimited) return NOTHING;
    const range = { from: addDays(from, -WEEK_REACH), to: addDays(to, WEEK_REACH) };
    const people = [...(await limits.findDays(personKeys, range))];
    const isWanted = (key: number, { date }: Pick<LimitDay, "date">) =>
      from <= date && date <= to && isAsked(key, date);
    let details = 0;
    const judge = async (key: number, known: readonly LimitDay[]) => {
      const wanted = known.filter((day) => isWanted(key, day) && needsStretches(day, terms));
      details += wanted.length;
      const whole = await addStretches(key, { known, wanted, loader });
      return findHitsOf(whole, terms, (hit) => isWanted(key, hit));
    };
    const hits = await Promise.all(people.map(async ([key, known]) => [key, await judge(key, known)] as const));
    const records = people.reduce((sum, [, known]) => sum + known.length, 0);
    return { byPerson: new Map(hits), records, details };
  };
}

function findHitsOf(
  days: readonly LimitDay[],
  terms: WorkTerms,
  isWanted: (hit: LimitHit) => boolean,
): readonly LimitHit[] {
  return findLimitHits(days, terms).filter(isWanted);
}

interface KnownDays {
  readonly known: readonly LimitDay[];
  readonly wanted: readonly LimitDay[];
  readonly loader: DayLoader;
}

async function addStretches(personKey: number, { known, wanted, loader }: KnownDays): Promise<readonly LimitDay[]> {
  if (wanted.length === 0) return known;
  const details = await loader.loadMany(wanted.map(({ date }) => ({ personKey, date })));
  const stretches = new Map(
    wanted.map(({ date }, index) => {
      const found = details[index];
      if (found instanceof Error) throw found;
      return [date, toStretches(found?.record.explanation.punches ?? [])];
    }),
  );
  return known.map((day) => ({ ...day, stretches: stretches.get(day.date) }));
}

/** The limits passed on one request's days. */
export type LimitLoader = DataLoader<DayQuestion, readonly LimitHit[], string>;

/** Creates the loader of one request: the limits of a whole page are one question. */
export function createLimitLoader(findHits: FindHits): LimitLoader {
  const toKey = ({ personKey, date }: DayQuestion) => `${personKey} ${date}`;
  return new DataLoader<DayQuestion, readonly LimitHit[], string>(
    async (days) => {
      const dates = days.map(({ date }) => date).toSorted();
      const asked = new Set(days.map(toKey));
      const { byPerson } = await findHits({
        personKeys: [...new Set(days.map(({ personKey }) => personKey))],
        from: dates[0] ?? "",
        to: dates.at(-1) ?? "",
        isAsked: (personKey, date) => asked.has(toKey({ personKey, date })),
      });
      return days.map(({ personKey, date }) => (byPerson.get(personKey) ?? []).filter((hit) => hit.date === date));
    },
    { cacheKeyFn: toKey, maxBatchSize: 1000 },
  );
}
