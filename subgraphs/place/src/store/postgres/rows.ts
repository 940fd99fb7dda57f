import { toGlobalId } from "@biometricflow/schema/global-id";
import { isGrown } from "@biometricflow/subgraph/reads/table-growth";
import type { LogCursor } from "../../domain/device.ts";
import type { RecordResult } from "../../domain/ledger.ts";
import type { LedgerRow } from "../../domain/punch.ts";
import { type DeviceColumns, toFacts } from "../device-rows.ts";
import { type RowKeys, toStoredFields } from "../punch-rows.ts";
import { type RowTable, type StoredRow, takeRows } from "../take-rows.ts";
import type { Ask } from "./connections.ts";
import { changeDays } from "./days.ts";
import type { FeedWriter } from "./feed-writer.ts";
import { lookAtTables } from "./statistics.ts";

/** Stores rows of one reader, and how far its log was read with them, in one transaction. */
export type RecordRows = (readerId: string, rows: readonly LedgerRow[], cursor?: LogCursor) => Promise<RecordResult>;

/** Creates the writer of rows. What is known of all of them is read at once, and what is new is written at once. */
export function createRowWriter(placeId: string, feed: FeedWriter): RecordRows {
  return (readerId, rows, cursor) =>
    feed.commit(async ({ ask, head, append }) => {
      const { table, write } = await openRowTable(ask, placeId, rows);
      const { deviceId, tally, days, result } = takeRows({ placeId, readerId }, rows, { table, head, append });
      await write();
      if (tally.stored > 0) {
        await ask(
          `UPDATE devices SET rows_stored = rows_stored + ?, rows_set_aside = rows_set_aside + ?,
             new_since_proof = new_since_proof + ? WHERE id = ?`,
          [tally.stored, tally.setAside, tally.liveAdded, deviceId],
        );
      }
      await changeDays(ask, deviceId, days);
      if (cursor !== undefined) await updateCursor(ask, deviceId, cursor);
      return result;
    });
}

async function updateCursor(ask: Ask, deviceId: string, cursor: LogCursor): Promise<void> {
  const [columns] = await ask<DeviceColumns>("SELECT * FROM devices WHERE id = ? FOR UPDATE", [deviceId]);
  if (columns === undefined) return;
  const facts = JSON.stringify({ ...toFacts(columns), cursor });
  await ask("UPDATE devices SET facts = ? WHERE id = ?", [facts, deviceId]);
}

interface OpenRowTable {
  readonly table: RowTable;
  /** Writes what was added and revised. */
  readonly write: () => Promise<void>;
}

async function openRowTable(ask: Ask, placeId: string, rows: readonly LedgerRow[]): Promise<OpenRowTable> {
  const known = await readKnown(ask, placeId, rows);
  const enrolled = await readEnrolled(ask, placeId, rows);
  const [last] = await ask<{ key: number }>("SELECT coalesce(max(key), 0) AS key FROM punch_rows");
  const added: StoredFields[] = [];
  const changed = new Map<number, StoredRow>();
  const idOfKey = new Map([...known].map(([id, row]) => [row.key, id]));
  const change = (key: number, to: Partial<StoredRow>): void => {
    const id = idOfKey.get(key) ?? "";
    const row = known.get(id);
    if (row === undefined) return;
    known.set(id, { ...row, ...to });
    changed.set(key, { ...row, ...to });
  };
  let key = last?.key ?? 0;
  const table: RowTable = {
    find: (id) => known.get(id),
    add: (row, keys) => {
      key += 1;
      const fields = { ...toStoredFields(row, keys), key };
      added.push(fields);
      known.set(keys.id, fields);
      idOfKey.set(key, keys.id);
      return key;
    },
    revise: (revised, copies) => change(revised, { copies }),
    meet: (met, inLog) => change(met, { inLog }),
    isEnrolled: (userId) => enrolled.has(userId),
  };
  return {
    table,
    write: async () => {
      if (added.length > 0) await insertRows(ask, added);
      if (isGrown(key - added.length, key)) await lookAtTables(ask);
      if (changed.size > 0) await updateRows(ask, [...changed.values()]);
    },
  };
}

async function readKnown(ask: Ask, placeId: string, rows: readonly LedgerRow[]): Promise<Map<string, StoredRow>> {
  const found = await ask<StoredRow & { readonly id: string }>(
    `SELECT id, key, copies, verify_code AS "verifyCode", set_aside AS "setAside", code_order AS "codeOrder",
       in_log AS "inLog"
     FROM punch_rows
     WHERE id = ANY (?::text[])`,
    [rows.map(({ digest }) => toGlobalId(placeId, digest))],
  );
  return new Map(found.map(({ id, ...row }) => [id, row]));
}

async function readEnrolled(ask: Ask, placeId: string, rows: readonly LedgerRow[]): Promise<ReadonlySet<string>> {
  const ids = new Set(rows.map(({ pin }) => toGlobalId(placeId, pin)));
  const found = await ask<{ id: string }>("SELECT id FROM users WHERE id = ANY (?::text[])", [[...ids]]);
  return new Set(found.map(({ id }) => id));
}

async function updateRows(ask: Ask, rows: readonly StoredRow[]): Promise<void> {
  await ask(
    `UPDATE punch_rows SET copies = changed.copies, in_log = changed.in_log
     FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS changed (key, copies, in_log)
     WHERE punch_rows.key = changed.key`,
    [rows.map(({ key }) => key), rows.map(({ copies }) => copies), rows.map(({ inLog }) => inLog)],
  );
}

type StoredFields = ReturnType<typeof toStoredFields> & RowKeys & { readonly key: number };

/** Each column, its type, and the field that it is of. */
const COLUMNS = [
  ["key", "bigint", "key"],
  ["id", "text", "id"],
  ["digest", "text", "digest"],
  ["device_id", "text", "deviceId"],
  ["user_id", "text", "userId"],
  ["pin", "text", "pin"],
  ["at_ms", "bigint", "atMs"],
  ["local_time", "text", "localTime"],
  ["offset_minutes", "bigint", "offsetMinutes"],
  ["state_code", "bigint", "stateCode"],
  ["verify_code", "bigint", "verifyCode"],
  ["code_order", "text", "codeOrder"],
  ["kept_order", "text", "keptOrder"],
  ["work_code", "bigint", "workCode"],
  ["raw", "bytea", "raw"],
  ["received_ms", "bigint", "receivedAtMs"],
  ["channel", "text", "channel"],
  ["set_aside", "text", "setAside"],
  ["copies", "bigint", "copies"],
  ["in_log", "bigint", "inLog"],
  ["is_first_read", "bigint", "isFirstRead"],
  ["salt", "bytea", "salt"],
  ["chain", "bytea", "chain"],
] as const;

const INSERT_ROWS = `INSERT INTO punch_rows (${COLUMNS.map(([column]) => column).join(", ")})
  SELECT * FROM unnest(${COLUMNS.map(([, type]) => `?::${type}[]`).join(", ")})`;

/** One array for each column: a statement of any size has few parameters. */
async function insertRows(ask: Ask, rows: readonly StoredFields[]): Promise<void> {
  const values = COLUMNS.map(([, , field]) => rows.map((row) => toValue(row[field])));
  await ask(INSERT_ROWS, values);
}

/** The driver knows bytes by their class. */
function toValue(value: string | number | Uint8Array | null): unknown {
  return value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value) : value;
}
