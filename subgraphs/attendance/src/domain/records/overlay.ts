import { type PeriodSummary, toPeriodSummary } from "@biometricflow/rules/period-summary";
import { addDays } from "../dates.ts";
import { REACH_DAYS } from "../rules/reach.ts";
import type { DateRange } from "../rules/stretches.ts";
import type { SummaryReader } from "../summary/summary-store.ts";
import type { DayRow } from "./day-row.ts";
import type { ListedRecord, RecordReader, RecordSelection } from "./listed-record.ts";
import { type GroupTotals, type TotalsGroup, type TotalsReader, toRates } from "./period-totals.ts";

/** A record as it would be with other holidays, with what it is summed up by. */
export interface OverlaidRecord extends ListedRecord {
  readonly departmentId: string | undefined;
}

/** Port: records, totals and sums as they would be with some holidays more at every place. */
export type CreateOverlay = (holidays: readonly string[]) => {
  readonly records: RecordReader;
  readonly totals: TotalsReader;
  readonly summaries: SummaryReader;
};

/** The dates of a range that holidays may change: those dates and those beside them. In order, no two ranges touch. */
export function listAffected(holidays: readonly string[], { from, to }: DateRange): readonly DateRange[] {
  const ranges: DateRange[] = [];
  for (const date of [...new Set(holidays)].toSorted()) {
    const range = {
      from: max(addDays(date, -REACH_DAYS), from),
      to: min(addDays(date, REACH_DAYS), to),
    };
    if (range.from > range.to) continue;
    const last = ranges.at(-1);
    if (last !== undefined && range.from <= addDays(last.to, 1))
      ranges.splice(-1, 1, { from: last.from, to: max(last.to, range.to) });
    else ranges.push(range);
  }
  return ranges;
}

/** A range cut where dates are affected, in the order of the dates. */
export function cutRange(
  affected: readonly DateRange[],
  { from, to }: DateRange,
): readonly (DateRange & { readonly isAffected: boolean })[] {
  const pieces: (DateRange & { readonly isAffected: boolean })[] = [];
  let next = from;
  for (const range of affected) {
    if (next < range.from) pieces.push({ from: next, to: addDays(range.from, -1), isAffected: false });
    pieces.push({ ...range, isAffected: true });
    next = addDays(range.to, 1);
  }
  if (next <= to) pieces.push({ from: next, to, isAffected: false });
  return pieces;
}

/** The records of a selection before what holidays change is judged: status and flags are others then. */
export function toUnjudged({ statuses: _statuses, flags: _flags, ...selection }: RecordSelection): RecordSelection {
  return selection;
}

/** Whether a record is of the statuses and has any of the flags of a selection. */
export function isChosen({ status, flags }: Pick<DayRow, "status" | "flags">, selection: RecordSelection): boolean {
  const { statuses, flags: wanted } = selection;
  if (statuses !== undefined && !statuses.includes(status)) return false;
  return wanted === undefined || wanted.some((flag) => flags.includes(flag));
}

/** What a group of records is known by. */
export type GroupName = Pick<GroupTotals, "id" | "name" | "nameKey" | "pin" | "personKey">;

/** The totals of records, by group; in no order. */
export function toGroups(
  records: readonly OverlaidRecord[],
  groupBy: TotalsGroup,
  nameOf: (record: OverlaidRecord) => GroupName,
): readonly GroupTotals[] {
  const groups = Map.groupBy(records, (record) => nameOf(record).id);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ ...toPeriodSummary(own), ...nameOf(first), groupBy }];
  });
}

/** Groups in the order of names, each once. */
export function orderByName(groups: readonly GroupTotals[]): readonly GroupTotals[] {
  const known = new Map(groups.map((group) => [group.id, group]));
  return [...known.values()].toSorted((a, b) => compareBytes(a.nameKey, b.nameKey) || compareBytes(a.id, b.id));
}

/** Two lists of totals as one, in the order of names; groups of both are added up. */
export function addGroups(left: readonly GroupTotals[], right: readonly GroupTotals[]): readonly GroupTotals[] {
  const groups = new Map(left.map((group) => [group.id, group]));
  for (const group of right) {
    const known = groups.get(group.id);
    groups.set(group.id, known === undefined ? group : addTotals(known, group));
  }
  return orderByName([...groups.values()]);
}

/** Whether a group comes after a position in the order of names. */
export function isBehind(
  { nameKey, id }: GroupName,
  after: readonly [nameKey: string, id: string] | undefined,
): boolean {
  if (after === undefined) return true;
  const order = compareBytes(nameKey, after[0]) || compareBytes(id, after[1]);
  return order > 0;
}

const SUMS = [
  "days",
  "workingDays",
  "presentDays",
  "absentDays",
  "incompleteDays",
  "holidayDays",
  "weekendDays",
  "pendingDays",
  "unknownDays",
  "leaveDays",
  "partialLeaveDays",
  "lateDays",
  "earlyLeaveDays",
  "workedMinutes",
  "expectedMinutes",
  "lateMinutes",
  "earlyLeaveMinutes",
  "overtimeMinutes",
  "offDayWorkedMinutes",
] as const satisfies readonly (keyof PeriodSummary)[];

function addTotals(left: GroupTotals, right: GroupTotals): GroupTotals {
  const sums = { ...left };
  const added = SUMS.reduce<GroupTotals>((all, key) => ({ ...all, [key]: all[key] + right[key] }), sums);
  return { ...added, ...toRates(added) };
}

/** As the stores order texts. */
function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function min(a: string, b: string): string {
  return a < b ? a : b;
}

function max(a: string, b: string): string {
  return a > b ? a : b;
}
