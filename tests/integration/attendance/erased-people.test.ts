/** What attendance has of a person whom a place erased: its days, and nobody's name. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { openForgottenList } from "@biometricflow/service/process/forgotten-list";
import { toErasedHash } from "@biometricflow/schema/erased-hash";
import { CompiledQuery } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { beginForgetting } from "../../../subgraphs/attendance/src/assembly/forgetting.ts";
import type { FeedChange, FeedPage } from "../../../subgraphs/attendance/src/domain/follow/feed-page.ts";
import type { Identity } from "../../../subgraphs/attendance/src/domain/people/identity.ts";
import { refuseRead } from "../../../subgraphs/attendance/src/serving/refuse-read.ts";
import { recordChange } from "../../../subgraphs/attendance/src/store/change-log.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createErasedAccountList } from "../../../subgraphs/attendance/src/store/erased-accounts.ts";
import { createAttendanceFeed } from "../../../subgraphs/attendance/src/store/feed-reader.ts";
import { createFeedWriter } from "../../../subgraphs/attendance/src/store/feed-writer.ts";
import { createFeedKeeper } from "../../../subgraphs/attendance/src/store/feed-keeper.ts";
import { openPostgresDatabase } from "../../../subgraphs/attendance/src/store/postgres/open.ts";
import { openSqliteDatabase } from "../../../subgraphs/attendance/src/store/sqlite/open.ts";
import { toErasureKey, toPinHash } from "../../../subgraphs/place/src/domain/erasure/erased-people.ts";
import { findInFiles } from "../grep-files.ts";
import { enrol, FORGOTTEN, NAME, NOW_MS, PIN, PSEUDONYM, punch, SHORT, WORDS } from "./erased-person.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

let server: PostgresServer;
let dir: string;
let database: Database;
beforeAll(async () => {
  server = await startPostgres();
});
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-erased-"));
});
afterEach(async () => {
  await database.close();
  rmSync(dir, { recursive: true, force: true });
});
afterAll(() => server.stop());

/** Every table in which one of the words stands. */
async function findInTables(words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name } of await database.read.introspection.getTables())
    for (const word of words) {
      const query = CompiledQuery.raw(`select 1 from "${name}" as it where lower(it::text) like $1 limit 1`, [
        `%${word.toLowerCase()}%`,
      ]);
      if ((await database.read.executeQuery(query)).rows.length > 0) found.push(`${name}: ${word}`);
    }
  return found;
}

const STORES = [
  {
    name: "SQLite",
    open: async () => openSqliteDatabase(join(dir, "attendance.sqlite"), refuseRead),
    find: async () => findInFiles(dir, WORDS),
  },
  {
    name: "PostgreSQL",
    open: async () => openPostgresDatabase({ url: await server.createDatabase(), refuse: refuseRead }),
    find: () => findInTables(WORDS),
  },
] as const;

/** Takes pages in as the follower of a place does. */
function follow(identity: Identity) {
  const keeper = createFeedKeeper(database, { now: () => NOW_MS, identity, onForgotten: () => database.compact() });
  const positions = new Map<string, { epoch: string; seq: number }>();
  return async (placeId: string, changes: readonly FeedChange[]) => {
    const before = positions.get(placeId);
    const seq = (before?.seq ?? 0) + changes.length;
    const page: FeedPage = { placeId, epoch: "one", seq, headSeq: seq, changes };
    await keeper.keep(page, before);
    positions.set(placeId, { epoch: "one", seq });
  };
}

const readPeople = async () =>
  database.read.selectFrom("person").select(["id", "pin", "name", "account"]).orderBy("key").execute();
const readPins = async () => {
  const rows = await database.read.selectFrom("punch").select(["digest", "pin"]).orderBy("digest").execute();
  return Object.fromEntries(rows.map(({ digest, pin }) => [digest, pin]));
};

describe.each(STORES)("a person that a place erased, in $name", ({ open, find }) => {
  it("is in no table, and its punches and its place among people stay", async () => {
    database = await open();
    const keep = follow("organisation");
    await keep("riyadh", [enrol(PIN, NAME), enrol(SHORT, "Layla"), punch("riyadh", PIN, 2)]);
    await keep("riyadh", [punch("riyadh", PIN, 3), punch("riyadh", "77", 3)]);
    const act = { actor: "account/hr", atMs: NOW_MS };
    await database.write(async (transaction) => {
      const detail = { person: { id: `p.${PIN}`, pin: PIN, name: NAME }, note: `said ${NAME}`, of: [`p.${SHORT}`] };
      await recordChange(transaction, act, { action: "updatePerson", subject: `p.${PIN}`, detail });
      const { key } = await transaction.tx
        .selectFrom("person")
        .select("key")
        .where("pin", "=", PIN)
        .executeTakeFirstOrThrow();
      await transaction.tx
        .updateTable("person")
        .set({ manager_id: `p.${PIN}` })
        .where("key", "<>", key)
        .execute();
    });
    expect(await find()).not.toEqual([]);

    await keep("riyadh", [FORGOTTEN]);
    expect(await find()).toEqual([]);
    expect(await readPeople()).toEqual([
      { id: `p.${PSEUDONYM}`, pin: PSEUDONYM, name: PSEUDONYM, account: "" },
      { id: `p.${SHORT}`, pin: SHORT, name: "Layla", account: "" },
    ]);
    expect(await readPins()).toEqual({ "riyadh-own-2": PSEUDONYM, "riyadh-own-3": PSEUDONYM, "riyadh-77-3": "77" });
    const [layla] = await database.read.selectFrom("person").select("manager_id").where("name", "=", "Layla").execute();
    expect(layla?.manager_id).toBe(`p.${PSEUDONYM}`);
  });

  it("is told of in the change feed no more, and others are", async () => {
    database = await open();
    const keep = follow("organisation");
    await keep("riyadh", [enrol(PIN, NAME), enrol(SHORT, "Layla"), punch("riyadh", PIN, 2), punch("riyadh", SHORT, 2)]);
    const people = await database.read.selectFrom("person").select("key").execute();
    const days = people.map(({ key }) => ({ personKey: key, date: "2026-11-02", placeId: "riyadh", departmentId: "" }));
    await database.write((transaction) => createFeedWriter()(transaction, days, NOW_MS));
    const listTold = async () =>
      (await createAttendanceFeed(database).listDays(0, 10)).map(({ personId }) => personId).toSorted();
    expect(await listTold()).toEqual([`p.${SHORT}`, `p.${PIN}`]);
    await keep("riyadh", [FORGOTTEN]);
    expect(await listTold()).toEqual([`p.${SHORT}`]);
  });

  it("is somebody still where another place has the same person", async () => {
    database = await open();
    const keep = follow("organisation");
    await keep("riyadh", [enrol(PIN, NAME), punch("riyadh", PIN, 2)]);
    await keep("cairo", [enrol(PIN, NAME), punch("cairo", PIN, 3)]);
    await keep("riyadh", [FORGOTTEN]);
    expect(await readPeople()).toMatchObject([{ pin: PIN, name: NAME }]);
    expect(await readPins()).toEqual({ "riyadh-own-2": PSEUDONYM, "cairo-own-3": PIN });
  });

  it("takes nothing from whoever has the same PIN at another place", async () => {
    database = await open();
    const keep = follow("place");
    await keep("riyadh", [enrol(PIN, NAME), punch("riyadh", PIN, 2)]);
    await keep("cairo", [enrol(PIN, "Omar"), punch("cairo", PIN, 3)]);
    await keep("cairo", [enrol("9", NAME)]); // a namesake
    await keep("riyadh", [FORGOTTEN]);
    expect((await readPeople()).slice(-1)).toMatchObject([{ pin: "9", name: NAME }]);
    expect((await readPeople()).slice(0, 2)).toMatchObject([
      { pin: PSEUDONYM, name: PSEUDONYM },
      { id: `cairo/${PIN}`, pin: PIN, name: "Omar" },
    ]);
    expect(await readPins()).toEqual({ "riyadh-own-2": PSEUDONYM, "cairo-own-3": PIN });
  });

  it("is taken out again of a store that was put back from before, and nobody else is", async () => {
    database = await open();
    const keep = follow("organisation");
    await keep("riyadh", [enrol(PIN, NAME), enrol(SHORT, "Layla"), punch("riyadh", PIN, 2)]);
    const list = join(dir, "..", `${basename(dir)}-forgotten.json`);
    const told = { placeId: "riyadh", pseudonym: FORGOTTEN.pseudonym, hash: FORGOTTEN.hash, key: FORGOTTEN.key };
    openForgottenList(list).add([told]); // by a run of which the store knows nothing
    const files: string[] = [];
    const options = { file: list, identity: "organisation", now: () => NOW_MS } as const;
    const begin = () => beginForgetting(database, { ...options, forgetFiles: async () => void files.push("removed") });
    await begin();
    expect(await find()).toEqual([]);
    expect(files).toEqual(["removed"]);
    expect(await readPeople()).toMatchObject([{ pin: PSEUDONYM }, { pin: SHORT, name: "Layla" }]);
    await begin();
    expect(files).toEqual(["removed"]); // there was nobody any more
    rmSync(list);
  });

  it("is nobody though somebody else has the PIN at another place, and that one keeps it", async () => {
    database = await open();
    const keep = follow("organisation");
    await keep("riyadh", [enrol(PIN, NAME), punch("riyadh", PIN, 2)]);
    await keep("cairo", [enrol("9", "Omar")]);
    await database.write(async ({ tx }) => {
      const own = await tx
        .selectFrom("pin_claim")
        .select("person_key")
        .where("pin", "=", PIN)
        .executeTakeFirstOrThrow();
      const omar = await tx.selectFrom("person").select("key").where("pin", "=", "9").executeTakeFirstOrThrow();
      await tx.updateTable("pin_claim").set({ place_id: "riyadh" }).where("pin", "=", PIN).execute();
      const claim = { pin: PIN, from_date: null, to_date: null };
      await tx
        .insertInto("pin_claim")
        .values({ ...claim, person_key: omar.key, place_id: "cairo" })
        .execute();
      expect(own.person_key).not.toBe(omar.key);
    });
    await keep("cairo", [enrol(PIN, "Omar"), punch("cairo", PIN, 3)]);
    await keep("riyadh", [FORGOTTEN]);
    expect((await readPeople()).map(({ name }) => name).toSorted()).toEqual(["Omar", PSEUDONYM]);
    expect(await readPins()).toEqual({ "riyadh-own-2": PSEUDONYM, "cairo-own-3": PIN });
  });

  it("is somebody until the last of several PINs is erased, and nobody then", async () => {
    database = await open();
    const keep = follow("organisation");
    await keep("riyadh", [enrol(PIN, NAME), punch("riyadh", PIN, 2)]);
    await database.write(async ({ tx }) => {
      await tx.updateTable("person").set({ account: "account/zed" }).execute();
      const { person_key } = await tx.selectFrom("pin_claim").select("person_key").executeTakeFirstOrThrow();
      const claim = { person_key, pin: "77", place_id: "cairo", from_date: null, to_date: null };
      await tx.insertInto("pin_claim").values(claim).execute();
    });
    await keep("cairo", [enrol("77", NAME), punch("cairo", "77", 3)]);
    await keep("riyadh", [FORGOTTEN]);
    expect(await readPeople()).toMatchObject([{ pin: "77", name: NAME, account: "account/zed" }]);
    const key = toErasureKey(Buffer.alloc(32, 7), "cairo", "f");
    const second = { hash: toPinHash(key, "77"), key: key.toString("base64url") };
    await keep("cairo", [{ kind: "FORGOTTEN", pseudonym: "erased-x2", ...second }]);
    expect(await readPeople()).toMatchObject([{ pin: "erased-x2", name: "erased-x2", account: "" }]);
    expect(await createErasedAccountList(database)()).toHaveLength(1);
    expect(await find()).toEqual([]);
  });

  it("is cleaned up after at the next start where the process was killed before that, and once", async () => {
    database = await open();
    await follow("organisation")("riyadh", [enrol(PIN, NAME), FORGOTTEN]); // its files were not removed
    const list = join(dir, "..", `${basename(dir)}-killed.json`);
    let removed = 0;
    const forgetFiles = async () => void removed++;
    const options = { file: list, identity: "organisation", now: () => NOW_MS, forgetFiles } as const;
    const { onForgotten } = await beginForgetting(database, options);
    expect(removed).toBe(1);
    await beginForgetting(database, options);
    await onForgotten();
    expect(removed).toBe(1);
  });

  it("leaves whoever has the PIN later, over a restart and however often the place tells of the erasure", async () => {
    database = await open();
    const keep = follow("organisation");
    const own = [enrol(PIN, NAME), punch("riyadh", PIN, 2), FORGOTTEN];
    await keep("riyadh", [...own, enrol(PIN, "Omar"), punch("riyadh", PIN, 3)]); // attendance was away meanwhile
    const list = join(dir, "..", `${basename(dir)}-later.json`);
    openForgottenList(list).add([
      { placeId: "riyadh", pseudonym: FORGOTTEN.pseudonym, hash: FORGOTTEN.hash, key: FORGOTTEN.key },
    ]);
    const forgetFiles = async () => {};
    await beginForgetting(database, { file: list, identity: "organisation", now: () => NOW_MS, forgetFiles });
    await keep("riyadh", [FORGOTTEN]);
    expect((await readPeople()).map(({ name }) => name).toSorted()).toEqual(["Omar", PSEUDONYM]);
    expect(await readPins()).toEqual({ "riyadh-own-2": PSEUDONYM, "riyadh-own-3": PIN });
    rmSync(list);
  });

  it("tells whose account is over by a hash, of those alone who are nobody any more", async () => {
    database = await open();
    const keep = follow("organisation");
    await keep("riyadh", [enrol(PIN, NAME), enrol(SHORT, "Layla")]);
    await keep("cairo", [enrol(PIN, NAME)]);
    for (const [pin, account] of [
      [PIN, "account/zed"],
      [SHORT, "account/layla"],
    ] as const)
      await database.write(({ tx }) => tx.updateTable("person").set({ account }).where("pin", "=", pin).execute());
    const listAccounts = createErasedAccountList(database);
    await keep("riyadh", [FORGOTTEN]);
    expect(await listAccounts()).toEqual([]); // Cairo has the same person
    await keep("cairo", [FORGOTTEN]);
    const hash = toErasedHash(Buffer.from(FORGOTTEN.key, "base64url"), "account/zed");
    expect(await listAccounts()).toEqual([{ placeId: "cairo", key: FORGOTTEN.key, hash }]);
  });

  it("is on the list before its store forgets, so that no crash between them brings it back", async () => {
    database = await open();
    const list = openForgottenList(join(dir, "forgotten.json"));
    const keeper = createFeedKeeper(
      { ...database, write: () => Promise.reject(new Error("killed")) },
      { now: () => NOW_MS, forgotten: list },
    );
    const page: FeedPage = { placeId: "riyadh", epoch: "one", seq: 1, headSeq: 1, changes: [FORGOTTEN] };
    await expect(keeper.keep(page, undefined)).rejects.toThrow("killed");
    expect(list.list()).toMatchObject([{ placeId: "riyadh", pseudonym: PSEUDONYM }]);
  });
});
