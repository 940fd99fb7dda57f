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
import {
  createFeedCheck,
  createRowCheck,
  findLengthFault,
  type LedgerCheck,
  type LedgerFault,
} from "../ledger-check.ts";
import type { Ask, PostgresPlace } from "./connections.ts";
import { readHead } from "./feed-writer.ts";
import { atOneMoment, readPages } from "./one-moment.ts";

/**
 * Checks the hash chain of the rows, that the feed tells of each of them and that the days and gaps of readers fit them, whether the
 * place runs or not; nothing is written.
 *
 * @throws what the server says; {RangeError} when another version of the program wrote it.
 */
export function checkPostgresLedger(place: PostgresPlace): Promise<LedgerCheck> {
  return atOneMoment(place, async (ask) => {
    const { epoch, seq, chain } = await readHead(ask);
    const [counted] = await ask<{ rows: number }>("SELECT count(*) AS rows FROM punch_rows");
    const rows = counted?.rows ?? 0;
    const fault =
      (await findRowFault(ask, place.placeId, chain)) ??
      (await findFeedFault(ask, seq, rows)) ??
      (await findNoteFault(ask));
    return { epoch, seq, rows, chain: chain.toString("hex"), fault };
  });
}

/** What is kept beside the rows, and follows from them. */
async function findNoteFault(ask: Ask): Promise<LedgerFault | undefined> {
  const [erased] = await ask<ErasedCounts>(ERASED_COUNTS);
  if (erased !== undefined && erased.marked !== erased.counted) return toErasedFault(erased);
  const [day] = await ask<OtherDay>(OTHER_DAYS);
  if (day !== undefined) return toDayFault(day);
  const [logDay] = await ask<OddNote>(ODD_LOG_DAYS);
  if (logDay !== undefined) return toLogDayFault(logDay);
  const [move] = await ask<OddNote>(ODD_MOVES);
  if (move !== undefined) return toMoveFault(move);
  const [gap] = await ask<OddNote>(ODD_GAPS);
  return gap === undefined ? undefined : toGapFault(gap);
}

async function findRowFault(ask: Ask, placeId: string, head: Buffer): Promise<LedgerFault | undefined> {
  const walk = createRowCheck(placeId);
  const sql = `SELECT ${CHAINED_COLUMNS} FROM punch_rows ORDER BY key`;
  for await (const page of readPages<ChainedColumns>(ask, sql)) {
    for (const stored of page) {
      const fault = walk.take(toChainedRow(stored));
      if (fault !== undefined) return fault;
    }
  }
  return walk.end(head);
}

async function findFeedFault(ask: Ask, seq: number, rows: number): Promise<LedgerFault | undefined> {
  const [length = { entries: 0, last: 0 }] = await ask<{ entries: number; last: number }>(FEED_LENGTH);
  const fault = findLengthFault({ seq, ...length });
  if (fault !== undefined) return fault;
  const walk = createFeedCheck();
  for await (const page of readPages<{ seq: number; key: number | null }>(ask, TELLINGS)) {
    for (const telling of page) {
      const broken = walk.take(telling);
      if (broken !== undefined) return broken;
    }
  }
  return walk.end(rows);
}
