import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CalendarStore } from "../../../subgraphs/attendance/src/domain/calendars/calendar-store.ts";
import { createCalendarStore } from "../../../subgraphs/attendance/src/store/calendars.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople } from "./record-rows.ts";

const NOW = Date.parse("2026-11-26T12:00:00+03:00");
const toAct = (action: string, own?: string) => ({
  ...{ actor: "account/hr", atMs: NOW, action },
  canChange: (placeId: string) => own === undefined || own === placeId,
});
const NAMES = { latinName: "Eid", arabicName: "عيد", suggestion: undefined };
const EID = { from: "2026-03-19", to: "2026-03-22", name: "Eid", ...NAMES };

describe.each(STORES)("calendars in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let reopen: () => Promise<Database>;
  let calendars: CalendarStore;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database, reopen } = await source.create());
    calendars = createCalendarStore(database);
    await keepPeople(database, [{ pin: "1" }, { pin: "2", places: ["cairo"] }]);
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const marked = async () => {
    const rows = await database.read
      .selectFrom("dirty_mark")
      .innerJoin("person", "person.key", "person_key")
      .select(["pin", "from_date", "to_date"])
      .orderBy("pin")
      .orderBy("from_date")
      .execute();
    await database.write(({ tx }) => tx.deleteFrom("dirty_mark").execute());
    return rows.map(({ pin, from_date, to_date }) => `${pin} ${from_date.slice(5)} ${to_date.slice(5)}`);
  };
  const holidays = async () =>
    (await calendars.list()).map(({ placeId, holidays: list }) => [
      placeId,
      list.map(({ from, to, name }) => `${from.slice(5)} ${to.slice(5)} ${name}`),
    ]);

  it("mark the dates that a change may change, and those beside them, and nobody of another place", async () => {
    await calendars.edit(
      ["riyadh"],
      { kind: "SET_WEEKEND", from: "2026-07-01", weekend: ["SUN"] },
      toAct("setWeekend"),
    );
    expect(await marked()).toEqual(["1 06-28 11-27"]);
    await calendars.edit(
      ["riyadh"],
      { kind: "SET_WEEKEND", from: "2026-05-01", weekend: ["SAT"] },
      toAct("setWeekend"),
    );
    expect(await marked()).toEqual(["1 04-28 07-03"]);
    const { id } = await calendars.addHoliday(["riyadh", "cairo"], EID, toAct("addHoliday"));
    expect(await marked()).toEqual(["1 03-16 03-25", "2 03-16 03-25"]);
    await calendars.editHoliday(id, { name: "Eid al-Fitr" }, toAct("editHoliday"));
    expect(await marked()).toEqual([]);
    await calendars.editHoliday(id, { to: "2026-03-23" }, toAct("editHoliday"));
    expect(await marked()).toEqual(["1 03-20 03-26", "2 03-20 03-26"]);
    await calendars.editHoliday(id, { placeIds: ["cairo"] }, toAct("editHoliday"));
    expect(await marked()).toEqual(["1 03-16 03-26"]);
  });

  it("change one thing, and say who changed what", async () => {
    const { id } = await calendars.addHoliday(["riyadh", "cairo"], EID, toAct("addHoliday"));
    await calendars.edit(["riyadh"], { kind: "REMOVE_HOLIDAY", date: "2026-03-21" }, toAct("editPlaceCalendar"));
    expect(await holidays()).toEqual([
      ["cairo", ["03-19 03-22 Eid"]],
      ["riyadh", ["03-19 03-20 Eid", "03-22 03-22 Eid"]],
    ]);
    await calendars.removeHoliday(id, undefined, toAct("removeHoliday"));
    expect(await holidays()).toEqual([["riyadh", ["03-19 03-20 Eid", "03-22 03-22 Eid"]]]);
    expect(await database.read.selectFrom("holiday").select("id").execute()).toHaveLength(2);
    const log = await database.read.selectFrom("change_log").selectAll().orderBy("seq").execute();
    expect(log.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      "account/hr addHoliday",
      "account/hr editPlaceCalendar",
      "account/hr removeHoliday",
    ]);
    expect(JSON.parse(log[0]?.detail ?? "")).toMatchObject({ from: "2026-03-19", placeIds: ["riyadh", "cairo"] });
  });

  it("lose none of many changes at once", async () => {
    const dates = Array.from({ length: 20 }, (_day, index) => `2026-04-${String(index + 1).padStart(2, "0")}`);
    const work = dates.flatMap((date) => [
      calendars.addHoliday(["riyadh"], { ...EID, from: date, to: date }, toAct("addHoliday")),
      calendars.edit(["riyadh"], { kind: "ADD_WORKING_DAY", date }, toAct("addWorkingDay")),
    ]);
    await Promise.all(work);
    const [calendar] = await calendars.list();
    expect(calendar?.holidays.map(({ from }) => from)).toEqual(dates);
    expect(calendar?.extraWorkingDays).toEqual(dates);
  });

  it("confirm a suggestion once at each place", async () => {
    const suggested = { ...EID, suggestion: "SA.2026-03-19" };
    const [first] = await calendars.confirm(["riyadh"], [suggested], toAct("confirmHolidays"));
    await calendars.editHoliday(first?.id ?? "", { to: "2026-03-23" }, toAct("editHoliday"));
    await marked();
    const both = await calendars.confirm(["riyadh", "cairo"], [suggested], toAct("confirmHolidays"));
    expect(both.map(({ placeIds, to }) => [placeIds, to])).toEqual([
      [["riyadh"], "2026-03-23"],
      [["cairo"], "2026-03-22"],
    ]);
    expect(await marked()).toEqual(["2 03-16 03-25"]);
    await calendars.confirm(["riyadh", "cairo"], [suggested], toAct("confirmHolidays"));
    expect(await database.read.selectFrom("change_log").selectAll().execute()).toHaveLength(3);
  });

  it("are changed nowhere by who may change some places of a holiday", async () => {
    const { id } = await calendars.addHoliday(["riyadh", "cairo"], EID, toAct("addHoliday"));
    const own = toAct("editHoliday", "riyadh");
    expect(await calendars.editHoliday(id, { name: "x" }, own)).toEqual({ kind: "ELSEWHERE_TOO" });
    expect(await calendars.removeHoliday(id, undefined, own)).toEqual({ kind: "ELSEWHERE_TOO" });
    expect(await calendars.editHoliday(id, { name: "x" }, toAct("editHoliday", "dubai"))).toEqual({ kind: "GONE" });
    expect(await calendars.editHoliday(id, { to: "2026-03-01" }, toAct("editHoliday"))).toEqual({ kind: "BAD_DATES" });
    expect(await calendars.removeHoliday(id, ["riyadh"], own)).toMatchObject({ kind: "DONE" });
    expect(await holidays()).toEqual([["cairo", ["03-19 03-22 Eid"]]]);
  });

  it("keep what was written before they were rows", async () => {
    const old = {
      placeId: "riyadh",
      weekends: [
        { from: "2026-05-01", weekend: ["SAT", "FRI"] },
        { from: "2026-06-01", weekend: [] },
      ],
      holidays: [
        { date: "2026-09-23", name: "National 'Day'" },
        { date: "2026-09-24", name: "اليوم" },
      ],
      extraWorkingDays: ["2026-03-06"],
    };
    await database.write(async ({ tx }) => {
      for (const table of ["place_weekend", "holiday", "holiday_place", "extra_working_day"])
        await sql`drop table ${sql.table(table)}`.execute(tx);
      await sql`delete from kysely_migration where name = '0045-calendar-rows'`.execute(tx);
      await sql`create table place_calendar (place_id text primary key, calendar text not null)`.execute(tx);
      for (const id of ["riyadh", "cairo"])
        await sql`insert into place_calendar values (${id}, ${JSON.stringify({ ...old, placeId: id })})`.execute(tx);
    });
    await database.close();
    database = await reopen();
    const [cairo, riyadh] = await createCalendarStore(database).list();
    expect(riyadh).toMatchObject({
      ...{ placeId: "riyadh", extraWorkingDays: ["2026-03-06"] },
      weekends: [
        { from: "2026-05-01", weekend: ["FRI", "SAT"] },
        { from: "2026-06-01", weekend: [] },
      ],
      holidays: old.holidays.map(({ date, name }) => ({ from: date, to: date, name })),
    });
    expect(cairo?.holidays).toHaveLength(2);
    expect((await database.read.introspection.getTables()).map(({ name }) => name)).not.toContain("place_calendar");
  });
});
