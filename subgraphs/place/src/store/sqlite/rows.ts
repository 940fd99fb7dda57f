import { toGlobalId } from "@biometricflow/schema/global-id";
import type { Database } from "better-sqlite3";
import type { RecordResult } from "../../domain/ledger.ts";
import type { LedgerRow } from "../../domain/punch.ts";
import { toRowChain } from "../../domain/row-chain.ts";
import type { FeedWriter } from "./feed-writer.ts";

/** Stores rows of one reader in one transaction. */
export type RecordRows = (readerId: string, rows: readonly LedgerRow[]) => RecordResult;

interface Tally {
  added: number;
  revised: number;
  stored: number;
  setAside: number;
  liveAdded: number;
  hasUnknownPin: boolean;
}

const INSERT_ROW = `
  INSERT INTO punch_rows (id, digest, device_id, user_id, pin, at_ms, local_time, offset_minutes, state_code, verify_code,
    work_code, raw, received_ms, channel, set_aside, copies, is_first_read, chain)
  VALUES (@id, @digest, @deviceId, @userId, @pin, @atMs, @localTime, @offsetMinutes, @stateCode, @verifyCode,
    @workCode, @raw, @receivedAtMs, @channel, @setAside, @copies, @isFirstRead, @chain)`;

/** Creates the writer of rows. Idempotent by id: a row already known is left as it is, but a log read can raise `copies`. */
export function createRowWriter(db: Database, placeId: string, feed: FeedWriter): RecordRows {
  const findRow = db.prepare<[string], { key: number; copies: number; set_aside: string | null }>(
    "SELECT key, copies, set_aside FROM punch_rows WHERE id = ?",
  );
  const insertRow = db.prepare(INSERT_ROW);
  const updateCopies = db.prepare("UPDATE punch_rows SET copies = ? WHERE key = ?");
  const hasUser = db.prepare<[string], { found: number }>("SELECT 1 AS found FROM users WHERE id = ?");
  const addCounts = db.prepare(
    `UPDATE devices SET rows_stored = rows_stored + ?, rows_set_aside = rows_set_aside + ?,
       new_since_proof = new_since_proof + ? WHERE id = ?`,
  );

  const storeRow: StoreRow = (row, deviceId, { head, append, tally }) => {
    const id = toGlobalId(placeId, row.digest);
    const known = findRow.get(id);
    if (known === undefined) {
      const userId = toGlobalId(placeId, row.pin);
      head.chain = toRowChain(head.chain, deviceId, row);
      const { lastInsertRowid } = insertRow.run(toColumns(row, { id, deviceId, userId, chain: head.chain }));
      append({ kind: "PUNCH", ref: id, rowKey: lastInsertRowid });
      addToTally(tally, row, hasUser.get(userId) !== undefined);
    } else if (row.channel === "READ" && row.copies > known.copies) {
      updateCopies.run(row.copies, known.key);
      append({ kind: "REVISED", ref: id, rowKey: known.key });
      tally.revised += 1;
      tally.stored += row.copies - known.copies;
      if (known.set_aside !== null) tally.setAside += row.copies - known.copies;
    }
  };

  return (readerId, rows) =>
    feed.commit((head, append) => {
      const deviceId = toGlobalId(placeId, readerId);
      const tally: Tally = { added: 0, revised: 0, stored: 0, setAside: 0, liveAdded: 0, hasUnknownPin: false };
      for (const row of rows) storeRow(row, deviceId, { head, append, tally });
      if (tally.stored > 0) addCounts.run(tally.stored, tally.setAside, tally.liveAdded, deviceId);
      return { added: tally.added, revised: tally.revised, hasUnknownPin: tally.hasUnknownPin };
    });
}

type Change = Parameters<Parameters<FeedWriter["commit"]>[0]>;
type StoreRow = (
  row: LedgerRow,
  deviceId: string,
  change: { readonly head: Change[0]; readonly append: Change[1]; readonly tally: Tally },
) => void;

function addToTally(tally: Tally, row: LedgerRow, isEnrolled: boolean): void {
  tally.added += 1;
  tally.stored += row.copies;
  if (row.setAside !== undefined) tally.setAside += row.copies;
  if (row.channel === "LIVE") tally.liveAdded += 1;
  if (!isEnrolled) tally.hasUnknownPin = true;
}

interface RowKeys {
  readonly id: string;
  readonly deviceId: string;
  readonly userId: string;
  readonly chain: Buffer;
}

function toColumns(row: LedgerRow, keys: RowKeys): Record<string, unknown> {
  return {
    ...row,
    ...keys,
    atMs: row.atMs ?? null,
    offsetMinutes: row.offsetMinutes ?? null,
    workCode: row.workCode ?? null,
    setAside: row.setAside ?? null,
    isFirstRead: row.isFirstRead ? 1 : 0,
  };
}
