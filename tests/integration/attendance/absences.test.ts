import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AbsenceDraft } from "../../../subgraphs/attendance/src/domain/absences/absence.ts";
import { createAbsenceReader } from "../../../subgraphs/attendance/src/store/absences-reader.ts";
import { createAbsenceWriter } from "../../../subgraphs/attendance/src/store/absences-writer.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople } from "./record-rows.ts";

const ACT = { action: "addAbsence", actor: "account/hr", atMs: Date.UTC(2026, 10, 26, 12) };
const NOVEMBER = { from: "2026-11-01", to: "2026-11-30" };
const ALL = { limit: 100, after: undefined };

describe.each(STORES)("absences in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
    await keepPeople(database, [{ pin: "1" }, { pin: "2", departmentId: "it", places: ["cairo"] }]);
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  async function draft(pin: string, from: string, to: string, over: Partial<AbsenceDraft> = {}): Promise<AbsenceDraft> {
    const [person] = await createAbsenceReader(database).findPeople({ pins: [pin] }, 1);
    if (person === undefined) throw new Error(`nobody has the PIN ${pin}`);
    return { person, from, to, kindId: "leave", part: undefined, note: "", ...over };
  }

  async function add(...drafts: readonly AbsenceDraft[]) {
    const added = await createAbsenceWriter(database).add(drafts, ACT);
    if (added.kind === "FAULT") throw new Error(added.fault.argument);
    return added;
  }

  const list = async (selection = {}) =>
    (await createAbsenceReader(database).list({ ...NOVEMBER, ...selection }, ALL)).map(
      ({ person, from, to }) => `${person.pin} ${from.slice(5)} ${to.slice(5)}`,
    );
  const marks = async () =>
    (await database.read.selectFrom("dirty_mark").selectAll().orderBy("token").execute()).map(
      ({ from_date, to_date }) => `${from_date} ${to_date}`,
    );
  const log = async () =>
    (await database.read.selectFrom("change_log").selectAll().orderBy("seq").execute()).map(
      ({ action, subject, actor }) => `${action} ${subject} ${actor}`,
    );

  it("are added with the marks of their dates, as far as records reach, and a line of the log", async () => {
    await add(await draft("1", "2026-11-10", "2026-11-12"), await draft("2", "2026-11-25", "2026-12-24"));
    await add(await draft("1", "2027-01-01", "2027-01-02"));
    expect(await marks()).toEqual(["2026-11-10 2026-11-12", "2026-11-25 2026-11-28"]);
    expect(await log()).toEqual([
      "addAbsence p.1 account/hr",
      "addAbsence p.2 account/hr",
      "addAbsence p.1 account/hr",
    ]);
    const [work] = await createRecordStore(database).listWork(1);
    const [first] = work === undefined ? [] : await createRecordStore(database).readWork([work]);
    expect(first?.absences).toEqual([{ from: "2026-11-10", to: "2026-11-12", kind: "leave", paid: undefined }]);
  });

  it("never share a date of one person: nothing is added, and the one in the way is named", async () => {
    const first = await add(await draft("1", "2026-11-10", "2026-11-12", { part: "FIRST_HALF" }));
    const refused = await add(
      await draft("2", "2026-11-10", "2026-11-12"),
      await draft("1", "2026-11-12", "2026-11-13"),
    );
    expect(refused).toMatchObject({ isDone: false, conflicts: [{ other: first.absences[0] }] });
    expect(await list()).toEqual(["1 11-10 11-12"]);
    const partly = await createAbsenceWriter(database).add(
      [await draft("2", "2026-11-10", "2026-11-12"), await draft("1", "2026-11-12", "2026-11-13")],
      ACT,
      { isDryRun: false, skipsConflicts: true },
    );
    expect(partly).toMatchObject({ isDone: true, absences: [{ person: { pin: "2" } }], conflicts: [{}] });
    expect(await list()).toEqual(["1 11-10 11-12", "2 11-10 11-12"]);
  });

  it("change with the marks of exactly what is touched, and are refused onto another's dates", async () => {
    const writer = createAbsenceWriter(database);
    const { absences } = await add(
      await draft("1", "2026-11-10", "2026-11-12"),
      await draft("1", "2026-11-20", "2026-11-20"),
    );
    const id = absences[0]?.id ?? "";
    await database.write(({ tx }) => tx.deleteFrom("dirty_mark").execute());
    expect(await writer.edit(id, { note: "x", kindId: "sick" }, ACT)).toMatchObject({ kind: "EDITED" });
    expect(await marks()).toEqual([]);
    await writer.edit(id, { to: "2026-11-13" }, ACT);
    expect(await marks()).toEqual(["2026-11-13 2026-11-13"]);
    expect(await writer.edit(id, { to: "2026-11-20" }, ACT)).toMatchObject({ kind: "CONFLICT", other: absences[1] });
    expect(await writer.edit(id, { from: "2026-11-14" }, ACT)).toMatchObject({
      kind: "FAULT",
      fault: { argument: "to" },
    });
    expect(await writer.edit(id, { kindId: "none" }, ACT)).toMatchObject({ kind: "FAULT" });
    expect(await list()).toEqual(["1 11-10 11-13", "1 11-20 11-20"]);
    await writer.remove([id], ACT);
    expect((await marks()).at(-1)).toBe("2026-11-10 2026-11-13");
    expect(await writer.edit(id, { note: "y" }, ACT)).toEqual({ kind: "GONE" });
  });

  it("are listed by dates, people, departments, places and kinds, and page by page", async () => {
    await add(
      await draft("2", "2026-11-10", "2026-11-12"),
      await draft("1", "2026-11-10", "2026-11-10", { kindId: "sick" }),
      await draft("1", "2026-10-20", "2026-11-01"),
    );
    expect(await list()).toEqual(["1 10-20 11-01", "1 11-10 11-10", "2 11-10 11-12"]);
    expect(await list({ from: "2026-11-11" })).toEqual(["2 11-10 11-12"]);
    expect(await list({ ids: ["p.2"] })).toEqual(["2 11-10 11-12"]);
    expect(await list({ departmentIds: ["it"] })).toEqual(["2 11-10 11-12"]);
    expect(await list({ placeIds: ["cairo"] })).toEqual(["2 11-10 11-12"]);
    expect(await list({ kindIds: ["sick"] })).toEqual(["1 11-10 11-10"]);
    expect(await list({ ids: [] })).toEqual([]);
    const reader = createAbsenceReader(database);
    const [, second] = await reader.list(NOVEMBER, ALL);
    const after = [second?.from ?? "", second?.person.nameKey ?? "", second?.id ?? ""] as const;
    expect((await reader.list(NOVEMBER, { limit: 9, after })).map(({ person }) => person.pin)).toEqual(["2"]);
    expect(await reader.count(NOVEMBER)).toBe(3);
  });

  it("are found for many days by one question", async () => {
    const { absences } = await add(await draft("1", "2026-11-10", "2026-11-12"));
    const key = absences[0]?.person.key ?? 0;
    const days = ["2026-11-09", "2026-11-12", "2026-11-13"].map((date) => ({ personKey: key, date }));
    const found = await createAbsenceReader(database).findOn([...days, { personKey: key + 1, date: "2026-11-12" }]);
    expect(found.map((absence) => absence?.id)).toEqual([undefined, absences[0]?.id, undefined, undefined]);
  });

  it("are of kinds that may change, and stay while an absence is of them", async () => {
    const writer = createAbsenceWriter(database);
    const kinds = async () => (await createAbsenceReader(database).listKinds()).map(({ id, paid }) => `${id} ${paid}`);
    expect(await kinds()).toEqual(["leave undefined", "mission true", "sick undefined"]);
    const study = { id: "study", name: "Study", arabicName: undefined, colour: "#112233", letter: "ST", paid: false };
    await writer.saveKind(study, ACT);
    await writer.saveKind({ ...study, paid: true }, ACT);
    expect(await kinds()).toContain("study true");
    const { absences } = await add(await draft("1", "2026-11-10", "2026-11-12", { kindId: "study" }));
    expect(await writer.removeKind("study", ACT)).toMatchObject({ kind: "FAULT" });
    await writer.remove([absences[0]?.id ?? ""], ACT);
    expect(await writer.removeKind("study", ACT)).toMatchObject({ kind: "SAVED" });
    expect(await kinds()).not.toContain("study true");
  });
});
