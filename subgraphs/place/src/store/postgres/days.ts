import { type DeviceGap, MOST_GAPS } from "../../domain/gap.ts";
import type { LogDay } from "../../domain/log-days.ts";
import { ADD_TO_DAY, DROP_GAPS, PUT_GAP, PUT_LOG_DAY, toGapValues } from "../day-rows.ts";
import { type DayChanges, toDayColumns } from "../ledger-day-rows.ts";
import type { Ask } from "./connections.ts";

/** Changes what the ledger has of days, inside a transaction. */
export async function changeDays(ask: Ask, deviceId: string, changes: DayChanges): Promise<void> {
  if (changes.size === 0) return;
  const days = toDayColumns(deviceId, changes);
  await ask(
    `INSERT INTO reader_days (device_id, date, copies, set_aside, last_ms)
     SELECT ?, * FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[]) ${ADD_TO_DAY}`,
    [
      deviceId,
      days.map(({ date }) => date),
      days.map(({ copies }) => copies),
      days.map(({ set_aside }) => set_aside),
      days.map(({ last_ms }) => last_ms),
    ],
  );
}

/** Puts what a read of the whole log held, inside a transaction. */
export async function putLogDays(
  ask: Ask,
  deviceId: string,
  { days, readMs }: { readonly days: readonly LogDay[]; readonly readMs: number },
): Promise<void> {
  await ask(
    `INSERT INTO reader_days (device_id, log_read_ms, date, log_rows, log_copies, log_set_aside)
     SELECT ?, ?::bigint, * FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[]) ${PUT_LOG_DAY}`,
    [
      deviceId,
      readMs,
      days.map(({ date }) => date),
      days.map(({ rows }) => rows),
      days.map(({ copies }) => copies),
      days.map(({ setAside }) => setAside),
    ],
  );
}

/** Puts a gap, and forgets the oldest where there are too many, inside a transaction. */
export async function putGap(ask: Ask, deviceId: string, gap: DeviceGap): Promise<void> {
  await ask(PUT_GAP, toGapValues(deviceId, gap));
  await ask(DROP_GAPS, [deviceId, deviceId, MOST_GAPS]);
}
