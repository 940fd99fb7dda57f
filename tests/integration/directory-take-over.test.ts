/** A directory that had its store in a file, once DATABASE_URL names a database. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { DirectoryStore } from "../../subgraphs/directory/src/domain/directory-store.ts";
import { openOperatedStore, openServedStore, type StorePlace } from "../../subgraphs/directory/src/open-store.ts";
import { createDirectoryStore } from "../../subgraphs/directory/src/store/directory-store.ts";
import { hasStore } from "../../subgraphs/directory/src/store/postgres/open.ts";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { type PostgresServer, startPostgres } from "./attendance/postgres-server.ts";
import { createPlace } from "./directory-harness.ts";
import { toFact, toPrincipal, toSession } from "./directory-stores.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

let dir: string;
let file: string;
let place: Required<StorePlace> & { readonly databaseUrl: string };
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-take-over-"));
  file = join(dir, "directory.sqlite");
  place = { file, databaseUrl: await server.createDatabase() };
  return () => rmSync(dir, { recursive: true });
});

const SPAN = { placeId: "riyadh", readerId: "gate", afterLocalTime: null, endedMs: null, lastLocalTime: null };
const ROWS = 1_200; // more than are copied at once

async function fillFile(): Promise<void> {
  const store = openSqliteStore(file);
  await store.changePlaces(() => [{ file: createPlace("riyadh", 0), changes: { name: "HQ" } }]);
  await store.addPrincipals([toPrincipal("account/ada", { users: ["riyadh/7"] }), toPrincipal("key/robot")]);
  await store.addSession(toSession("s1"), () => true);
  await store.changeSerials(() => ({
    changes: ["A1", "B1"].map((serialNumber) => ({ ...SPAN, serialNumber, sinceMs: 5 })),
  }));
  await store.appendAudit(Array.from({ length: ROWS }, () => toFact({ targets: ["riyadh/7"] })));
  await store.close();
}

async function describe(store: DirectoryStore) {
  const [places, principals, serials] = [
    await store.listPlaces(),
    await store.listPrincipals(),
    await store.listSerials(),
  ];
  const sessions = [await store.findSession("s1"), await store.readTokenFloor()];
  const audit = [await store.readAuditHead(), await store.measureAudit(), await store.checkAudit()];
  return { places, principals, serials, sessions, audit, newest: await store.listAudit(5) };
}

async function serve<T>(work: (store: DirectoryStore) => Promise<T>): Promise<T> {
  const store = createDirectoryStore(await openServedStore(place, () => {}));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

it("has the same in the database, and goes on from it; the file lies beside under another name", async () => {
  await fillFile();
  const before = openSqliteStore(file);
  const known = await describe(before);
  await before.close();
  await serve(async (store) => {
    expect(await describe(store)).toEqual(known);
    await store.changeSerials(() => ({ changes: [{ ...SPAN, serialNumber: "C1", sinceMs: null }] }));
    await store.appendAudit([toFact()]);
    expect(await store.checkAudit()).toBeUndefined();
    expect((await store.listSerials()).map(({ serialNumber }) => serialNumber)).toEqual(["A1", "B1", "C1"]);
  });
  expect(readdirSync(dir).toSorted()).toEqual([
    expect.stringMatching(/^directory\.sqlite\.before-database-\d+$/),
    "directory.sqlite.elsewhere",
  ]);
  expect((await serve((store) => store.measureAudit())).rows).toBe(ROWS + 1);
});

it("begins no empty store in a file where a database has it, for the directory or an operator", async () => {
  await serve(async () => {});
  const why = /^STORE_ELSEWHERE: the directory has its store in the database .*: set DATABASE_URL$/;
  await expect(openServedStore({ file }, () => {})).rejects.toThrow(why);
  await expect(openOperatedStore({ file })).rejects.toThrow(why);
  expect(existsSync(file)).toBe(false);
});

it("begins no empty store in another database, nor in one that was emptied", async () => {
  await serve(async () => {});
  place = { file, databaseUrl: await server.createDatabase() };
  await expect(serve(async () => {})).rejects.toThrow(
    /^STORE_ELSEWHERE: the directory had its store in .*put its dump back/,
  );
  await expect(openOperatedStore(place)).rejects.toThrow(/^STORE_ELSEWHERE/);
  expect(await hasStore(place.databaseUrl)).toBe(false);
});

it("takes nothing over while another process has the file open", async () => {
  await fillFile();
  const other = new Database(file);
  other.prepare("SELECT 1 FROM place").get();
  await expect(serve(async () => {})).rejects.toThrow(/^STORE_BUSY: .*directory\.sqlite is held by another process/);
  other.close();
  expect(await hasStore(place.databaseUrl)).toBe(false);
  expect((await serve((store) => store.measureAudit())).rows).toBe(ROWS);
});

it("leaves a file that no operator's command takes over, until the directory has", async () => {
  await fillFile();
  await expect(openOperatedStore(place)).rejects.toThrow(/^STORE_ELSEWHERE: .*: start it once, and .* takes it over$/);
  expect(await hasStore(place.databaseUrl)).toBe(false);
});

it("goes on after an end between taking the file over and renaming it; a file that was written to since is not taken for it", async () => {
  await fillFile();
  await serve(async () => {});
  const [kept = ""] = readdirSync(dir).filter((name) => name.includes("before-database"));
  copyFileSync(join(dir, kept), file);
  await serve(async () => {});
  expect(existsSync(file)).toBe(false);
  copyFileSync(join(dir, kept), file);
  const written = openSqliteStore(file);
  await written.appendAudit([toFact()]);
  await written.close();
  await expect(serve(async () => {})).rejects.toThrow(
    /^STORE_ELSEWHERE: .* and another one lies in .*directory\.sqlite/,
  );
  expect(existsSync(file)).toBe(true);
});

it("keeps the chain whole where a fact has a text that no database holds", async () => {
  const store = openSqliteStore(file);
  await store.appendAudit([toFact(), toFact({ account: "account/x", targets: ["riyadh/7"] }), toFact()]);
  await store.close();
  const db = new Database(file); // as earlier versions kept it
  db.prepare("UPDATE audit SET account = 'account/' || char(0) WHERE seq = 2").run();
  db.close();
  await serve(async (it) => {
    expect(await it.checkAudit()).toBeUndefined();
    expect((await it.listAudit(2))[1]).toMatchObject({ id: "2", account: "account/\u{2400}" });
  });
});

it("names the database without its password", async () => {
  await serve(async () => {});
  expect(readFileSync(`${file}.elsewhere`, "utf8")).toBe("the database of DATABASE_URL\n"); // a URL over a socket of its own kind
});
