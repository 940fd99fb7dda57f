import type { Database } from "better-sqlite3";
import type { InLog } from "../../domain/tail-rows.ts";
import type { PageRequest, PunchSelection, RowPosition } from "../../domain/ledger.ts";
import type { PunchRecord } from "../../domain/punch.ts";
import {
  createPunchQueries,
  KEPT_COLUMNS,
  type PositionColumns,
  PUNCH_COLUMNS,
  type PunchColumns,
  toPunchRecord,
  toRowPosition,
} from "../punch-rows.ts";
import { createStatements } from "./statements.ts";
import { SQLITE_WORDS } from "./words.ts";

/** Punches in the database, set-aside rows left out. */
export interface PunchTable {
  list(selection: PunchSelection, page: PageRequest): readonly PunchRecord[];
  /** Where the punches of a page stand: all that the index holds, so that no row is read. */
  listPositions(selection: PunchSelection, page: PageRequest): readonly RowPosition[];
  count(selection: PunchSelection): number;
  find(ids: readonly string[]): readonly PunchRecord[];
  /** Also those that are set aside. */
  findRows(ids: readonly string[]): readonly PunchRecord[];
  /** Verify codes by digest, of rows set aside too. */
  readVerifyCodes(ids: readonly string[]): ReadonlyMap<string, number>;
  /** The same, and how many copies reads of the log have brought. */
  readInLog(ids: readonly string[]): ReadonlyMap<string, InLog>;
  readLastInstant(deviceId: string): number | undefined;
}

const QUERIES = createPunchQueries(SQLITE_WORDS);

/** Creates the access to the punches. */
export function createPunchTable(db: Database): PunchTable {
  const selectByIds = db.prepare<[string], PunchColumns>(
    `SELECT ${PUNCH_COLUMNS} FROM punch_rows WHERE id IN (SELECT value FROM json_each(?)) AND set_aside IS NULL`,
  );
  const selectRows = db.prepare<[string], PunchColumns>(
    `SELECT ${KEPT_COLUMNS} FROM punch_rows WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const selectCodes = db.prepare<[string], { digest: string; verify_code: number }>(
    "SELECT digest, verify_code FROM punch_rows WHERE id IN (SELECT value FROM json_each(?))",
  );
  const selectInLog = db.prepare<[string], InLog & { readonly digest: string }>(
    `SELECT digest, verify_code AS verifyCode, in_log AS copies FROM punch_rows
     WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const selectLast = db.prepare<[string], { at_ms: number }>(
    "SELECT coalesce(read_at_ms, at_ms) AS at_ms FROM punch_rows WHERE device_id = ? AND at_ms IS NOT NULL ORDER BY key DESC LIMIT 1",
  );
  const pages = createStatements<PunchColumns>(db);
  const positions = createStatements<PositionColumns>(db);
  const counts = createStatements<{ total: number }>(db);
  return {
    list: (...args) => pages.all(QUERIES.list(...args)).map(toPunchRecord),
    listPositions: (...args) => positions.all(QUERIES.listPositions(...args)).map(toRowPosition),
    count: (selection) => counts.all(QUERIES.count(selection))[0]?.total ?? 0,
    find: (ids) => selectByIds.all(JSON.stringify(ids)).map(toPunchRecord),
    findRows: (ids) => selectRows.all(JSON.stringify(ids)).map(toPunchRecord),
    readVerifyCodes: (ids) =>
      new Map(selectCodes.all(JSON.stringify(ids)).map(({ digest, verify_code }) => [digest, verify_code])),
    readInLog: (ids) => new Map(selectInLog.all(JSON.stringify(ids)).map(({ digest, ...row }) => [digest, row])),
    readLastInstant: (deviceId) => selectLast.get(deviceId)?.at_ms,
  };
}
