/** A ledger as the version before the order of codes was kept beside rows of 16 bytes wrote it, in either store. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { toPunchDigest } from "../../subgraphs/place/src/domain/identity.ts";
import type { PunchChannel, SixteenByteOrder } from "../../subgraphs/place/src/domain/punch.ts";
import { toRowChain } from "../../subgraphs/place/src/domain/row-chain.ts";
import { createAsk, createClient } from "../../subgraphs/place/src/store/postgres/connections.ts";
import { migrate as migratePostgres } from "../../subgraphs/place/src/store/postgres/migrations.ts";
import { SCHEMA_STEPS } from "../../subgraphs/place/src/store/schema-steps.ts";
import { migrate as migrateSqlite } from "../../subgraphs/place/src/store/sqlite/migrations.ts";
import { IDENTITY_KEY } from "./place-harness.ts";
import { NOW, SERIAL, toReaderRow, type Told } from "./place-ways.ts";
import { useDatabase } from "./place-stores.ts";

const orderStep = SCHEMA_STEPS.findIndex(({ both }) => both.includes("ADD COLUMN code_order"));
const OLD_STEPS = SCHEMA_STEPS.slice(0, orderStep);

/** Asks one question of a store. */
type Ask = (sql: string, values?: readonly unknown[]) => Promise<unknown>;

/** Opens the store of the place `riyadh` in a folder as that version left it. */
export async function openOldStore(name: string, dir: string): Promise<{ ask: Ask; close: () => Promise<void> }> {
  if (name === "PostgreSQL") {
    const client = createClient({ url: await useDatabase(dir), placeId: "riyadh" }, 60_000);
    await client.connect();
    const ask = createAsk(client);
    await ask("BEGIN");
    await migratePostgres(ask, "riyadh", OLD_STEPS);
    const close = async () => {
      await ask("COMMIT");
      await client.end();
    };
    return { ask, close };
  }
  mkdirSync(join(dir, "store"));
  const db = new Database(join(dir, "store", "ledger.sqlite"));
  migrateSqlite(db, OLD_STEPS);
  return { ask: async (sql, values = []) => db.prepare(sql).run(...values), close: async () => void db.close() };
}

/** What that version had of a reader with rows of 16 bytes. */
interface OldReader {
  readonly order: SixteenByteOrder;
  /** Different rows. */
  readonly log: readonly Told[];
  /** How the last of them came; the others were read. */
  readonly lastBy?: PunchChannel;
}

/** Writes it: each row has the identity of its codes by name, as the setting named them. */
export async function writeOldReader(ask: Ask, { order, log, lastBy = "READ" }: OldReader): Promise<void> {
  const setup = { readerId: "gate-1", name: "Gate 1", address: "-", isEnabled: true, sixteenByteOrder: order };
  const counts = { atMs: NOW, countAtRead: log.length, rowsRead: log.length, operationsAtRead: 0, liveAfterRead: 0 };
  const facts = { status: "OFFLINE", serialNumber: SERIAL, proof: { ...counts, userForm: "NUMBER" } };
  await ask(
    "INSERT INTO devices (id, reader_id, name_key, setup, facts, rows_stored) VALUES (?, 'gate-1', 'gate 1', ?, ?, ?)",
    ["riyadh/gate-1", JSON.stringify(setup), JSON.stringify(facts), log.length],
  );
  let chain: Buffer = Buffer.alloc(32);
  let lastMs = 0;
  for (const [index, told] of log.entries()) {
    const { localTime = "", ...row } = toReaderRow(told, { userForm: "NUMBER", textEncoding: "utf-8", order });
    const channel = index === log.length - 1 ? lastBy : "READ";
    const raw = channel === "READ" ? Buffer.alloc(16, index) : Buffer.from(row.raw);
    const digest = toPunchDigest(IDENTITY_KEY, SERIAL, row);
    const atMs = Date.parse(`${localTime}Z`);
    lastMs = Math.max(lastMs, atMs);
    const { stateCode, verifyCode } = row;
    const stored = { digest, pin: told.pin, atMs, localTime, offsetMinutes: 0, stateCode, verifyCode, workCode: 0 };
    const came = { raw, receivedAtMs: NOW, channel, setAside: undefined, copies: 1, isFirstRead: false };
    chain = toRowChain(chain, "riyadh/gate-1", { ...stored, ...came });
    const [id, userId] = [`riyadh/${digest}`, `riyadh/${told.pin}`];
    await ask(
      `INSERT INTO punch_rows (key, id, digest, device_id, user_id, pin, at_ms, local_time, offset_minutes, state_code,
         verify_code, work_code, raw, received_ms, channel, copies, is_first_read, chain)
       VALUES (?, ?, ?, 'riyadh/gate-1', ?, ?, ?, ?, 0, ?, ?, 0, ?, ?, ?, 1, 0, ?)`,
      [index + 1, id, digest, userId, told.pin, atMs, localTime, stateCode, verifyCode, raw, NOW, channel, chain],
    );
    await ask("INSERT INTO feed (seq, kind, ref, row_key) VALUES (?, 'PUNCH', ?, ?)", [index + 1, id, index + 1]);
  }
  await ask("UPDATE head SET seq = ?, chain = ?", [log.length, chain]);
  await ask("INSERT INTO reader_days (device_id, date, copies, last_ms) VALUES ('riyadh/gate-1', '2026-03-01', ?, ?)", [
    log.length,
    lastMs,
  ]);
}
