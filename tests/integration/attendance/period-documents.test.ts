import { generateKeyPairSync } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkDocument } from "../../../subgraphs/attendance/src/domain/periods/check-document.ts";
import type { PeriodRange } from "../../../subgraphs/attendance/src/domain/periods/period.ts";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import { createPeriodDocuments } from "../../../subgraphs/attendance/src/sealing/period-documents.ts";
import { createSealSigner } from "../../../subgraphs/attendance/src/sealing/sign-seal.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createPeriodDocumentStore } from "../../../subgraphs/attendance/src/store/period-documents.ts";
import { createPeriodStore } from "../../../subgraphs/attendance/src/store/periods.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const RULES = compileOrganisation([{ id: "riyadh", timeZone: "Asia/Riyadh" }]);
const NOW = Date.parse("2026-11-26T12:00:00+03:00");
const DATES = { from: "2026-11-22", to: "2026-11-24" };
const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const KEYS = new Map([["own", publicKey]]);

describe.each(STORES)("the document of a locked period in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let reopen: () => Promise<Database>;
  let keys: readonly number[];

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database, reopen } = await source.create());
    await keepReader(database, "riyadh/gate-1", NOW);
    keys = await keepPeople(database, [{ pin: "9" }, { pin: "10", departmentId: "it" }, { pin: "é" }]);
    for (const day of ["22", "23", "24"])
      await keepPunches(database, "9", [`2026-11-${day}T08:00:00`, `2026-11-${day}T17:00:00`]);
    await remark();
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const remark = async () => {
    await mark(database, keys, DATES.from, DATES.to);
    const store = createRecordStore(database);
    await createRecomputer({ store, readRules: async () => RULES, now: () => NOW }).run(10);
  };
  const deed = { actor: "account/hr", actorName: "Hanan", atMs: NOW, reason: "payroll" };
  const lock = async (given: Partial<PeriodRange> = {}) => {
    const range: PeriodRange = { ...DATES, scope: { kind: "ALL" }, ...given };
    const outcome = await createPeriodStore(database).lock({ range, deed: { ...deed, move: "LOCK" }, waived: [] });
    if (outcome.kind === "BLOCKED") throw new TypeError(JSON.stringify(outcome.blockers));
    return outcome.period.id;
  };
  const open = (organisation = "Example") =>
    createPeriodDocuments({
      store: createPeriodDocumentStore(database),
      sign: createSealSigner(() => ({ kid: "own", privateKey })),
      organisation,
      now: () => NOW,
      onFault: (error) => expect.unreachable(String(error)),
    });
  const read = async (id = "l.1", documents = open()) => {
    const period = await createPeriodStore(database).find(id);
    if (period === undefined) throw new TypeError(`no ${id}`);
    return (await documents.read(period, 0)).text;
  };
  const faultsOf = (text: string) => checkDocument(Buffer.from(text), KEYS).faults.map(({ code }) => code);
  const latePunch = async (local: string) => {
    await keepPunches(database, "9", [local]);
    await remark();
  };
  /** Lines as `<person> <day>`, or what else they are. */
  const outline = (text: string) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => {
        const { format, adjustment, person, date, sha256 } = JSON.parse(line);
        if (format || sha256) return format ? "header" : "seal";
        return [adjustment, person, date?.slice(8)].filter((part) => part !== undefined).join(" ");
      });

  it("has its people and records in the order of dates and ids, sealed so that everybody can check it", async () => {
    await lock();
    const text = await read();
    expect(outline(text)).toEqual([
      "header",
      ...["p.10", "p.9", "p.é"],
      ...["22", "23", "24"].flatMap((day) => [`p.10 ${day}`, `p.9 ${day}`, `p.é ${day}`]),
      "seal",
    ]);
    expect(faultsOf(text)).toEqual([]);
    expect(JSON.parse(text.split("\n")[0] ?? "")).toMatchObject({ organisation: "Example", people: 3, records: 9 });
  });

  it("is the same bytes again, also for two who ask at once, after a restart and under another name", async () => {
    await lock();
    const documents = open();
    const [first, second] = await Promise.all([read("l.1", documents), read("l.1", documents)]);
    expect(second).toBe(first);
    await database.close();
    database = await reopen();
    await database.write(({ tx }) => tx.updateTable("person").set({ name: "Other" }).execute());
    expect(await read("l.1", open("Renamed"))).toBe(first);
  });

  it("stays as it is when rows come late: they are adjustments of the period into which they are carried", async () => {
    await lock({ to: "2026-11-23" });
    const before = await read();
    await latePunch("2026-11-23T19:00:00");
    expect(await read()).toBe(before);
    await lock({ from: "2026-11-24" });
    expect(await read()).toBe(before);
    const next = await read("l.2");
    expect(outline(next).slice(-2)).toEqual(["a.1 p.9 23", "seal"]);
    expect(JSON.parse(next.split("\n").at(-3) ?? "")).toMatchObject({
      period: "l.1",
      before: { workedMinutes: 480 },
      after: { workedMinutes: 600 },
    });
    expect(faultsOf(next)).toEqual([]);
  });

  it("is missing of the locks that have none, and of no other", async () => {
    const { listUnsealed } = createPeriodDocumentStore(database);
    await lock({ to: "2026-11-22" });
    await lock({ from: "2026-11-23", to: "2026-11-23" });
    await lock({ from: "2026-11-24" });
    await read("l.2");
    await createPeriodStore(database).unlock("l.3", { ...deed, move: "UNLOCK" });
    expect((await listUnsealed()).map(({ id }) => id)).toEqual(["l.1"]);
  });

  it("shows that somebody changed the store behind it", async () => {
    await lock();
    await read();
    await database.write(({ tx }) =>
      tx.updateTable("day_record").set({ worked_minutes: 1 }).where("date", "=", "2026-11-22").execute(),
    );
    expect(faultsOf(await read())).toEqual(["OTHER_HASH"]);
  });

  it("is not sealed when records are gone that were locked", async () => {
    await lock();
    await database.write(({ tx }) => tx.deleteFrom("day_record").where("date", "=", "2026-11-22").execute());
    await expect(read()).rejects.toThrow("the period was locked with 9 records, and 6 are there");
  });

  it("has no records of other scopes", async () => {
    const stay = { person_key: keys[1] ?? 0, from_date: "2026-11-24", department_id: "hr" };
    await database.write(({ tx }) => tx.insertInto("department_stay").values(stay).execute());
    await remark();
    await lock({ scope: { kind: "DEPARTMENTS", ids: ["it"] } });
    expect(outline(await read())).toEqual(["header", "p.10", "p.10 22", "p.10 23", "seal"]);
  });

  it("is none of a period that is unlocked, also when that came while it was sealed", async () => {
    await lock();
    const store = createPeriodDocumentStore(database);
    const period = await createPeriodStore(database).find("l.1");
    await createPeriodStore(database).unlock("l.1", { ...deed, move: "UNLOCK" });
    await expect(read()).rejects.toThrow("not locked");
    const seal = { header: "{}", sha256: "", keyId: "own", signature: "" };
    await expect(store.keepSeal(period?.key ?? 0, seal, NOW)).rejects.toThrow("unlocked meanwhile");
  });

  it("says how many parts there are when another one is asked for", async () => {
    await lock();
    const period = await createPeriodStore(database).find("l.1");
    if (period === undefined) throw new TypeError("no period");
    await expect(open().read(period, 1)).rejects.toThrow("1 parts");
  });
});
