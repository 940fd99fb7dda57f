import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";

const FEED = { place_id: "riyadh", epoch: "e1", seq: 9_007_199_254_740_991, head_seq: 5, as_of_ms: 1_700_000_000_000 };

describe.each(STORES)("an attendance database in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let reopen: () => Promise<Database>;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database, reopen } = await source.create());
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const readFeeds = () => database.read.selectFrom("followed_feed").selectAll().orderBy("place_id").execute();
  const insert = (row: typeof FEED) => database.write(({ tx }) => tx.insertInto("followed_feed").values(row).execute());

  it("keeps what a transaction wrote over a restart, integers to 2^53 as numbers", async () => {
    await insert(FEED);
    await database.close();
    database = await reopen();
    expect(await readFeeds()).toEqual([FEED]);
  });

  it("keeps nothing of a transaction that failed", async () => {
    const failing = database.write(async ({ tx }) => {
      await tx.insertInto("followed_feed").values(FEED).execute();
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await readFeeds()).toEqual([]);
  });

  it("reads while a transaction is open, and sees nothing of it yet", async () => {
    await database.write(async ({ tx }) => {
      await tx.insertInto("followed_feed").values(FEED).execute();
      expect(await readFeeds()).toEqual([]);
    });
    expect(await readFeeds()).toEqual([FEED]);
  });

  it("runs transactions one after the other", async () => {
    await insert({ ...FEED, seq: 0 });
    const addOne = () =>
      database.write(async ({ tx }) => {
        const { seq } = await tx.selectFrom("followed_feed").select("seq").executeTakeFirstOrThrow();
        await tx
          .updateTable("followed_feed")
          .set({ seq: seq + 1 })
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, addOne));
    expect((await readFeeds())[0]?.seq).toBe(20);
  });

  it("orders text by its UTF-8 bytes", async () => {
    const ids = ["b", "a", "B", "é", "z", "ا", "😀", "�"];
    await database.write(({ tx }) =>
      tx
        .insertInto("followed_feed")
        .values(ids.map((place_id) => ({ ...FEED, place_id })))
        .execute(),
    );
    const sorted = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect((await readFeeds()).map(({ place_id }) => place_id)).toEqual(sorted);
  });
});
