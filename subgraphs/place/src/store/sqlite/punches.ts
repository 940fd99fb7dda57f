import type { Database } from "better-sqlite3";
import type { PageRequest, PunchSelection } from "../../domain/ledger.ts";
import type { PunchChannel, PunchRecord, SetAsideReason } from "../../domain/punch.ts";
import { type Condition, joinConditions, toPageCondition, whenGiven } from "./where.ts";

/** A row of `punch_rows` as SQLite gives it. */
export interface PunchColumns {
  readonly id: string;
  readonly digest: string;
  readonly device_id: string;
  readonly user_id: string;
  readonly pin: string;
  readonly at_ms: number | null;
  readonly local_time: string;
  readonly offset_minutes: number | null;
  readonly state_code: number;
  readonly verify_code: number;
  readonly work_code: number | null;
  readonly raw: Buffer;
  readonly received_ms: number;
  readonly channel: PunchChannel;
  readonly set_aside: SetAsideReason | null;
  readonly copies: number;
  readonly is_first_read: number;
}

/** Punches in the database, set-aside rows left out. */
export interface PunchTable {
  list(selection: PunchSelection, page: PageRequest): readonly PunchRecord[];
  count(selection: PunchSelection): number;
  find(ids: readonly string[]): readonly PunchRecord[];
  /** Verify codes by digest, of rows set aside too. */
  readVerifyCodes(ids: readonly string[]): ReadonlyMap<string, number>;
  readLastInstant(deviceId: string): number | undefined;
}

const KEPT: Condition = { sql: "punch_rows.set_aside IS NULL", values: [] };

/** Creates the access to the punches. */
export function createPunchTable(db: Database): PunchTable {
  const selectByIds = db.prepare<[string], PunchColumns>(
    "SELECT * FROM punch_rows WHERE id IN (SELECT value FROM json_each(?)) AND set_aside IS NULL",
  );
  const selectCodes = db.prepare<[string], { digest: string; verify_code: number }>(
    "SELECT digest, verify_code FROM punch_rows WHERE id IN (SELECT value FROM json_each(?))",
  );
  const selectLast = db.prepare<[string], { at_ms: number }>(
    "SELECT at_ms FROM punch_rows WHERE device_id = ? AND at_ms IS NOT NULL ORDER BY key DESC LIMIT 1",
  );
  return {
    list: (selection, page) => {
      const where = joinConditions([...toPunchConditions(selection), toPageCondition("at_ms", page)]);
      const direction = page.isDescending ? "DESC" : "ASC";
      const sql = `SELECT * FROM punch_rows ${where.sql} ORDER BY at_ms ${direction}, id ${direction} LIMIT ?`;
      return db
        .prepare<unknown[], PunchColumns>(sql)
        .all(...where.values, page.limit)
        .map(toPunchRecord);
    },
    count: (selection) => {
      const where = joinConditions(toPunchConditions(selection));
      const sql = `SELECT count(*) AS total FROM punch_rows ${where.sql}`;
      return db.prepare<unknown[], { total: number }>(sql).get(...where.values)?.total ?? 0;
    },
    find: (ids) => selectByIds.all(JSON.stringify(ids)).map(toPunchRecord),
    readVerifyCodes: (ids) =>
      new Map(selectCodes.all(JSON.stringify(ids)).map(({ digest, verify_code }) => [digest, verify_code])),
    readLastInstant: (deviceId) => selectLast.get(deviceId)?.at_ms,
  };
}

/** The conditions of a selection over `punch_rows`. */
export function toPunchConditions(selection: PunchSelection): readonly Condition[] {
  return [
    KEPT,
    ...whenGiven(selection.fromMs, (ms) => ({ sql: "at_ms >= ?", values: [ms] })),
    ...whenGiven(selection.toMs, (ms) => ({ sql: "at_ms < ?", values: [ms] })),
    ...whenGiven(selection.userIds, (ids) => toListCondition("user_id", ids)),
    ...whenGiven(selection.deviceIds, (ids) => toListCondition("device_id", ids)),
  ];
}

/** One id is an equality, so that the index on it also gives the order. */
function toListCondition(column: string, ids: readonly string[]): Condition {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return { sql: `${column} = ?`, values: [only] };
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(ids)] };
}

/** Columns to a record of the domain. */
export function toPunchRecord(columns: PunchColumns): PunchRecord {
  return {
    id: columns.id,
    digest: columns.digest,
    deviceId: columns.device_id,
    userId: columns.user_id,
    pin: columns.pin,
    atMs: columns.at_ms ?? undefined,
    localTime: columns.local_time,
    offsetMinutes: columns.offset_minutes ?? undefined,
    stateCode: columns.state_code,
    verifyCode: columns.verify_code,
    workCode: columns.work_code ?? undefined,
    raw: columns.raw,
    receivedAtMs: columns.received_ms,
    channel: columns.channel,
    setAside: columns.set_aside ?? undefined,
    copies: columns.copies,
    isFirstRead: columns.is_first_read === 1,
  };
}
