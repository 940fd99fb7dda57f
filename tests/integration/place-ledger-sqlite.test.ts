import { createHash, createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

let temp: ReturnType<typeof createTempDir>;
let file: string;
let ledger: Ledger;

const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };

beforeEach(async () => {
  temp = createTempDir();
  file = join(temp.dir, "riyadh", "ledger.sqlite");
  ledger = openSqliteLedger(file, "riyadh");
  await ledger.registerReaders([SETUP, { ...SETUP, readerId: "gate-2" }]);
});

afterEach(async () => {
  await ledger.close();
  temp.remove();
});

it("refuses to forget or change a row, also to other programs", async () => {
  await ledger.recordRows("gate-1", [makeRow(1)]);
  const other = new Database(file);
  expect(() => other.exec("DELETE FROM punch_rows")).toThrow("append-only");
  expect(() => other.exec("UPDATE punch_rows SET at_ms = at_ms + 1")).toThrow("append-only");
  expect(() => other.exec("UPDATE punch_rows SET pin = '9'")).toThrow("append-only");
  other.close();
});

it("keeps the bytes of every row as the reader wrote it, of rows set aside too", async () => {
  const bad = makeRow(2, { atMs: undefined, offsetMinutes: undefined, setAside: "BAD_TIME" });
  await ledger.recordRows("gate-1", [makeRow(1, { raw: Buffer.from([1, 2, 3]) }), bad]);
  const other = new Database(file, { readonly: true });
  const stored = other.prepare<[], { raw: Buffer }>("SELECT raw FROM punch_rows ORDER BY key").all();
  other.close();
  expect(stored.map(({ raw }) => raw)).toEqual([Buffer.from([1, 2, 3]), bad.raw]);
});

it("chains the rows: each hash covers the one before it", async () => {
  await ledger.recordRows("gate-1", [makeRow(1)]);
  await ledger.recordRows("gate-2", [makeRow(2)]);
  const other = new Database(file, { readonly: true });
  const links = other
    .prepare<[], { chain: Buffer; salt: Buffer }>("SELECT chain, salt FROM punch_rows ORDER BY key")
    .all();
  const head = other.prepare<[], { chain: Buffer }>("SELECT chain FROM head").get();
  other.close();
  const toLeaf = (salt: Buffer, device: string, row: ReturnType<typeof makeRow>) =>
    createHmac("sha256", salt)
      .update(
        JSON.stringify([
          device,
          row.digest,
          row.pin,
          row.atMs,
          row.localTime,
          180,
          0,
          1,
          null,
          row.receivedAtMs,
          "LIVE",
        ]),
      )
      .update(row.raw)
      .digest();
  const link = (previous: Buffer, nth: number) => {
    const leaf = toLeaf(links[nth]?.salt ?? Buffer.alloc(0), `riyadh/gate-${nth + 1}`, makeRow(nth + 1));
    return createHash("sha256").update(previous).update(leaf).digest();
  };
  const first = link(Buffer.alloc(32), 0);
  expect(links.map(({ chain }) => chain.toString("hex"))).toEqual(
    [first, link(first, 1)].map((hash) => hash.toString("hex")),
  );
  expect(links.map(({ salt }) => salt.length)).toEqual([16, 16]);
  expect(head?.chain).toEqual(links[1]?.chain);
});

it("refuses a file of a newer schema, and holds it no longer", async () => {
  await ledger.close();
  const other = new Database(file);
  const version = Number(other.pragma("user_version", { simple: true }));
  other.pragma("user_version = 999");
  other.close();
  expect(() => openSqliteLedger(file, "riyadh")).toThrow("schema 999");
  expect(existsSync(`${file}-wal`)).toBe(false); // the last to close a file takes it away
  const restored = new Database(file);
  restored.pragma(`user_version = ${version}`);
  restored.close();
  ledger = openSqliteLedger(file, "riyadh");
});
