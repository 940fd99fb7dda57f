import { toGlobalId } from "@biometricflow/schema/global-id";
import type { PageRequest, Release, ReleaseOutcome, SetAsideSelection } from "../domain/ledger.ts";
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
  /** So many rows of the reader, copies counted, are set aside no more. */
  readonly uncount: (rows: number, deviceId: string) => void;
  /** They are punches of their days. */
  readonly changeDays: (deviceId: string, days: DayChanges) => void;
}

/** A row as it stands before its release. */
export interface ReleasableRow extends KnownRow {
  readonly key: number;
  readonly localTime: string;
  readonly atMs: number | null;
}

/** The columns of `ReleasableRow`. */
export const RELEASABLE_COLUMNS = `key, copies, verify_code AS "verifyCode", set_aside AS "setAside",
  local_time AS "localTime", at_ms AS "atMs"`;

/** Makes punches of rows that are set aside, inside one transaction. */
export function releaseRows(
  placeId: string,
  { readerId, rowIds, by, note, atMs }: Release,
  { table, append }: { readonly table: ReleasedRowTable; readonly append: AppendEntry },
): ReleaseOutcome {
  const deviceId = toGlobalId(placeId, readerId);
  const released: string[] = [];
  const refused: ReleaseOutcome["refused"][number][] = [];
  const days: DayChanges = new Map();
  for (const id of new Set(rowIds)) {
    const row = table.find(id, deviceId);
    const why = toReleaseRefusal(row?.setAside);
    if (row === undefined || why !== undefined) {
      refused.push({ id, why: why ?? "NO_SUCH_ROW" });
      continue;
    }
    table.release(row.key, atMs);
    table.uncount(row.copies, deviceId);
    releaseDay(days, { localTime: row.localTime, atMs: row.atMs ?? undefined }, row.copies);
    append({ kind: "RELEASED", ref: id, rowKey: row.key, body: { by, note, atMs, reason: row.setAside } });
    released.push(id);
  }
  table.changeDays(deviceId, days);
  return { released, refused };
}
