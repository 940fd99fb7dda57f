import type { Database } from "better-sqlite3";
import {
  createFeedCheck,
  createRowCheck,
  findLengthFault,
  type LedgerCheck,
  type LedgerFault,
} from "../ledger-check.ts";
import { CHAINED_COLUMNS, type ChainedColumns, FEED_LENGTH, TELLINGS, toChainedRow } from "../checked-rows.ts";
import {
  ERASED_COUNTS,
  type ErasedCounts,
  ODD_GAPS,
  ODD_LOG_DAYS,
  ODD_MOVES,
  type OddNote,
  OTHER_DAYS,
  type OtherDay,
  toDayFault,
  toErasedFault,
  toGapFault,
  toLogDayFault,
  toMoveFault,
} from "../day-check.ts";
import { createHeadReader } from "./feed-writer.ts";
import { openUnchanged } from "./open-unchanged.ts";

/**
 * Checks the file, the hash chain of the rows, that the feed tells of each of them and that the days and gaps of readers fit them,
 * whether the place runs or not; nothing is written. Memory does not grow with the ledger.
 *
 * @throws what SQLite says of a file that is none of its own; {RangeError} when a newer version of the program wrote it.
 */
export function checkLedger(file: string, placeId: string): LedgerCheck {
  const db = openUnchanged(file);
  try {
    return db.transaction(() => check(db, placeId))();
  } finally {
    db.close();
  }
}

function check(db: Database, placeId: string): LedgerCheck {
  const { epoch, seq, chain } = createHeadReader(db)();
  const rows = Number(db.prepare("SELECT count(*) FROM punch_rows").pluck().get());
  const fault =
    findFileFault(db) ?? findRowFault(db, placeId, chain) ?? findFeedFault(db, seq, rows) ?? findNoteFault(db);
  return { epoch, seq, rows, chain: chain.toString("hex"), fault };
}

/** What is kept beside the rows, and follows from them. */
function findNoteFault(db: Database): LedgerFault | undefined {
  const erased = db.prepare<[], ErasedCounts>(ERASED_COUNTS).get();
  if (erased !== undefined && erased.marked !== erased.counted) return toErasedFault(erased);
  const day = db.prepare<[], OtherDay>(OTHER_DAYS).get();
  if (day !== undefined) return toDayFault(day);
  const logDay = db.prepare<[], OddNote>(ODD_LOG_DAYS).get();
  if (logDay !== undefined) return toLogDayFault(logDay);
  const move = db.prepare<[], OddNote>(ODD_MOVES).get();
  if (move !== undefined) return toMoveFault(move);
  const gap = db.prepare<[], OddNote>(ODD_GAPS).get();
  return gap === undefined ? undefined : toGapFault(gap);
}

function findFileFault(db: Database): LedgerFault | undefined {
  const said = String(db.pragma("integrity_check(1)", { simple: true }));
  return said === "ok" ? undefined : { code: "FILE_DAMAGED", message: `SQLite says of the file: ${said}` };
}

function findRowFault(db: Database, placeId: string, head: Buffer): LedgerFault | undefined {
  const all = db.prepare<[], ChainedColumns>(`SELECT ${CHAINED_COLUMNS} FROM punch_rows ORDER BY key`);
  const walk = createRowCheck(placeId);
  for (const stored of all.iterate()) {
    const fault = walk.take(toChainedRow(stored));
    if (fault !== undefined) return fault;
  }
  return walk.end(head);
}

function findFeedFault(db: Database, seq: number, rows: number): LedgerFault | undefined {
  const length = db.prepare<[], { entries: number; last: number }>(FEED_LENGTH).get() ?? { entries: 0, last: 0 };
  const fault = findLengthFault({ seq, ...length });
  if (fault !== undefined) return fault;
  const walk = createFeedCheck();
  for (const telling of db.prepare<[], { seq: number; key: number | null }>(TELLINGS).iterate()) {
    const broken = walk.take(telling);
    if (broken !== undefined) return broken;
  }
  return walk.end(rows);
}
