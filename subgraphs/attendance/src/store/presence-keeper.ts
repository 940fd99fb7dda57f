import type { PresenceRow } from "../domain/presence/presence-row.ts";
import type { WorkResult } from "../domain/records/record-store.ts";
import type { BulkColumn, BulkTarget, ColumnValue } from "./bulk-upsert.ts";
import type { WriteTransaction } from "./database.ts";

/** Keeps the days that are under way, with their records; a person whose open day has no record any more has none. */
export async function keepPresence(
  { tx, upsert, isAmong }: WriteTransaction,
  results: readonly WorkResult[],
): Promise<void> {
  const keys = results.map(({ work }) => work.personKey);
  const kept = await tx
    .selectFrom("presence")
    .select(["person_key", "date"])
    .where(isAmong("person_key", keys))
    .execute();
  const dates = new Map(kept.map(({ person_key, date }) => [person_key, date]));
  const gone = results.flatMap((result) => {
    const { personKey, from, to } = result.work;
    const date = toPresence(result) === undefined ? dates.get(personKey) : undefined;
    return date !== undefined && date >= from && date <= to ? [personKey] : [];
  });
  if (gone.length > 0) await tx.deleteFrom("presence").where(isAmong("person_key", gone)).execute();
  const rows = results.flatMap((result) => {
    const row = toPresence(result);
    return row === undefined ? [] : [toValues(result.work.personKey, row)];
  });
  await upsert(PRESENCE, rows);
}

function toPresence(result: WorkResult): PresenceRow | undefined {
  return result.kind === "ROWS" ? result.presence : undefined;
}

const COLUMNS: readonly BulkColumn[] = [
  ["person_key", "INTEGER"],
  ["date", "TEXT"],
  ["place_id", "TEXT"],
  ["status", "TEXT"],
  ["is_late", "INTEGER"],
  ["is_out_of_hours", "INTEGER"],
  ["is_in", "INTEGER"],
  ["first_ms", "INTEGER"],
  ["since_ms", "INTEGER"],
  ["last_ms", "INTEGER"],
  ["last_place_id", "TEXT"],
  ["last_reader_id", "TEXT"],
  ["due_ms", "INTEGER"],
  ["shift_end_ms", "INTEGER"],
  ["day_end_ms", "INTEGER"],
  ["enrolled_at", "TEXT"],
];
const PRESENCE: BulkTarget = {
  table: "presence",
  columns: COLUMNS,
  key: ["person_key"],
  onKnown: COLUMNS.map(([name]) => name).filter((name) => name !== "person_key"),
};

function toValues(personKey: number, { last, ...row }: PresenceRow): readonly ColumnValue[] {
  return [
    personKey,
    row.date,
    row.placeId,
    row.status,
    row.isLate ? 1 : 0,
    row.isOutOfHours ? 1 : 0,
    row.isIn ? 1 : 0,
    row.firstMs ?? null,
    row.sinceMs ?? null,
    last?.atMs ?? null,
    last?.placeId ?? null,
    last?.readerId ?? null,
    row.dueMs ?? null,
    row.shiftEndMs,
    row.dayEndMs,
    JSON.stringify(row.enrolledAt),
  ];
}
