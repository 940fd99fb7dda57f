import { toGlobalId } from "@biometricflow/schema/global-id";
import type { MovedRow, PageRequest, Release, ReleaseOutcome, SetAsideSelection } from "../domain/ledger.ts";
import { isAfterArrival, type MovedTime, toMovedTime } from "../domain/moved-time.ts";
import type { KnownRow } from "../domain/row-decision.ts";
import { toReleaseRefusal } from "../domain/set-aside.ts";
import { type DayChanges, releaseDay } from "./ledger-day-rows.ts";
import type { AppendEntry } from "./mutable-head.ts";
import { PUNCH_COLUMNS } from "./punch-rows.ts";
import type { SqlWords } from "./sql-words.ts";
import { type Condition, joinConditions, toPageCondition, whenGiven } from "./where.ts";

/** The questions about rows that are set aside. */
export interface SetAsideQueries {
  /** Rows of `PunchColumns`. */
  readonly list: (selection: SetAsideSelection, page: PageRequest) => Condition;
  /** One row `{ total }`. */
  readonly count: (selection: SetAsideSelection) => Condition;
}

/** The questions about rows that are set aside in the words of one store. */
export function createSetAsideQueries(words: SqlWords): SetAsideQueries {
  const toConditions = ({ deviceId, reasons }: SetAsideSelection): readonly Condition[] => [
    { sql: "set_aside IS NOT NULL AND device_id = ?", values: [deviceId] },
    ...whenGiven(reasons, (list) => words.isAmong("set_aside", list)),
  ];
  return {
    list: (selection, page) => {
      const where = joinConditions([...toConditions(selection), toPageCondition("received_ms", page)]);
      const direction = page.isDescending ? "DESC" : "ASC";
      const order = `ORDER BY received_ms ${direction}, id ${direction} LIMIT ?`;
      return {
        sql: `SELECT ${PUNCH_COLUMNS} FROM punch_rows ${where.sql} ${order}`,
        values: [...where.values, page.limit],
      };
    },
    count: (selection) => {
      const where = joinConditions(toConditions(selection));
      return { sql: `SELECT count(*) AS total FROM punch_rows ${where.sql}`, values: where.values };
    },
  };
}

/** The stored rows, as the transaction sees them that releases some. */
export interface ReleasedRowTable {
  readonly find: (id: string, deviceId: string) => ReleasableRow | undefined;
  readonly release: (key: number, atMs: number) => void;
  /** The same, with another time. */
  readonly move: (key: number, atMs: number, moved: RowMove) => void;
  /** So many rows of the reader, copies counted, are set aside no more. */
  readonly uncount: (rows: number, deviceId: string) => void;
  /** They are punches of their days. */
  readonly changeDays: (deviceId: string, days: DayChanges) => void;
}

/** What is written of a row that is moved. */
export interface RowMove {
  readonly seconds: number;
  readonly atMs: number;
  readonly offsetMinutes: number;
}

/** A row as it stands before its release. */
export interface ReleasableRow extends KnownRow {
  readonly key: number;
  readonly localTime: string;
  readonly atMs: number | null;
  readonly receivedAtMs: number;
}

/** The columns of `ReleasableRow`. */
export const RELEASABLE_COLUMNS = `key, copies, verify_code AS "verifyCode", set_aside AS "setAside",
  local_time AS "localTime", at_ms AS "atMs", received_ms AS "receivedAtMs"`;

/** The transaction that releases rows. */
interface ReleaseTransaction {
  readonly table: ReleasedRowTable;
  readonly append: AppendEntry;
}

/** Makes punches of rows that are set aside, inside one transaction. */
export function releaseRows(placeId: string, wish: Release, transaction: ReleaseTransaction): ReleaseOutcome {
  const deviceId = toGlobalId(placeId, wish.readerId);
  const released: string[] = [];
  const moved: MovedRow[] = [];
  const refused: ReleaseOutcome["refused"][number][] = [];
  const days: DayChanges = new Map();
  for (const id of new Set(wish.rowIds)) {
    const row = transaction.table.find(id, deviceId);
    const now = toReleasedTime(row, wish);
    const why = toReleaseRefusal(row?.setAside) ?? toMoveRefusal(row, now);
    if (row === undefined || why !== undefined) {
      refused.push({ id, why: why ?? "NO_SUCH_ROW" });
      continue;
    }
    released.push(id);
    if (now !== undefined) moved.push({ id, before: row.localTime, now });
    if (wish.isDryRun !== true) releaseRow(transaction, { id, deviceId, row, now }, { wish, days });
  }
  if (wish.isDryRun !== true) transaction.table.changeDays(deviceId, days);
  return { released, refused, moved };
}

interface Released {
  readonly id: string;
  readonly deviceId: string;
  readonly row: ReleasableRow;
  /** Absent where the reader's own time counts. */
  readonly now: MovedTime | undefined;
}

function releaseRow(
  { table, append }: ReleaseTransaction,
  { id, deviceId, row, now }: Released,
  { wish, days }: { readonly wish: Release; readonly days: DayChanges },
): void {
  const { by, note, atMs, move } = wish;
  const moved = now !== undefined && move !== undefined ? { ...now, seconds: move.seconds } : undefined;
  if (moved === undefined) table.release(row.key, atMs);
  else table.move(row.key, atMs, moved);
  table.uncount(row.copies, deviceId);
  // A day counts what its reader wrote, whenever that was in truth.
  releaseDay(
    days,
    { localTime: row.localTime, atMs: moved === undefined ? (row.atMs ?? undefined) : undefined },
    row.copies,
  );
  // Followers know the row by another time: they are told the new one before it counts.
  if (moved !== undefined) append({ kind: "REVISED", ref: id, rowKey: row.key });
  const told = { by, note, atMs, reason: row.setAside, ...(moved && { movedSeconds: moved.seconds }) };
  append({ kind: "RELEASED", ref: id, rowKey: row.key, body: told });
}

function toReleasedTime(row: ReleasableRow | undefined, { move }: Release): MovedTime | undefined {
  const hasTime = row !== undefined && row.atMs !== null;
  return hasTime && move !== undefined ? toMovedTime(row.localTime, move) : undefined;
}

function toMoveRefusal(row: ReleasableRow | undefined, now: MovedTime | undefined): "AFTER_ARRIVAL" | undefined {
  const isLater = row !== undefined && now !== undefined && isAfterArrival(now, row.receivedAtMs);
  return isLater ? "AFTER_ARRIVAL" : undefined;
}
