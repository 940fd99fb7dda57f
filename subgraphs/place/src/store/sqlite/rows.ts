import { toGlobalId } from "@biometricflow/schema/global-id";
import type { Database } from "better-sqlite3";
import type { RecordResult } from "../../domain/ledger.ts";
import type { LedgerRow } from "../../domain/punch.ts";
import {
  decideRow,
  hasOtherVerify,
  type KnownRow,
  NO_ROWS,
  tallyAdded,
  tallyRevised,
} from "../../domain/row-decision.ts";
import { toRowChain } from "../../domain/row-chain.ts";
import type { FeedWriter } from "./feed-writer.ts";

/** Stores rows of one reader in one transaction. */
export type RecordRows = (readerId: string, rows: readonly LedgerRow[]) => RecordResult;

const INSERT_ROW = `
  INSERT INTO punch_rows (id, digest, device_id, user_id, pin, at_ms, local_time, offset_minutes, state_code, verify_code,
    work_code, raw, received_ms, channel, set_aside, copies, is_first_read, chain)
  VALUES (@id, @digest, @deviceId, @userId, @pin, @atMs, @localTime, @offsetMinutes, @stateCode, @verifyCode,
    @workCode, @raw, @receivedAtMs, @channel, @setAside, @copies, @isFirstRead, @chain)`;

/** Creates the writer of rows. Idempotent by id: a row already known is left as it is, but a log read can raise `copies`. */
export function createRowWriter(db: Database, placeId: string, feed: FeedWriter): RecordRows {
  const findRow = db.prepare<[string], KnownRow & { key: number }>(
    "SELECT key, copies, verify_code AS verifyCode, set_aside AS setAside FROM punch_rows WHERE id = ?",
  );
  const insertRow = db.prepare(INSERT_ROW);
  const updateCopies = db.prepare("UPDATE punch_rows SET copies = ? WHERE key = ?");
  const hasUser = db.prepare<[string], { found: number }>("SELECT 1 AS found FROM users WHERE id = ?");
  const addCounts = db.prepare(
    `UPDATE devices SET rows_stored = rows_stored + ?, rows_set_aside = rows_set_aside + ?,
       new_since_proof = new_since_proof + ? WHERE id = ?`,
  );

  return (readerId, rows) =>
    feed.commit((head, append) => {
      const deviceId = toGlobalId(placeId, readerId);
      const otherVerify: LedgerRow[] = [];
      let tally = NO_ROWS;
      for (const row of rows) {
        const id = toGlobalId(placeId, row.digest);
        const known = findRow.get(id);
        const decision = decideRow(row, known);
        if (hasOtherVerify(row, known)) otherVerify.push(row);
        if (decision.kind === "ADD") {
          const userId = toGlobalId(placeId, row.pin);
          head.chain = toRowChain(head.chain, deviceId, row);
          const { lastInsertRowid } = insertRow.run(toColumns(row, { id, deviceId, userId, chain: head.chain }));
          append({ kind: "PUNCH", ref: id, rowKey: lastInsertRowid });
          tally = tallyAdded(tally, row, hasUser.get(userId) !== undefined);
        } else if (decision.kind === "REVISE" && known !== undefined) {
          updateCopies.run(decision.copies, known.key);
          append({ kind: "REVISED", ref: id, rowKey: known.key });
          tally = tallyRevised(tally, known, decision.copies);
        }
      }
      if (tally.stored > 0) addCounts.run(tally.stored, tally.setAside, tally.liveAdded, deviceId);
      return { added: tally.added, revised: tally.revised, hasUnknownPin: tally.hasUnknownPin, otherVerify };
    });
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
