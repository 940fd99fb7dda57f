import type { PersonReference } from "../people/person.ts";
import type { PersonSelection } from "../people/people-store.ts";
import type { KeptRow } from "../records/record-store.ts";
import type { RuleChange } from "./rule-change.ts";
import type { DateRange } from "./stretches.ts";

/** A date before and after a change; `undefined` where there is no record. */
export interface ChangedDay {
  readonly person: PersonReference;
  readonly date: string;
  readonly before: KeptRow | undefined;
  readonly after: KeptRow | undefined;
}

/** What a change of the rules would do to some dates. */
export interface ChangePreview {
  /** People who were looked at, of those whom the change may be about. */
  readonly examined: number;
  readonly people: number;
  /** Of the examined: people with a day that changes, and such days. */
  readonly touched: number;
  readonly days: number;
  /** Of the examined: people whose hours would contradict each other, so that they have no records. */
  readonly contradictions: number;
  /** The first of the days, in the order of names and dates. */
  readonly changes: readonly ChangedDay[];
}

/** What is asked of a change. */
export interface PreviewQuestion {
  readonly change: RuleChange;
  readonly range: DateRange;
  /** Whom the asker sees. */
  readonly viewed: PersonSelection;
  /** Days to be listed at most. */
  readonly limit: number;
}

/**
 * Port: works a change out before it is made; nothing is stored.
 *
 * @throws {ShiftRefusal} for a change that would be refused for what holds at a place or in a department
 */
export type PreviewChange = (question: PreviewQuestion) => Promise<ChangePreview>;

/** The dates on which two lists of rows differ in what a person would notice. */
export function listChangedDays(
  person: PersonReference,
  before: readonly KeptRow[],
  after: readonly KeptRow[],
): readonly ChangedDay[] {
  const [left, right] = [before, after].map((rows) => new Map(rows.map((row) => [row.date, row])));
  const dates = [...new Set([...before, ...after].map(({ date }) => date))].toSorted();
  return dates
    .map((date) => ({ person, date, before: left?.get(date), after: right?.get(date) }))
    .filter((day) => toShown(day.before) !== toShown(day.after));
}

function toShown(row: KeptRow | undefined): string {
  if (row === undefined) return "";
  const { nextChangeMs: _next, businessDay: _day, ...shown } = row;
  return JSON.stringify(shown);
}
