import type { ClockEntry, StepCause } from "../domain/clocks/clock-change.ts";
import type { ClockSet } from "../domain/clocks/clock-set.ts";
import type { PageRequest } from "../domain/ledger.ts";
import type { Condition } from "./where.ts";

/** A row of `clock_history`. */
export interface ClockColumns {
  readonly at_ms: number;
  readonly kind: ClockEntry["kind"];
  readonly drift_ms: number;
  readonly uncertainty_ms: number;
  readonly since_ms: number | null;
  readonly step_ms: number | null;
  readonly cause: StepCause | null;
}

/** A row of `clock_sets`. */
export interface ClockSetColumns {
  /** JSON. */
  readonly kept: string;
}

/** Values: those of `toClockValues`. */
export const PUT_CLOCK = `
  INSERT INTO clock_history (device_id, at_ms, kind, drift_ms, uncertainty_ms, since_ms, step_ms, cause)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (device_id, at_ms) DO UPDATE SET kind = excluded.kind, drift_ms = excluded.drift_ms,
    uncertainty_ms = excluded.uncertainty_ms, since_ms = excluded.since_ms, step_ms = excluded.step_ms,
    cause = excluded.cause`;

/** Values: the reader, the instant, the set as JSON. */
export const PUT_CLOCK_SET = `
  INSERT INTO clock_sets (device_id, at_ms, kept) VALUES (?, ?, ?)
  ON CONFLICT (device_id, at_ms) DO UPDATE SET kept = excluded.kept`;

/** Forgets the oldest of a reader that has more. Values: the reader, the reader, how many are kept. */
export const DROP_CLOCKS = toDrop("clock_history");
export const DROP_CLOCK_SETS = toDrop("clock_sets");

function toDrop(table: string): string {
  return `DELETE FROM ${table} WHERE device_id = ? AND at_ms <= (
    SELECT at_ms FROM ${table} WHERE device_id = ? ORDER BY at_ms DESC LIMIT 1 OFFSET ?)`;
}

/** The values of `PUT_CLOCK`. */
export function toClockValues(deviceId: string, entry: ClockEntry) {
  const { atMs, kind, driftMs, uncertaintyMs } = entry;
  const step = "stepMs" in entry ? [entry.sinceMs, entry.stepMs, entry.cause ?? null] : [null, null, null];
  return [deviceId, atMs, kind, driftMs, uncertaintyMs, ...step];
}

/** The history of a clock, the newest first. */
export function toClocksQuery(deviceId: string, { limit, after }: PageRequest): Condition {
  const sql = `SELECT at_ms, kind, drift_ms, uncertainty_ms, since_ms, step_ms, cause FROM clock_history
    WHERE device_id = ? AND at_ms < ? ORDER BY at_ms DESC LIMIT ?`;
  const before = after === undefined ? Number.MAX_SAFE_INTEGER : Math.ceil(Number(after[0]));
  return {
    sql,
    values: [deviceId, Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, before)), limit],
  };
}

/** One row `{ total }`. */
export function toClockCount(deviceId: string): Condition {
  return { sql: "SELECT count(*) AS total FROM clock_history WHERE device_id = ?", values: [deviceId] };
}

/** When a clock was set, the last time first. */
export function toClockSetsQuery(deviceId: string, limit: number): Condition {
  return {
    sql: "SELECT kept FROM clock_sets WHERE device_id = ? ORDER BY at_ms DESC LIMIT ?",
    values: [deviceId, limit],
  };
}

/** Columns to an entry of the domain. */
export function toClockEntry(columns: ClockColumns): ClockEntry {
  const { at_ms: atMs, kind, drift_ms: driftMs, uncertainty_ms: uncertaintyMs, cause } = columns;
  const measure = { atMs, driftMs, uncertaintyMs };
  if (kind === "FIRST" || kind === "DRIFT") return { ...measure, kind };
  const step = { sinceMs: columns.since_ms ?? atMs, stepMs: columns.step_ms ?? 0 };
  return { ...measure, kind, ...step, ...(cause !== null && { cause }) };
}

/** As `PUT_CLOCK_SET` wrote it. */
export function toClockSet({ kept }: ClockSetColumns): ClockSet {
  return JSON.parse(kept);
}
