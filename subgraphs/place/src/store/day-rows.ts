import type { DeviceGap, GapSelection } from "../domain/gap.ts";
import type { DaySelection, KeptDay } from "../domain/log-days.ts";
import type { Condition } from "./where.ts";

/** A row of `reader_days`. */
export interface DayColumns {
  readonly date: string;
  readonly copies: number;
  readonly set_aside: number;
  readonly last_ms: number | null;
  readonly log_rows: number | null;
  readonly log_copies: number | null;
  readonly log_set_aside: number | null;
  readonly log_read_ms: number | null;
}

/** A row of `gaps`. */
export interface GapColumns {
  readonly from_ms: number;
  readonly closed_ms: number | null;
  readonly closing: DeviceGap["closing"] | null;
  readonly rows: number | null;
}

/** Adds to what the ledger has of a day; a day that is new is made. */
export const ADD_TO_DAY = `
  ON CONFLICT (device_id, date) DO UPDATE SET copies = reader_days.copies + excluded.copies,
    set_aside = reader_days.set_aside + excluded.set_aside,
    last_ms = CASE WHEN excluded.last_ms IS NULL OR reader_days.last_ms > excluded.last_ms THEN reader_days.last_ms
      ELSE excluded.last_ms END`;

/** Puts what a log held of a day in place of what it held before. */
export const PUT_LOG_DAY = `
  ON CONFLICT (device_id, date) DO UPDATE SET log_rows = excluded.log_rows, log_copies = excluded.log_copies,
    log_set_aside = excluded.log_set_aside, log_read_ms = excluded.log_read_ms`;

/** Puts the end of a gap in place of its begin. */
export const PUT_GAP = `
  INSERT INTO gaps (device_id, from_ms, closed_ms, closing, rows) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (device_id, from_ms) DO UPDATE SET closed_ms = excluded.closed_ms, closing = excluded.closing,
    rows = excluded.rows`;

/** Forgets the oldest gaps of a reader that has more. Values: the reader, the reader, how many are kept. */
export const DROP_GAPS = `
  DELETE FROM gaps WHERE device_id = ? AND from_ms <= (
    SELECT from_ms FROM gaps WHERE device_id = ? ORDER BY from_ms DESC LIMIT 1 OFFSET ?)`;

/** The values of `PUT_GAP`. */
export function toGapValues(deviceId: string, { fromMs, closedMs, closing, rows }: DeviceGap) {
  return [deviceId, fromMs, closedMs ?? null, closing ?? null, rows ?? null] as const;
}

/** Days with rows, in their order. */
export function toDaysQuery({ deviceId, from, to }: DaySelection): Condition {
  const sql = `SELECT date, copies, set_aside, last_ms, log_rows, log_copies, log_set_aside, log_read_ms FROM reader_days
    WHERE device_id = ? AND date >= ? AND date <= ? ORDER BY date`;
  return { sql, values: [deviceId, from, to] };
}

/** Gaps that were open at a moment of the time, those that began last first. */
export function toGapsQuery({ deviceId, fromMs, toMs }: GapSelection, limit: number): Condition {
  const sql = `SELECT from_ms, closed_ms, closing, rows FROM gaps
    WHERE device_id = ? AND from_ms < ? AND (closed_ms IS NULL OR closed_ms >= ?) ORDER BY from_ms DESC LIMIT ?`;
  const [from, to] = [fromMs ?? Number.MIN_SAFE_INTEGER, toMs ?? Number.MAX_SAFE_INTEGER];
  return { sql, values: [deviceId, to, from, limit] };
}

/** Columns to a day of the domain. */
export function toKeptDay(columns: DayColumns): KeptDay {
  const { date, copies, set_aside: setAside, last_ms: lastMs } = columns;
  return { date, copies, setAside, lastMs: lastMs ?? undefined, log: toLog(columns) };
}

function toLog(columns: DayColumns): KeptDay["log"] {
  const { log_rows: rows, log_copies: copies, log_set_aside: setAside, log_read_ms: readMs } = columns;
  if (rows === null || copies === null || setAside === null || readMs === null) return undefined;
  return { rows, copies, setAside, readMs };
}

/** Columns to a gap of the domain. */
export function toDeviceGap({ from_ms: fromMs, closed_ms, closing, rows }: GapColumns): DeviceGap {
  return { fromMs, closedMs: closed_ms ?? undefined, closing: closing ?? undefined, rows: rows ?? undefined };
}
