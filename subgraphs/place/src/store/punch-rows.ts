import type { PageRequest, PunchSelection, RowPosition } from "../domain/ledger.ts";
import { addSeconds } from "../domain/moved-time.ts";
import type { LedgerRow, PunchChannel, PunchRecord, SetAsideReason } from "../domain/punch.ts";
import { toInLog } from "../domain/row-decision.ts";
import type { SqlWords } from "./sql-words.ts";
import { type Condition, joinConditions, toPageCondition, whenGiven } from "./where.ts";

/** A row of `punch_rows` as it is read: without a reader's bytes and its place in the chain, which nobody is shown. */
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
  readonly received_ms: number;
  readonly channel: PunchChannel;
  readonly set_aside: SetAsideReason | null;
  readonly copies: number;
  readonly is_first_read: number;
  /** The bytes of a row that another program told. */
  readonly told: Uint8Array | null;
  /** What was added to `local_time`, and the instant before; null where the reader's own time counts. */
  readonly moved_seconds: number | null;
  readonly read_at_ms: number | null;
}

const COLUMNS = `punch_rows.id, digest, device_id, user_id, pin, local_time, work_code, received_ms, channel,
  set_aside, copies, is_first_read, CASE WHEN channel IN ('APP', 'KIOSK') AND length(raw) > 0 THEN raw END AS told`;

/**
 * The columns of `PunchColumns` as they are kept, before anybody moved them: what is compared with rows of a log, and what the chain
 * is made of.
 */
export const KEPT_COLUMNS = `${COLUMNS}, state_code, verify_code, coalesce(read_at_ms, at_ms) AS at_ms,
  coalesce(read_offset_minutes, offset_minutes) AS offset_minutes, NULL AS moved_seconds, NULL AS read_at_ms`;

/** A row that a log has is shown as the setting of its reader says now, one that was only told as it was told. */
const IS_TURNED = `code_order IS NOT NULL AND CASE WHEN in_log > 0
  THEN device_id IN (SELECT devices.id FROM devices WHERE devices.is_state_first = 1) ELSE code_order = 'STATE_FIRST' END
  <> (kept_order IS NOT NULL)`;

/** The columns of `PunchColumns`, codes as they mean: see `code-order.ts`. */
export const PUNCH_COLUMNS = `${COLUMNS}, at_ms, offset_minutes, moved_seconds, read_at_ms, CASE WHEN ${IS_TURNED} THEN verify_code ELSE state_code END AS state_code,
  CASE WHEN ${IS_TURNED} THEN state_code ELSE verify_code END AS verify_code`;

const KEPT: Condition = { sql: "punch_rows.set_aside IS NULL", values: [] };

/** Where a punch stands in time. */
export interface PositionColumns {
  readonly at_ms: number;
  readonly id: string;
}

/** The questions about punches, set-aside rows left out. */
export interface PunchQueries {
  /** Rows of `PunchColumns`. */
  readonly list: (selection: PunchSelection, page: PageRequest) => Condition;
  /** Rows of `PositionColumns`: all that the index holds, so that no row is read. */
  readonly listPositions: (selection: PunchSelection, page: PageRequest) => Condition;
  /** One row `{ total }`. */
  readonly count: (selection: PunchSelection) => Condition;
  readonly toConditions: (selection: PunchSelection) => readonly Condition[];
}

/** The questions about punches in the words of one store. */
export function createPunchQueries(words: SqlWords): PunchQueries {
  const toConditions = (selection: PunchSelection) => toPunchConditions(selection, words);
  const toPage = (columns: string, selection: PunchSelection, page: PageRequest): Condition => {
    const where = joinConditions([...toConditions(selection), toPageCondition("at_ms", page)]);
    const direction = page.isDescending ? "DESC" : "ASC";
    const sql = `SELECT ${columns} FROM punch_rows ${where.sql} ORDER BY at_ms ${direction}, id ${direction} LIMIT ?`;
    return { sql, values: [...where.values, page.limit] };
  };
  return {
    list: (selection, page) => toPage(PUNCH_COLUMNS, selection, page),
    listPositions: (selection, page) => toPage("at_ms, id", selection, page),
    count: (selection) => {
      const where = joinConditions(toConditions(selection));
      return { sql: `SELECT count(*) AS total FROM punch_rows ${where.sql}`, values: where.values };
    },
    toConditions,
  };
}

function toPunchConditions(selection: PunchSelection, words: SqlWords): readonly Condition[] {
  /** One id is an equality, so that the index on it also gives the order. */
  const isAmong = (column: string, ids: readonly string[]): Condition => {
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) return { sql: `${column} = ?`, values: [only] };
    return words.isAmong(column, ids);
  };
  return [
    KEPT,
    ...whenGiven(selection.fromMs, (ms) => ({ sql: "at_ms >= ?", values: [ms] })),
    ...whenGiven(selection.toMs, (ms) => ({ sql: "at_ms < ?", values: [ms] })),
    ...whenGiven(selection.userIds, (ids) => isAmong("user_id", ids)),
    ...whenGiven(selection.deviceIds, (ids) => isAmong("device_id", ids)),
  ];
}

/** Columns to a record of the domain. */
export function toPunchRecord(columns: PunchColumns): PunchRecord {
  const moved = toTimeBefore(columns);
  return {
    id: columns.id,
    digest: columns.digest,
    deviceId: columns.device_id,
    userId: columns.user_id,
    pin: columns.pin,
    atMs: columns.at_ms ?? undefined,
    localTime: moved === undefined ? columns.local_time : addSeconds(moved.localTime, moved.seconds),
    offsetMinutes: columns.offset_minutes ?? undefined,
    stateCode: columns.state_code,
    verifyCode: columns.verify_code,
    workCode: columns.work_code ?? undefined,
    receivedAtMs: columns.received_ms,
    channel: columns.channel,
    setAside: columns.set_aside ?? undefined,
    copies: columns.copies,
    isFirstRead: columns.is_first_read === 1,
    ...(columns.told === null ? {} : { told: Buffer.from(columns.told).toString("utf8") }),
    ...(moved === undefined ? {} : { moved }),
  };
}

function toTimeBefore({ moved_seconds: seconds, read_at_ms: atMs, local_time: localTime }: PunchColumns) {
  return seconds === null || atMs === null ? undefined : { seconds, atMs, localTime };
}

/** Where a punch stands. */
export function toRowPosition({ at_ms, id }: PositionColumns): RowPosition {
  return [at_ms, id];
}

/** What a row is stored with beside its own values. */
export interface RowKeys {
  readonly id: string;
  readonly deviceId: string;
  readonly userId: string;
  /** Of its leaf. */
  readonly salt: Buffer;
  readonly chain: Buffer;
}

/** A row as it is written, by the names of its fields. */
export function toStoredFields(row: LedgerRow, keys: RowKeys) {
  return {
    ...row,
    ...keys,
    atMs: row.atMs ?? null,
    offsetMinutes: row.offsetMinutes ?? null,
    workCode: row.workCode ?? null,
    codeOrder: row.codeOrder ?? null,
    keptOrder: row.keptOrder ?? null,
    setAside: row.setAside ?? null,
    inLog: toInLog(row, 0),
    isFirstRead: row.isFirstRead ? 1 : 0,
  };
}
