import { parseDay, toWeekday } from "@biometricflow/rules/local-time";
import { addDays } from "../dates.ts";
import { addSums, NO_SUMS, type PeriodSums, toPeriodRates } from "./period-sums.ts";
import type { PunchGroupCount, RecordGroup, RecordGroupSums } from "./summary-store.ts";

/** A group of a summary. */
export interface SummaryEntry {
  /** Of the place, reader, department or person; the date, the number of the weekday, or the hour as two digits. */
  readonly id: string;
  readonly name: string;
  /** As lists are ordered by it. */
  readonly nameKey: string;
  /** Only of a person. */
  readonly pin?: string;
  readonly personKey?: number;
  /** Of records. */
  readonly sums?: PeriodSums;
  /** Of punches. */
  readonly punches?: Omit<PunchGroupCount, "id">;
}

/** By what a summary is taken. */
export type SummaryGroup = RecordGroup | "DEVICE" | "WEEKDAY" | "HOUR";

/** The order of a summary. */
export type SummaryOrder =
  | "KEY_ASC"
  | "WORKED_DESC"
  | "OVERTIME_DESC"
  | "LATE_DESC"
  | "ABSENT_DESC"
  | "ATTENDANCE_RATE_DESC"
  | "HOURS_PROGRESS_DESC"
  | "PUNCHES_DESC";

const toPlain = (id: string) => ({ id, name: id, nameKey: id });

/** Every date of a range, those without records too. */
export function toDayRows(groups: readonly RecordGroupSums[], from: string, to: string): readonly SummaryEntry[] {
  const sumsOf = new Map(groups.map(({ id, sums }) => [id, sums]));
  const rows: SummaryEntry[] = [];
  for (let date = from; date <= to; date = addDays(date, 1))
    rows.push({ ...toPlain(date), sums: sumsOf.get(date) ?? NO_SUMS });
  return rows;
}

/** The seven days of the week, of the sums of dates. */
export function toWeekdayRows(dates: readonly RecordGroupSums[]): readonly SummaryEntry[] {
  const byWeekday = Map.groupBy(dates, ({ id }) => toWeekday(parseDay(id)));
  return Array.from({ length: 7 }, (_day, weekday) => ({
    ...toPlain(String(weekday)),
    sums: (byWeekday.get(weekday) ?? []).reduce((all, { sums }) => addSums(all, sums), NO_SUMS),
  }));
}

/** The twenty-four hours of the day. */
export function toHourRows(groups: readonly PunchGroupCount[]): readonly SummaryEntry[] {
  const countOf = new Map(groups.map((group) => [group.id, group]));
  return Array.from({ length: 24 }, (_hour, hour) => {
    const id = String(hour).padStart(2, "0");
    const { punches = 0, people = 0 } = countOf.get(id) ?? {};
    return { ...toPlain(id), punches: { punches, people } };
  });
}

/** One row for each reader that had punches. */
export function toDeviceRows(groups: readonly PunchGroupCount[]): readonly SummaryEntry[] {
  return groups.map(({ id, ...punches }) => ({ ...toPlain(id), punches }));
}

/** The figure by which an order ranks a row; `undefined`: the row has none, or the order ranks nothing. */
export function toRankedFigure({ sums, punches }: SummaryEntry, order: SummaryOrder): number | undefined {
  switch (order) {
    case "KEY_ASC":
      return undefined;
    case "PUNCHES_DESC":
      return punches?.punches;
    case "WORKED_DESC":
      return sums?.workedMinutes;
    case "OVERTIME_DESC":
      return sums?.overtimeMinutes;
    case "LATE_DESC":
      return sums?.lateMinutes;
    case "ABSENT_DESC":
      return sums?.absentDays;
    case "ATTENDANCE_RATE_DESC":
      return sums && toPeriodRates(sums).attendanceRatePct;
    case "HOURS_PROGRESS_DESC":
      return sums && toPeriodRates(sums).hoursProgressPct;
  }
}

/** The rank of each row of a summary, from 1; equal figures share one. In the order of the rows, largest figure first. */
export function toRanks(figures: readonly (number | undefined)[]): readonly (number | undefined)[] {
  let rank = 0;
  return figures.map((figure, index) => {
    if (figure === undefined) return undefined;
    if (figure !== figures[index - 1]) rank = index + 1;
    return rank;
  });
}
