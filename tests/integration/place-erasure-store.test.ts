/** What a store has of an erased person: nothing, in either store, and its proofs hold. */
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConsentStore } from "../../subgraphs/place/src/domain/consents/consent-store.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { openErasures } from "../../subgraphs/place/src/open-erasures.ts";
import { checkPostgresLedger } from "../../subgraphs/place/src/store/postgres/check-ledger.ts";
import { createAsk, createClient } from "../../subgraphs/place/src/store/postgres/connections.ts";
import { quoteName, toSchemaName } from "../../subgraphs/place/src/store/postgres/names.ts";
import { openPostgresStore } from "../../subgraphs/place/src/store/postgres/ledger.ts";
import { openSqliteConsentStore } from "../../subgraphs/place/src/store/sqlite/consents.ts";
import { checkLedger } from "../../subgraphs/place/src/store/sqlite/check-ledger.ts";
import { findInFiles } from "./grep-files.ts";
import { openOldStore, writeOldReader } from "./old-ledger.ts";
import { createTempDir, IDENTITY_KEY } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";
import { STORES, useDatabase } from "./place-stores.ts";

const PIN = "83516207";
const NAME = "Zyxwarda Qumbly";
const CARD = 3_141_592_653;
const WORDS = [PIN, NAME, CARD];
const GATE = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };
const NOBODY = { info: () => undefined };

let temp: ReturnType<typeof createTempDir>;
const opened: Ledger[] = [];
beforeEach(() => {
  temp = createTempDir();
});
afterEach(async () => {
  for (const ledger of opened.splice(0)) await ledger.close();
  temp.remove();
});

/** Every place in a database where one of the words stands, statistics too. */
async function findInDatabase(url: string, words: readonly string[]): Promise<readonly string[]> {
  const client = createClient({ url, placeId: "riyadh" }, 60_000);
  await client.connect();
  const ask = createAsk(client);
  const schema = toSchemaName("riyadh");
  const tables = await ask<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = ?", [schema]);
  const found: string[] = [];
  for (const name of [...tables.map((table) => `${quoteName(schema)}.${table.name}`), "pg_catalog.pg_stats"])
    for (const word of words) {
      const hex = Buffer.from(word, "utf8").toString("hex");
      const sql = `SELECT 1 FROM ${name} AS it WHERE it::text LIKE ? OR it::text LIKE ? LIMIT 1`;
      if ((await ask(sql, [`%${word}%`, `%${hex}%`])).length > 0) found.push(`${name}: ${word}`);
    }
  await client.end();
  return found;
}

/** The register of consents of a store whose ledger is open. */
async function openConsents(dir: string, name: string): Promise<ConsentStore> {
  if (name !== "PostgreSQL") return openSqliteConsentStore(join(dir, "store", "ledger.sqlite"));
  const { openConsents: open, ledger } = await openPostgresStore({ url: await useDatabase(dir), placeId: "riyadh" });
  const store = open();
  return { ...store, close: () => ledger.close() };
}

describe.each(STORES)("a store in $name", ({ name, open }) => {
  const isPostgres = name === "PostgreSQL";
  const file = () => join(temp.dir, "store", "ledger.sqlite");
  const openBoth = async () => {
    const ledger = await open(temp.dir, "riyadh");
    opened.push(ledger);
    const erasures = await openErasures({
      ...{ placeId: "riyadh", file: file(), identityKey: IDENTITY_KEY, ledger, log: NOBODY },
      clock: { nowMs: () => Date.UTC(2026, 2, 2) },
    });
    return { ledger, desk: erasures.desk };
  };
  const find = async () =>
    isPostgres ? findInDatabase(await useDatabase(temp.dir), WORDS.map(String)) : findInFiles(temp.dir, WORDS);
  const check = async () =>
    isPostgres
      ? checkPostgresLedger({ url: await useDatabase(temp.dir), placeId: "riyadh" })
      : checkLedger(file(), "riyadh");

  it("has nothing of an erased person, and the chain, the feed and the days fit", async () => {
    const { ledger, desk } = await openBoth();
    await ledger.registerReaders([GATE]);
    const person = { pin: PIN, name: NAME, privilegeCode: 0, cardNumber: CARD };
    await ledger.recordEnrolments("gate-1", [{ slot: 1, ...person }]);
    const own = [1, 3].map((number) => makeRow(number, { pin: PIN, raw: Buffer.from(`${PIN}\t${number}`) }));
    const aside = makeRow(5, { pin: PIN, raw: Buffer.from(`${PIN}\t5`), setAside: "TOO_OLD" });
    await ledger.recordRows("gate-1", [makeRow(0), ...own, makeRow(4), aside]);
    const said = { purpose: "BIOMETRIC", state: "GIVEN", date: "2026-03-01", recordedBy: "hr", recordedMs: 1 } as const;
    const consents = await openConsents(temp.dir, name);
    const userId = `riyadh/${PIN}`;
    await consents.add(userId, "BIOMETRIC", () => ({ userId, document: `signed by ${NAME}`, ...said }));
    await consents.close();
    await ledger.recordEnrolments("gate-1", []); // and removed before: the feed told of it twice
    expect(await find()).not.toEqual([]);

    const { id, pseudonym } = await desk.begin({ pin: PIN, by: "tester", reason: "because" });
    expect((await desk.eraseFromStore(id)).erased?.rows).toBe(3);
    expect(await find()).toEqual([]);
    expect((await check()).fault).toBeUndefined();
    const { entries } = await ledger.readFeed(0, 100);
    expect(entries.filter(({ row }) => row?.pin === pseudonym)).toHaveLength(3);
    expect(entries.at(-1)).toMatchObject({ kind: "ERASED", ref: `riyadh/${pseudonym}` });
    expect(entries.filter(({ kind }) => kind === "USER").map(({ ref }) => ref)).toEqual([
      `riyadh/${pseudonym}`,
      `riyadh/${pseudonym}`,
    ]);
    expect((await desk.eraseFromStore(id)).erased?.rows).toBe(3);
    expect((await ledger.readFeed(0, 100)).entries).toHaveLength(entries.length);
  });

  it("finds a person by a PIN that ids write in another way", async () => {
    const { ledger, desk } = await openBoth();
    await ledger.registerReaders([GATE]);
    const pin = `é/${PIN} +`;
    await ledger.recordEnrolments("gate-1", [{ slot: 1, pin, name: NAME, privilegeCode: 0, cardNumber: CARD }]);
    await ledger.recordRows("gate-1", [makeRow(1, { pin, raw: Buffer.from(`${pin}\t1`) })]);
    const { id } = await desk.begin({ pin, by: "tester", reason: "because" });
    expect((await desk.eraseFromStore(id)).erased?.rows).toBe(1);
    expect(await find()).toEqual([]);
  });

  it("takes people out of what an older version wrote", async () => {
    const old = await openOldStore(name, temp.dir);
    const log = [PIN, "7", PIN].map((pin, second) => ({ pin, second, state: 0 }));
    await writeOldReader(old.ask, { order: "VERIFY_FIRST", log });
    await old.close();
    const { desk } = await openBoth();
    const { id } = await desk.begin({ pin: PIN, by: "tester", reason: "because" });
    expect((await desk.eraseFromStore(id)).erased?.rows).toBe(2);
    expect(await find()).toEqual([]);
    expect((await check()).fault).toBeUndefined();
  });
});
