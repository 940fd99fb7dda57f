import type { Selectable } from "kysely";
import { toFlagBits } from "../domain/records/day-row.ts";
import type { KeptRow } from "../domain/records/record-store.ts";
import type { BulkColumn, BulkTarget, ColumnValue } from "./bulk-upsert.ts";
import type { Tables } from "./database.ts";

/** A record as it is kept. */
export type DayRecordRow = Selectable<Tables["day_record"]>;

const COLUMNS: readonly (readonly [keyof DayRecordRow, BulkColumn[1]])[] = [
  ["date", "TEXT"],
  ["person_key", "INTEGER"],
  ["place_id", "TEXT"],
  ["department_id", "TEXT"],
  ["shift_id", "TEXT"],
  ["status", "TEXT"],
  ["flags", "INTEGER"],
  ["check_in_ms", "INTEGER"],
  ["check_out_ms", "INTEGER"],
  ["presence_minutes", "INTEGER"],
  ["worked_minutes", "INTEGER"],
  ["expected_minutes", "INTEGER"],
  ["late_minutes", "INTEGER"],
  ["early_leave_minutes", "INTEGER"],
  ["overtime_minutes", "INTEGER"],
  ["progress_tenths", "INTEGER"],
  ["kept_punches", "INTEGER"],
  ["dropped_duplicates", "INTEGER"],
  ["is_proved", "INTEGER"],
  ["is_final", "INTEGER"],
  ["next_change_ms", "INTEGER"],
  ["corrections", "INTEGER"],
  ["is_lost", "INTEGER"],
  ["missing_seq", "INTEGER"],
];
/** Where records go. */
export const DAY_RECORDS: BulkTarget = {
  table: "day_record",
  columns: COLUMNS,
  key: ["date", "person_key"],
  onKnown: COLUMNS.map(([name]) => name).filter((name) => name !== "date" && name !== "person_key"),
};

/** What whoever reads a record does not see, or what follows from the rest. */
const UNSEEN: ReadonlySet<string> = new Set([
  ...([
    "presence_minutes",
    "progress_tenths",
    "dropped_duplicates",
    "next_change_ms",
    "is_lost",
    "missing_seq",
  ] as const),
]);
const SEEN = [...COLUMNS.keys()].filter((index) => !UNSEEN.has(COLUMNS[index]?.[0] ?? ""));

/** Whether a record that stands has these values. */
export function isSameRecord(row: DayRecordRow, values: readonly ColumnValue[]): boolean {
  return values.every((value, index) => value === toColumn(row, index));
}

/** Whether whoever reads it sees no other record than the one that stands. */
export function isSeenSame(row: DayRecordRow, values: readonly ColumnValue[]): boolean {
  return SEEN.every((index) => values[index] === toColumn(row, index));
}

function toColumn(row: DayRecordRow, index: number): ColumnValue | undefined {
  const name = COLUMNS[index]?.[0];
  return name && row[name];
}

/** The values of a record, in the order of the columns. */
export function toValues(
  row: KeptRow,
  { personKey, missingSeq }: { readonly personKey: number; readonly missingSeq: number | null },
): readonly ColumnValue[] {
  return [
    row.date,
    personKey,
    row.placeId,
    row.departmentId ?? "",
    row.shiftId ?? "",
    row.status,
    toFlagBits(row.flags),
    row.checkInMs ?? null,
    row.checkOutMs ?? null,
    row.presenceMinutes,
    row.workedMinutes,
    row.expectedMinutes,
    row.lateMinutes,
    row.earlyLeaveMinutes,
    row.overtimeMinutes,
    row.progressPct === undefined ? null : Math.round(row.progressPct * 10),
    row.keptPunches,
    row.droppedDuplicates,
    row.completeness === "PROVED" ? 1 : 0,
    row.isFinal ? 1 : 0,
    row.nextChangeMs ?? null,
    row.corrections,
    row.isLost ? 1 : 0,
    missingSeq,
  ];
}
