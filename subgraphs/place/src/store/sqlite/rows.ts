import type { Database } from "better-sqlite3";
import type { LogCursor } from "../../domain/device.ts";
import type { RecordResult } from "../../domain/ledger.ts";
import type { LedgerRow } from "../../domain/punch.ts";
import { toStoredFields } from "../punch-rows.ts";
import { type RowTable, type StoredRow, takeRows } from "../take-rows.ts";
import { createDayWriter } from "./days.ts";
import type { FeedWriter } from "./feed-writer.ts";

/** Stores rows of one reader, and how far its log was read with them, in one transaction. */
export type RecordRows = (readerId: string, rows: readonly LedgerRow[], cursor?: LogCursor) => RecordResult;

const INSERT_ROW = `
  INSERT INTO punch_rows (id, digest, device_id, user_id, pin, at_ms, local_time, offset_minutes, state_code, verify_code,
    code_order, kept_order, work_code, raw, received_ms, channel, set_aside, copies, in_log, is_first_read, salt, chain)
  VALUES (@id, @digest, @deviceId, @userId, @pin, @atMs, @localTime, @offsetMinutes, @stateCode, @verifyCode,
    @codeOrder, @keptOrder, @workCode, @raw, @receivedAtMs, @channel, @setAside, @copies, @inLog, @isFirstRead, @salt, @chain)`;

/** Creates the writer of rows. */
export function createRowWriter(db: Database, placeId: string, feed: FeedWriter): RecordRows {
  const table = createRowTable(db);
  const addCounts = db.prepare(
    `UPDATE devices SET rows_stored = rows_stored + ?, rows_set_aside = rows_set_aside + ?,
       new_since_proof = new_since_proof + ? WHERE id = ?`,
  );
  const dayWriter = createDayWriter(db);
  const updateCursor = db.prepare("UPDATE devices SET facts = json_set(facts, '$.cursor', json(?)) WHERE id = ?");
  return (readerId, rows, cursor) =>
    feed.commit((head, append) => {
      const { deviceId, tally, days, result } = takeRows({ placeId, readerId }, rows, { table, head, append });
      if (tally.stored > 0) addCounts.run(tally.stored, tally.setAside, tally.liveAdded, deviceId);
      dayWriter.change(deviceId, days);
      if (cursor !== undefined) updateCursor.run(JSON.stringify(cursor), deviceId);
      return result;
    });
}

function createRowTable(db: Database): RowTable {
  const findRow = db.prepare<[string], StoredRow>(
    `SELECT key, copies, verify_code AS verifyCode, set_aside AS setAside, code_order AS codeOrder, in_log AS inLog
     FROM punch_rows WHERE id = ?`,
  );
  const insertRow = db.prepare(INSERT_ROW);
  const updateCopies = db.prepare("UPDATE punch_rows SET copies = ? WHERE key = ?");
  const updateInLog = db.prepare("UPDATE punch_rows SET in_log = ? WHERE key = ?");
  const hasUser = db.prepare<[string], { found: number }>("SELECT 1 AS found FROM users WHERE id = ?");
  return {
    find: (id) => findRow.get(id),
    add: (row, keys) => Number(insertRow.run(toStoredFields(row, keys)).lastInsertRowid),
    revise: (key, copies) => {
      updateCopies.run(copies, key);
    },
    meet: (key, inLog) => {
      updateInLog.run(inLog, key);
    },
    isEnrolled: (userId) => hasUser.get(userId) !== undefined,
  };
}
