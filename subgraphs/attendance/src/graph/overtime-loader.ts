import DataLoader from "dataloader";
import type { CalendarStore } from "../domain/calendars/calendar-store.ts";
import { addDays } from "../domain/dates.ts";
import type { DateRange } from "../domain/absences/absence.ts";
import { type ApprovedOvertime, countApproved, type OvertimeTerms } from "../domain/overtime/approved-overtime.ts";
import type { OvertimeApproval, OvertimeReader } from "../domain/overtime/overtime-store.ts";
import type { DayQuestion } from "../domain/records/record-details.ts";
import { createWeekOf } from "../domain/weeks.ts";
import { createRuleFinder } from "../domain/work-rules/work-rule.ts";
import type { WorkRuleStore } from "../domain/work-rules/work-rule-store.ts";

/** What somebody decided on a date's overtime, and what counts of it. */
export interface DecidedOvertime {
  readonly approval: OvertimeApproval;
  readonly counted: ApprovedOvertime;
}

/** The decisions on one request's days; `undefined` where nobody decided. */
export type OvertimeLoader = DataLoader<DayQuestion, DecidedOvertime | undefined, string>;

/** What caps and limits are taken from. */
export interface WorkTerms extends OvertimeTerms {
  /** Some rule limits work: without one nothing needs to be looked at. */
  readonly isLimited: boolean;
}

/** Reads them, once a request. */
export type ReadWorkTerms = () => Promise<WorkTerms>;

/** Reads the rules and the weeks of a request, when something is asked that follows from them. */
export function createWorkTerms(
  rules: Pick<WorkRuleStore, "list">,
  calendars: Pick<CalendarStore, "list">,
): ReadWorkTerms {
  let terms: Promise<WorkTerms> | undefined;
  const read = async () => {
    const known = await rules.list();
    return {
      findRule: createRuleFinder(known),
      weekOf: createWeekOf(await calendars.list()),
      isLimited: known.some(({ kind }) => !kind.startsWith("OVERTIME_")),
    };
  };
  return () => (terms ??= read());
}

/** Creates the loader of one request: the decisions of a whole page are one question. */
export function createOvertimeLoader(
  overtime: Pick<OvertimeReader, "findDecided">,
  readTerms: ReadWorkTerms,
): OvertimeLoader {
  return new DataLoader<DayQuestion, DecidedOvertime | undefined, string>(
    async (days) => {
      const dates = days.map(({ date }) => date).toSorted();
      const keys = [...new Set(days.map(({ personKey }) => personKey))];
      const decided = await countDecided({ from: dates[0] ?? "", to: dates.at(-1) ?? "" }, keys, overtime, readTerms);
      return days.map(({ personKey, date }) => decided.get(personKey)?.get(date));
    },
    { cacheKeyFn: ({ personKey, date }) => `${personKey} ${date}`, maxBatchSize: 1000 },
  );
}

/** What was decided on people's dates, and what counts; caps are used up from the week on in which the first month begins. */
export async function countDecided(
  { from, to }: DateRange,
  personKeys: readonly number[],
  overtime: Pick<OvertimeReader, "findDecided">,
  readTerms: ReadWorkTerms,
): Promise<ReadonlyMap<number, ReadonlyMap<string, DecidedOvertime>>> {
  const decided = await overtime.findDecided(personKeys, { from: addDays(`${from.slice(0, 7)}-01`, -6), to });
  const terms = await readTerms();
  return new Map(
    [...decided].map(([key, days]) => {
      const counted = countApproved(days, terms);
      const none = { minutes: 0, lines: [] };
      return [key, new Map(days.map(({ date, approval }) => [date, { approval, counted: counted.get(date) ?? none }]))];
    }),
  );
}
