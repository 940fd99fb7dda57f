/** A ledger of before the order of codes was kept beside rows of 16 bytes: nothing of them changes when it is opened now. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { toPunchDigest } from "../../subgraphs/place/src/domain/identity.ts";
import { createReaderTimeline } from "../../subgraphs/place/src/domain/local-time.ts";
import { toLedgerRow } from "../../subgraphs/place/src/domain/log-rows.ts";
import type { ReaderRow, SixteenByteOrder } from "../../subgraphs/place/src/domain/punch.ts";
import { SCHEMA_STEPS } from "../../subgraphs/place/src/store/schema-steps.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { createTempDir, IDENTITY_KEY, INTAKE } from "./place-harness.ts";

const SERIAL = "SN1";
const READ_MS = Date.parse("2026-03-02T00:00:00Z");
/** Bytes 8 and 9 of each row. */
const CODES = [
  [4, 1],
  [0, 15],
  [1, 1],
] as const;

let temp: ReturnType<typeof createTempDir>;
beforeEach(() => {
  temp = createTempDir();
});
afterEach(() => temp.remove());

/** A row of the log: byte 8 as its verify code, byte 9 as its state. */
const toRow = ([verifyCode, stateCode]: readonly [number, number], n: number): ReaderRow => {
  const localTime = `2026-03-01T08:00:0${n}`;
  const digits = localTime.replaceAll(/\D/g, "");
  const user = { userText: "7", userForm: "NUMBER", slot: undefined } as const;
  return { ...user, localTime, localDigits: digits, verifyCode, stateCode, workCode: 0, raw: Buffer.alloc(16, n) };
};

/** As the version before read it: the setting was applied before anything else. */
const toOldRow = (order: SixteenByteOrder) => (codes: readonly [number, number], n: number) => {
  const row = toRow(codes, n);
  const [first, second] = codes;
  return order === "STATE_FIRST" ? { ...row, stateCode: first, verifyCode: second } : row;
};

/** As this version reads it. */
const toNewRow = (order: SixteenByteOrder) => (codes: readonly [number, number], n: number) =>
  toLedgerRow(toRow(codes, n), {
    ...{ identityKey: IDENTITY_KEY, serialNumber: SERIAL, limits: INTAKE.limits, sixteenByteOrder: order },
    ...{ timeline: createReaderTimeline({ timeZone: "UTC" }, undefined), observedAtMs: READ_MS, isFirstRead: false },
    ...{ channel: "READ", pinOfSlot: () => undefined },
  });

const orderStep = SCHEMA_STEPS.findIndex(({ both }) => both.includes("ADD COLUMN code_order"));

/** Makes a file with the schema of before, and rows of a reader in it as it kept them. @returns the ids and codes of these */
function writeOldLedger(order: SixteenByteOrder) {
  mkdirSync(join(temp.dir, "store"));
  const db = new Database(join(temp.dir, "store", "ledger.sqlite"));
  for (const { both, sqlite = "" } of SCHEMA_STEPS.slice(0, orderStep)) db.exec(`${both};${sqlite}`);
  db.prepare("INSERT INTO head (one, epoch, seq, chain) VALUES (1, 'old', 3, ?)").run(Buffer.alloc(32));
  const setup = { readerId: "gate-1", name: "Gate 1", address: "-", isEnabled: true, sixteenByteOrder: order };
  db.prepare(
    `INSERT INTO devices (id, reader_id, name_key, setup, facts, rows_stored) VALUES ('riyadh/gate-1', 'gate-1', 'gate 1', ?, ?, 3)`,
  ).run(JSON.stringify(setup), JSON.stringify({ status: "OFFLINE", serialNumber: SERIAL }));
  const insert = db.prepare(
    `INSERT INTO punch_rows (id, digest, device_id, user_id, pin, at_ms, local_time, offset_minutes, state_code, verify_code,
       work_code, raw, received_ms, channel, copies, is_first_read, chain)
     VALUES (?, ?, 'riyadh/gate-1', 'riyadh/7', '7', ?, ?, 0, ?, ?, 0, ?, ?, 'READ', 1, 0, ?)`,
  );
  const rows = CODES.map(toOldRow(order));
  const kept = rows.map((row) => {
    const digest = toPunchDigest(IDENTITY_KEY, SERIAL, row);
    const { stateCode, verifyCode, localTime = "", raw } = row;
    const atMs = Date.parse(`${localTime}Z`);
    const chain = Buffer.alloc(32);
    insert.run(`riyadh/${digest}`, digest, atMs, localTime, stateCode, verifyCode, raw, READ_MS, chain);
    return [`riyadh/${digest}`, verifyCode, stateCode] as const;
  });
  db.pragma(`user_version = ${orderStep}`);
  db.close();
  return kept;
}

it.each<SixteenByteOrder>(["VERIFY_FIRST", "STATE_FIRST"])(
  "keeps ids and codes of rows that were read as %s",
  async (sixteenByteOrder) => {
    const kept = writeOldLedger(sixteenByteOrder);
    const ledger = openSqliteLedger(join(temp.dir, "store", "ledger.sqlite"), "riyadh");
    const page = { limit: 9, after: undefined, isDescending: false };
    const read = async () =>
      (await ledger.listPunches({}, page)).map(({ id, verifyCode, stateCode }) => [id, verifyCode, stateCode]);
    expect(await read()).toEqual(kept);
    await ledger.registerReaders([
      { readerId: "gate-1", name: "Gate 1", address: "-", isEnabled: true, sixteenByteOrder },
    ]);
    expect(await read()).toEqual(kept);
    await ledger.close();
  },
);

it("makes no second punch of such rows when the log is read again", async () => {
  const kept = writeOldLedger("VERIFY_FIRST");
  const ledger = openSqliteLedger(join(temp.dir, "store", "ledger.sqlite"), "riyadh");
  expect(await ledger.recordRows("gate-1", CODES.map(toNewRow("VERIFY_FIRST")))).toMatchObject({ added: 0 });
  expect(await ledger.countPunches({})).toBe(kept.length);
  await ledger.close();
});
