import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import { createRulesSource } from "../../../subgraphs/attendance/src/recompute/rules-source.ts";
import { createCalendarStore } from "../../../subgraphs/attendance/src/store/calendars.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createRecordReader } from "../../../subgraphs/attendance/src/store/record-reader.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { createShiftReader } from "../../../subgraphs/attendance/src/store/shift-reader.ts";
import { createShiftWriter } from "../../../subgraphs/attendance/src/store/shift-writer.ts";
import { parseNamedShift } from "../../../subgraphs/attendance/src/domain/shifts/parse-named-shift.ts";
import { ShiftRefusal, type ShiftWriter } from "../../../subgraphs/attendance/src/domain/shifts/shift-store.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const PLACES = [
  { id: "riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", timeZone: "Africa/Cairo" },
];
const NOW = Date.parse("2026-11-26T12:00:00+03:00");
const ACT = { actor: "account/hr", atMs: NOW };
const CALENDAR_ACT = { ...ACT, action: "editPlaceCalendar", canChange: () => true };
const WEEK = { from: "2026-11-22", to: "2026-11-26" };

const toShift = (id: string, settings: object, from = "2026-01-01") =>
  parseNamedShift({ id, name: id, colour: "#336699", letter: id.slice(0, 1), versions: [{ from, settings }] }, "shift");
const DAY = toShift("day", { start: "09:00", end: "18:00" });
const NIGHT = toShift("night", { start: "22:00", end: "06:00" });

describe.each(STORES)("shifts in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let shifts: ShiftWriter;
  let keys: readonly number[];

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
    keys = await keepPeople(database, [
      { pin: "1", departmentId: "it" },
      { pin: "2", departmentId: "it" },
      { pin: "3", departmentId: "hr" },
      { pin: "4", departmentId: "hr", places: ["cairo"] },
    ]);
    const departments = ["it", "hr"].map((id) => ({ id, name: id, name_key: id }));
    await database.write(({ tx }) => tx.insertInto("department").values(departments).execute());
    for (const place of ["riyadh", "cairo"]) await keepReader(database, `${place}/gate-1`, NOW);
    await mark(database, keys, WEEK.from, WEEK.to);
    shifts = createShiftWriter(database, PLACES);
    await recompute();
    for (const shift of [DAY, NIGHT]) await shifts.save(shift, ACT);
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const readRules = () => createRulesSource(PLACES, createCalendarStore(database), createShiftReader(database))();
  const recompute = async () => {
    const { run } = createRecomputer({ store: createRecordStore(database), readRules, now: () => NOW });
    while ((await run(100)) > 0);
  };
  const marked = async () => {
    const rows = await database.read
      .selectFrom("dirty_mark")
      .innerJoin("person", "person.key", "person_key")
      .select(["pin", "from_date", "to_date"])
      .orderBy("pin")
      .execute();
    return rows.map(({ pin, from_date, to_date }) => `${pin} ${from_date.slice(5)} ${to_date.slice(5)}`);
  };
  const list = async (selection: object = {}) => {
    const page = { limit: 100, after: undefined, isDescending: false };
    const records = await createRecordReader(database).list({ ...WEEK, ...selection }, page);
    return records.map(
      ({ date, person, shiftId, status }) => `${date.slice(8)} ${person.pin} ${shiftId ?? "-"} ${status}`,
    );
  };
  const give = (kind: "PLACE" | "DEPARTMENT" | "PERSON", id: string, shiftId: string, from = "2026-11-24") =>
    shifts.assign({ target: { kind, id }, shiftId, from, to: undefined }, ACT);
  const refusal = async (work: Promise<unknown>) => {
    const error: unknown = await work.catch((thrown: unknown) => thrown);
    if (!(error instanceof ShiftRefusal)) throw new Error("not refused");
    return error.faults;
  };

  it("measure records by the roster's date over the person's, the department's and the place's", async () => {
    await give("PLACE", "riyadh", "day", "2026-11-22");
    await give("DEPARTMENT", "it", "night", "2026-11-22");
    await give("PERSON", "p.2", "day", "2026-11-24");
    await shifts.editRoster(
      [
        { personId: "p.2", date: "2026-11-25", cell: { kind: "OFF" } },
        { personId: "p.2", date: "2026-11-26", cell: { kind: "SHIFT", shiftId: "night" } },
      ],
      ACT,
    );
    await recompute();
    expect(await list({ personIds: ["p.2"] })).toEqual([
      "22 2 night ABSENT",
      "23 2 night ABSENT",
      "24 2 day ABSENT",
      "25 2 day WEEKEND",
      "26 2 night PENDING",
    ]);
    expect(await list({ shiftIds: ["day"], from: "2026-11-23", to: "2026-11-23" })).toEqual(["23 3 day ABSENT"]);
    expect(await list({ from: "2026-11-23", to: "2026-11-23", personIds: ["p.4"] })).toEqual(["23 4 - ABSENT"]);
  });

  it("judge by the hours of the version that holds on the date", async () => {
    await keepPunches(database, "3", [
      "2026-11-23T09:00:00",
      "2026-11-23T18:00:00",
      "2026-11-24T09:00:00",
      "2026-11-24T18:00:00",
    ]);
    await give("DEPARTMENT", "hr", "day", "2026-11-01");
    const versions = [...DAY.versions, ...toShift("day", { start: "07:00", end: "16:00" }, "2026-11-24").versions];
    await shifts.save({ ...DAY, versions }, ACT);
    await recompute();
    const page = { limit: 2, after: undefined, isDescending: false };
    const days = { from: "2026-11-23", to: "2026-11-24", personIds: ["p.3"] };
    const records = await createRecordReader(database).list(days, page);
    expect(records.map(({ lateMinutes }) => lateMinutes)).toEqual([0, 120]);
  });

  it("mark the people and dates that a change touches, and nobody else", async () => {
    await give("DEPARTMENT", "it", "day");
    expect(await marked()).toEqual(["1 11-21 11-27", "2 11-21 11-27"]);
    await recompute();
    await shifts.save(toShift("day", { start: "10:00", end: "18:00" }), ACT);
    expect(await marked()).toEqual(["1 11-21 11-27", "2 11-21 11-27"]);
    await recompute();
    await shifts.save({ ...toShift("day", { start: "10:00", end: "18:00" }), colour: "#000000" }, ACT);
    expect(await marked()).toEqual([]);
    await shifts.editRoster([{ personId: "p.4", date: "2026-11-10", cell: { kind: "OFF" } }], ACT);
    expect(await marked()).toEqual(["4 11-07 11-13"]);
    await recompute();
    await shifts.unassign({ kind: "DEPARTMENT", id: "it" }, "2026-11-24", ACT);
    expect(await marked()).toEqual(["1 11-21 11-27", "2 11-21 11-27"]);
  });

  it("take back what they changed", async () => {
    const before = await list();
    await give("PLACE", "cairo", "night", "2026-11-22");
    await recompute();
    expect(await list()).not.toEqual(before);
    await shifts.unassign({ kind: "PLACE", id: "cairo" }, "2026-11-22", ACT);
    await recompute();
    expect(await list()).toEqual(before);
  });

  it("are removed by nobody while somebody works by them, who is named", async () => {
    await give("DEPARTMENT", "it", "day");
    await shifts.editRoster([{ personId: "p.4", date: "2026-11-24", cell: { kind: "SHIFT", shiftId: "day" } }], ACT);
    const [fault] = await refusal(shifts.remove("day", ACT));
    expect(fault).toMatchObject({ key: "id", found: "day: DEPARTMENT it from 2026-11-24, 1 days of rosters" });
    await shifts.unassign({ kind: "DEPARTMENT", id: "it" }, "2026-11-24", ACT);
    await shifts.editRoster([{ personId: "p.4", date: "2026-11-24", cell: undefined }], ACT);
    await shifts.remove("day", ACT);
    expect((await createShiftReader(database).list()).map(({ id }) => id)).toEqual(["night"]);
  });

  it("are refused where a night runs into the next day's shift, and nothing is changed", async () => {
    const early = toShift("early", { start: "05:00", end: "13:00" });
    await shifts.save(early, ACT);
    await give("DEPARTMENT", "it", "night", "2026-11-22");
    const [switched] = await refusal(give("DEPARTMENT", "it", "early", "2026-11-25"));
    expect(switched).toMatchObject({ key: "departments.it at riyadh: shift" });
    const cell = { kind: "SHIFT", shiftId: "early" } as const;
    const { faults } = await shifts.editRoster([{ personId: "p.1", date: "2026-11-25", cell }], ACT);
    expect(faults).toMatchObject([
      { personId: "p.1", date: "2026-11-25", expected: "an end not after the start of 2026-11-25" },
    ]);
    const onWednesdays = { start: "22:00", end: "06:00", weekdays: { WED: { start: "05:00", end: "13:00" } } };
    expect(await refusal(shifts.save(toShift("night", onWednesdays), ACT))).not.toEqual([]);
    expect(await database.read.selectFrom("roster_day").selectAll().execute()).toEqual([]);
    expect((await createShiftReader(database).listShared()).length).toBe(1);
    expect((await createShiftReader(database).list()).find(({ id }) => id === "night")).toEqual(NIGHT);
  });

  it("refuse a day of the calendar that a night would run into", async () => {
    const hours = { weekdays: { THU: { start: "22:00", end: "10:00" } } };
    await shifts.save(toShift("long-thursday", hours), ACT);
    await give("PLACE", "riyadh", "long-thursday", "2026-01-01");
    const calendars = createCalendarStore(database);
    const work = calendars.edit(["riyadh"], { kind: "ADD_WORKING_DAY", date: "2026-12-04" }, CALENDAR_ACT); // a Friday
    expect(await refusal(work)).toMatchObject([{ key: "places.riyadh", found: '"2026-12-03"' }]);
    expect(await calendars.list()).toEqual([]);
  });

  it("are given to somebody known, and are shifts that there are", async () => {
    expect(await refusal(give("PLACE", "nowhere", "day"))).toMatchObject([{ key: "targetId", found: "nowhere" }]);
    expect(await refusal(give("PERSON", "p.99", "day"))).toMatchObject([{ key: "targetId" }]);
    expect(await refusal(give("PERSON", "p.1", "none"))).toMatchObject([{ key: "shiftId", found: "none" }]);
    const cell = { kind: "SHIFT", shiftId: "none" } as const;
    const { faults } = await shifts.editRoster([{ personId: "p.1", date: "2026-11-24", cell }], ACT);
    expect(faults).toMatchObject([{ date: "2026-11-24", found: "none" }]);
  });

  it("say in the change log who changed what", async () => {
    await give("PERSON", "p.1", "day");
    await shifts.editRoster([{ personId: "p.1", date: "2026-11-24", cell: { kind: "OFF" } }], ACT);
    const lines = await database.read
      .selectFrom("change_log")
      .select(["actor", "action", "subject"])
      .orderBy("seq")
      .execute();
    expect(lines.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      "saveShift day",
      "saveShift night",
      "assignShift p.1",
      "editRoster p.1",
    ]);
  });
});
