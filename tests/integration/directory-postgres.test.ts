/** What only a database does to the directory's store: another process has it, its server goes, it knows texts of its own. */
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { DirectoryStore } from "../../subgraphs/directory/src/domain/directory-store.ts";
import { openForgettingStore } from "../../subgraphs/directory/src/forgetting-store.ts";
import { createDirectoryStore } from "../../subgraphs/directory/src/store/directory-store.ts";
import { WRITER_LOCK } from "../../subgraphs/directory/src/store/postgres/migrate.ts";
import { openOwnDatabase, openSharedDatabase } from "../../subgraphs/directory/src/store/postgres/open.ts";
import { type PostgresServer, startPostgres } from "./attendance/postgres-server.ts";
import { toFact, toPrincipal } from "./directory-stores.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

let url: string;
let store: DirectoryStore;
let taken: number;
beforeEach(async () => {
  url = await server.createDatabase();
  taken = 0;
  store = createDirectoryStore(await openOwnDatabase({ url, onTaken: () => (taken += 1) }));
  return () => store.close();
});

const toCode = (error: unknown): unknown => Object(error).code;
const write = () => store.appendAudit([toFact()]).then(() => "written", toCode);
const read = () => store.findPrincipal("account/ada").then(() => "read", toCode);

async function query(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** The tables of the store in which a word stands, whatever the column. */
async function findInTables(word: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'directory' ORDER BY 1",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query(`SELECT 1 FROM directory.${name} AS it WHERE it::text LIKE $1`, [`%${word}%`]);
    if (rows.length > 0) found.push(name);
  }
  await client.end();
  return found;
}

it("serves one directory, while commands of operators write beside it", async () => {
  await expect(openOwnDatabase({ url, onTaken: () => {} })).rejects.toMatchObject({ code: "STORE_BUSY" });
  const beside = createDirectoryStore(await openSharedDatabase({ url }));
  await beside.appendAudit([toFact({ actor: "operator" })]);
  await beside.close();
  expect(await write()).toBe("written");
  expect(await store.checkAudit()).toBeUndefined();
  await store.close();
  store = createDirectoryStore(await openOwnDatabase({ url, onTaken: () => {} }));
  expect((await store.measureAudit()).rows).toBe(2);
});

it("writes no more once another directory has signed, and says so", async () => {
  await query("UPDATE directory.store_setting SET value = 'another' WHERE name = 'writer'");
  expect(await write()).toBe("SERVICE_UNAVAILABLE");
  expect(taken).toBe(1);
  expect((await store.measureAudit()).rows).toBe(0);
});

it("answers with a code while its server is away, never as if it were empty, and goes on when it is back", async () => {
  expect(await write()).toBe("written");
  await server.fail(async () => {
    const asked = [write(), read(), store.hasPrincipals().catch(toCode), store.listAudit(9).catch(toCode)];
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 4 }, () => "SERVICE_UNAVAILABLE"));
  });
  expect([await read(), await write()]).toEqual(["read", "written"]);
  expect(await store.checkAudit()).toBeUndefined();
  expect((await store.measureAudit()).rows).toBe(2);
});

it("refuses a text that no column holds as what was asked for wrongly", async () => {
  expect(await store.findPrincipal("account/a\0").catch(toCode)).toBe("BAD_USER_INPUT");
});

it("has an erased person in no table, and after older rows were put back in none before it answers", async () => {
  const pin = "83516207";
  const key = Buffer.alloc(32, 7);
  const hash = createHmac("sha256", key).update(pin, "utf8").digest("base64url");
  const person = { placeId: "riyadh", pseudonym: "erased-x1", key: key.toString("base64url"), hash };
  const dir = mkdtempSync(join(tmpdir(), "bf-forgotten-"));
  const list = join(dir, "forgotten.json");
  await store.addPrincipals([toPrincipal("account/e", { role: "EMPLOYEE", users: [`riyadh/${pin}`] })]);
  await store.appendAudit([toFact({ targets: [`riyadh/${pin}`] })]);
  expect(await findInTables(pin)).toEqual(["audit", "principal"]);
  await (await openForgettingStore(store, list)).forgetPeople([person]);
  expect(await findInTables(pin)).toEqual([]);
  await store.appendAudit([toFact({ targets: [`riyadh/${pin}`] })]); // as an older dump has it
  await query("DELETE FROM directory.carried_out");
  await openForgettingStore(store, list);
  expect(await findInTables(pin)).toEqual([]);
  expect(await store.checkAudit()).toBeUndefined();
  rmSync(dir, { recursive: true });
});

it("erases while a dump is made, writes on, and writes its tables anew when the dump is done", async () => {
  const key = Buffer.alloc(32, 7);
  const hash = createHmac("sha256", key).update("83516207", "utf8").digest("base64url");
  await store.appendAudit([toFact({ targets: ["riyadh/83516207"] })]);
  const dump = new pg.Client({ connectionString: url });
  await dump.connect();
  await dump.query("BEGIN; LOCK TABLE directory.principal, directory.audit IN ACCESS SHARE MODE"); // as pg_dump does
  const toFile = async () => (await dump.query("SELECT pg_relation_filenode('directory.audit') AS it")).rows;
  const before = await toFile();
  await store.forgetPeople([{ placeId: "riyadh", pseudonym: "erased-x1", key: key.toString("base64url"), hash }]);
  expect(await findInTables("83516207")).toEqual([]);
  expect(await write()).toBe("written");
  await expect(store.compactErased()).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  expect(await toFile()).toEqual(before);
  await dump.query("COMMIT");
  expect([await store.compactErased(), await store.compactErased()]).toEqual([true, false]);
  expect(await toFile()).not.toEqual(before);
  await dump.end();
  expect(await store.checkAudit()).toBeUndefined();
});

it("sees what another process wrote before it, where the database keeps to the moment a transaction began", async () => {
  await query(`ALTER DATABASE ${/test_\d+/.exec(url)?.[0]} SET default_transaction_isolation = 'repeatable read'`);
  const beside = [
    createDirectoryStore(await openSharedDatabase({ url })),
    createDirectoryStore(await openSharedDatabase({ url })),
  ];
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query("SELECT pg_advisory_lock($1)", [WRITER_LOCK]);
  const writing = beside.map((it) => it.appendAudit([toFact()]).then(() => "written", toCode));
  const waiting = "SELECT count(*)::int AS it FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
  await expect.poll(async () => (await holder.query(waiting)).rows, { timeout: 60_000 }).toEqual([{ it: 2 }]);
  await holder.end();
  expect(await Promise.all(writing)).toEqual(["written", "written"]);
  for (const it of beside) await it.close();
  expect(await store.checkAudit()).toBeUndefined();
});

it("opens no store of a newer version, and changes nothing of it", async () => {
  await query("UPDATE directory.store_setting SET value = '999' WHERE name = 'steps'");
  await expect(openSharedDatabase({ url })).rejects.toMatchObject({ code: "STORE_NEWER" });
});

it("keeps what it says it keeps, where the database is set to say so sooner", async () => {
  await query(`ALTER DATABASE ${/test_\d+/.exec(url)?.[0]} SET synchronous_commit = off`);
  const beside = await openSharedDatabase({ url });
  expect(await beside.read.first(sql`SELECT current_setting('synchronous_commit') AS kept`)).toEqual({ kept: "on" });
  await beside.close();
});
