import type { RecordSelection } from "../../domain/records/listed-record.ts";
import { addSums, NO_SUMS, type PeriodSums } from "../../domain/summary/period-sums.ts";
import {
  type SummaryEntry,
  type SummaryGroup,
  toDayRows,
  toDeviceRows,
  toHourRows,
  toWeekdayRows,
} from "../../domain/summary/summary-rows.ts";
import type { PunchGroupCount } from "../../domain/summary/summary-store.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { UsualHours } from "../../graph/usual-punches.ts";

/** A whole summary. */
export interface SummaryRead {
  readonly rows: readonly SummaryEntry[];
  readonly total?: PeriodSums;
  readonly totalPunches?: Omit<PunchGroupCount, "id">;
  /** What is usual of the hours. */
  readonly readUsual: () => Promise<UsualHours>;
}

type Readers = Pick<AttendanceContext, "summaries" | "readUsual">;

/** Reads every row of a summary. */
export async function readSummary(
  selection: RecordSelection,
  groupBy: SummaryGroup,
  readers: Readers,
): Promise<SummaryRead> {
  if (groupBy === "DEVICE" || groupBy === "HOUR") return readPunches(selection, groupBy, readers);
  const groups = await readers.summaries.sumRecords(selection, groupBy === "WEEKDAY" ? "DAY" : groupBy);
  return {
    rows: toRecordRows(groups, groupBy, selection),
    total: groups.reduce((all, { sums }) => addSums(all, sums), NO_SUMS),
    readUsual: async () => undefined,
  };
}

function toRecordRows(
  groups: Parameters<typeof toWeekdayRows>[0],
  groupBy: SummaryGroup,
  { from, to }: RecordSelection,
): readonly SummaryEntry[] {
  if (groupBy === "WEEKDAY") return toWeekdayRows(groups);
  return groupBy === "DAY" ? toDayRows(groups, from, to) : groups;
}

async function readPunches(
  { statuses: _statuses, flags: _flags, ...selection }: RecordSelection,
  groupBy: "DEVICE" | "HOUR",
  { summaries, readUsual }: Readers,
): Promise<SummaryRead> {
  const { to, ...ofDate } = selection;
  const { groups, people } = await summaries.countPunches(selection, groupBy);
  const hasUsual = groupBy === "HOUR" && ofDate.from === to;
  return {
    rows: groupBy === "HOUR" ? toHourRows(groups) : toDeviceRows(groups),
    totalPunches: { punches: groups.reduce((sum, { punches }) => sum + punches, 0), people },
    readUsual: async () => (hasUsual ? readUsual(ofDate) : undefined),
  };
}
