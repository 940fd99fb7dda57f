import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import type { PresenceFacts } from "../../../subgraphs/attendance/src/domain/presence/presence-state.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createFigureReader } from "../../../subgraphs/attendance/src/store/place-figures.ts";
import { createPresenceReader } from "../../../subgraphs/attendance/src/store/presence-reader.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const RULES = compileOrganisation([
  { id: "riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", timeZone: "Africa/Cairo" },
]);
const NOON = Date.parse("2026-11-24T12:00:00+03:00");

describe.each(STORES)("presence in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let reopen: () => Promise<Database>;
  let nowMs = NOON;
  let keys: readonly number[];

  const recompute = () =>
    createRecomputer({ store: createRecordStore(database), readRules: async () => RULES, now: () => nowMs }).run(10);
  const read = async (selection: object = {}) => {
    const found: PresenceFacts[] = [];
    for await (const people of createPresenceReader(database).read({ nowMs, ...selection })) found.push(...people);
    return found.map(({ person, row }) => `${person.pin} ${row?.date.slice(8)} ${row?.isIn ? "in" : "out"}`);
  };

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    nowMs = NOON;
    ({ database, reopen } = await source.create());
    keys = await keepPeople(database, [
      { pin: "1", departmentId: "it" },
      { pin: "2", departmentId: "hr", places: ["cairo"] },
      { pin: "3", departmentId: "it" },
    ]);
    await keepPunches(database, "1", ["2026-11-23T08:20:00", "2026-11-24T08:20:00"]);
    await keepReader(database, "riyadh/gate-1", NOON);
    await mark(database, keys, "2026-11-23", "2026-11-24");
    await recompute();
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  it("is of the day that is under way, everybody once, in the order of names", async () => {
    expect(await read()).toEqual(["1 24 in", "2 24 out", "3 24 out"]);
    expect(await read({ departmentIds: ["it"] })).toEqual(["1 24 in", "3 24 out"]);
    expect(await read({ placeIds: ["cairo"] })).toEqual(["2 24 out"]);
    expect(await read({ placeIds: [] })).toEqual([]);
    expect(await read({ search: "person 3" })).toEqual(["3 24 out"]);
  });

  it("has somebody without a record at a place of their own, not where another one has the PIN", async () => {
    await keepPeople(database, [{ pin: "4", places: ["cairo", "riyadh"] }]);
    await database.write(({ tx }) =>
      tx.updateTable("pin_claim").set({ place_id: "riyadh" }).where("pin", "=", "4").execute(),
    );
    expect(await read({ placeIds: ["cairo"] })).toEqual(["2 24 out"]);
    expect(await read({ placeIds: ["riyadh"] })).toContain("4 undefined out");
  });

  it("stays when an older day is worked out anew, and moves on with the next day", async () => {
    await mark(database, keys, "2026-11-23", "2026-11-23");
    await recompute();
    expect(await read({ search: "1" })).toEqual(["1 24 in"]);
    nowMs = Date.parse("2026-11-25T05:00:00+03:00");
    await createRecordStore(database).markDue(nowMs);
    await recompute();
    expect(await read({ search: "1" })).toEqual(["1 25 out"]);
  });

  it("says that somebody employed has no record, and nothing of who left", async () => {
    await database.write(({ tx }) => tx.deleteFrom("presence").execute());
    await database.write(({ tx }) =>
      tx.updateTable("person").set({ employed_to: "2026-11-01" }).where("pin", "=", "3").execute(),
    );
    expect(await read()).toEqual(["1 undefined out", "2 undefined out"]);
  });

  describe("of whoever punches out of hours", () => {
    const LATE_MS = Date.parse("2026-11-24T23:30:00+03:00");
    const count = async () => {
      const { places } = await createFigureReader(database)({ nowMs, withPresence: false });
      return places.map(({ placeId, punchedOutOfHours }) => `${placeId} ${punchedOutOfHours}`);
    };
    const workOut = async () => {
      await createRecordStore(database).markDue(nowMs);
      await recompute();
    };
    beforeEach(async () => {
      nowMs = LATE_MS;
      await keepPunches(database, "1", ["2026-11-24T23:10:00"]);
      await keepPunches(database, "3", ["2026-11-24T08:00:00", "2026-11-24T19:50:00"]);
      await mark(database, keys, "2026-11-24", "2026-11-24");
      await recompute();
    });

    it("counts people at their place, until their day is over and worked out", async () => {
      expect(await count()).toEqual(["riyadh 1"]);
      nowMs = Date.parse("2026-11-25T04:00:00+03:00");
      expect(await count()).toEqual(["riyadh 1"]);
      await workOut();
      expect(await count()).toEqual([]);
    });

    it("counts them in a day that reaches far into the next date, as a night far west of Greenwich", async () => {
      await database.write(({ tx }) => tx.updateTable("presence").set({ date: "2026-11-22" }).execute());
      expect(await count()).toEqual(["riyadh 1"]);
    });

    it("counts nobody of a day that nobody worked out any more", async () => {
      nowMs = LATE_MS + 2 * 86_400_000;
      expect(await count()).toEqual([]);
    });

    it("counts them in a store that was kept before it was asked", async () => {
      await database.write(async ({ tx }) => {
        await sql`alter table presence drop column is_out_of_hours`.execute(tx);
        await sql`delete from kysely_migration where name = '0086-out-of-hours'`.execute(tx);
      });
      await database.close();
      database = await reopen();
      expect(await count()).toEqual([]);
      await workOut();
      expect(await count()).toEqual(["riyadh 1"]);
    });
  });

  it("goes with the record of the day", async () => {
    await database.write(({ tx }) =>
      tx.updateTable("person").set({ employed_to: "2026-11-23" }).where("pin", "=", "1").execute(),
    );
    await mark(database, keys, "2026-11-24", "2026-11-24");
    await recompute();
    expect(await read()).toEqual(["2 24 out", "3 24 out"]);
  });
});
