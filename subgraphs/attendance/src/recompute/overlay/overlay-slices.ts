import { addDays, toUtcDate } from "../../domain/dates.ts";
import type { RecordReader, RecordSelection } from "../../domain/records/listed-record.ts";
import { isChosen, type OverlaidRecord, toUnjudged } from "../../domain/records/overlay.ts";
import type { GroupTotals, TotalsPageRequest, TotalsReader } from "../../domain/records/period-totals.ts";
import type { SummaryReader } from "../../domain/summary/summary-store.ts";
import type { OverlayDays } from "./overlay-days.ts";

/** What an overlay is read from. */
export interface OverlayParts {
  readonly stored: RecordReader;
  readonly storedTotals: TotalsReader;
  readonly storedSummaries: SummaryReader;
  readonly days: OverlayDays;
  readonly holidays: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

type Sources = Pick<OverlayParts, "stored" | "storedTotals" | "days">;

/** More people than an organisation has. */
export const EVERYBODY = 1_000_000;
const PEOPLE_AT_ONCE = 100;

/** Whether as many records would be there: nothing is chosen by what holidays change, and no day is under way. */
export function keepsRows({ to, statuses, flags }: RecordSelection, nowMs: number): boolean {
  return statuses === undefined && flags === undefined && to < addDays(toUtcDate(nowMs), -3);
}

/** Everybody with a record of a selection, in the order of names. */
export function listPeople(
  selection: RecordSelection,
  { storedTotals }: Pick<OverlayParts, "storedTotals">,
  after?: TotalsPageRequest["after"],
): Promise<readonly GroupTotals[]> {
  return storedTotals.list(toUnjudged(selection), "PERSON", { limit: EVERYBODY, after });
}

/** What would be chosen of affected dates, of people in slices. */
export async function* eachSlice(
  selection: RecordSelection,
  sources: Sources,
): AsyncGenerator<readonly OverlaidRecord[]> {
  const ids = (await listPeople(selection, sources)).map(({ id }) => id);
  for (let start = 0; start < ids.length; start += PEOPLE_AT_ONCE)
    yield workOut(selection, ids.slice(start, start + PEOPLE_AT_ONCE), sources);
}

/** What would be chosen of affected dates of some people. */
export async function workOut(
  selection: RecordSelection,
  personIds: readonly string[],
  { stored, days }: Pick<OverlayParts, "stored" | "days">,
): Promise<readonly OverlaidRecord[]> {
  const page = { limit: EVERYBODY, after: undefined, isDescending: false };
  const kept = await stored.list({ ...toUnjudged(selection), personIds }, page);
  return (await days(kept, selection)).filter((row) => isChosen(row, selection));
}
