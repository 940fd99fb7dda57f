import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PeriodDeed } from "../../../subgraphs/attendance/src/domain/periods/period.ts";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import { createAbsenceReader } from "../../../subgraphs/attendance/src/store/absences-reader.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createPeriodStore } from "../../../subgraphs/attendance/src/store/periods.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepReader, mark } from "./record-rows.ts";

const RULES = compileOrganisation([{ id: "riyadh", timeZone: "Asia/Riyadh" }]);
const NOW = Date.parse("2026-11-26T12:00:00+03:00");
const DATES = { from: "2026-11-22", to: "2026-11-24" };
const IT = { kind: "DEPARTMENTS", ids: ["it"] } as const;

describe.each(STORES)("leave of locked periods in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let reopen: () => Promise<Database>;
  let keys: readonly number[];

  beforeAll(async () => {
    source = await start();
  });
  /** 7 is sick on two days, one of them by a part of it; 8, of another department, on one. */
  beforeEach(async () => {
    ({ database, reopen } = await source.create());
    await keepReader(database, "riyadh/gate-1", NOW);
    keys = await keepPeople(database, [
      { pin: "7", departmentId: "it" },
      { pin: "8", departmentId: "hr" },
    ]);
    await keepAbsence("a.1", keys[0], { date: "2026-11-22" });
    await keepAbsence("a.2", keys[0], { date: "2026-11-23", part: "FIRST_HALF" });
    await keepAbsence("a.3", keys[1], { date: "2026-11-22" });
    await recompute();
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const keepAbsence = (id: string, key = 0, { date, part = "" }: { readonly date: string; readonly part?: string }) => {
    const row = { id, person_key: key, from_date: date, to_date: date, kind_id: "sick", part, note: "" };
    return database.write(({ tx }) => tx.insertInto("absence").values(row).execute());
  };
  const recompute = async () => {
    await mark(database, keys, DATES.from, DATES.to);
    const { run } = createRecomputer({
      store: createRecordStore(database),
      readRules: async () => RULES,
      now: () => NOW,
    });
    await run(10);
  };
  const deed = (move: PeriodDeed["move"]): PeriodDeed => {
    return { move, actor: "account/hr", actorName: "Hanan", atMs: NOW, reason: "payroll" };
  };
  const lock = async () => {
    const range = { ...DATES, scope: IT };
    const outcome = await createPeriodStore(database).lock({ range, deed: deed("LOCK"), waived: [] });
    return outcome.kind === "LOCKED" ? outcome.period.id : outcome.blockers.map(({ kind }) => kind).join();
  };
  const changeKinds = async () => {
    await database.write(({ tx }) => tx.updateTable("absence").set({ kind_id: "mission" }).execute());
    await recompute();
  };
  /** `<department> <kind> <days>+<parts of days>` */
  const leave = async () =>
    (await createAbsenceReader(database).countLeave(DATES, "DEPARTMENT"))
      .map(({ groupId, kindId, days, partialDays }) => `${groupId} ${kindId || "?"} ${days}+${partialDays}`)
      .toSorted();

  it("keeps its kinds, whatever becomes of the absences, until it is unlocked", async () => {
    expect(await leave()).toEqual(["hr sick 1+0", "it sick 1+1"]);
    expect(await lock()).toBe("l.1");
    expect(await leave()).toEqual(["hr sick 1+0", "it sick 1+1"]);
    await changeKinds();
    expect(await leave()).toEqual(["hr mission 1+0", "it sick 1+1"]);
    await createPeriodStore(database).unlock("l.1", deed("UNLOCK"));
    await recompute();
    expect(await leave()).toEqual(["hr mission 1+0", "it mission 1+1"]);
  });

  it("stays when an absence is gone since", async () => {
    await lock();
    await database.write(({ tx }) => tx.deleteFrom("absence").execute());
    await recompute();
    expect(await leave()).toEqual(["it sick 1+1"]);
  });

  it("of a store before kinds were kept has those of today, and says of which days nobody knows it", async () => {
    await lock();
    await database.write(async ({ tx }) => {
      await tx.deleteFrom("absence").where("id", "=", "a.1").execute();
      await sql`alter table day_record drop column locked_kind_id`.execute(tx);
      await sql`delete from kysely_migration where name = '0065-locked-leave'`.execute(tx);
    });
    await database.close();
    database = await reopen();
    expect(await leave()).toEqual(["hr sick 1+0", "it ? 1+0", "it sick 0+1"]);
  });
});
