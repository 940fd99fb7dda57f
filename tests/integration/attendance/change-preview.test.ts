import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOVEMBER } from "./attendance-fixture.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
});
afterAll(() => attendance.stop());

const run = async (query: string, variables: object, claims: object = {}) =>
  (await attendance.ask(query, { variables, claims })).answer;
const PREVIEW = `query ($change: RuleChangeInput!, $from: Date!, $to: Date!, $first: Int) {
  previewChange(change: $change, from: $from, to: $to, first: $first) {
    people examinedPeople touchedPeople changedDays contradictions
    changes { person { pin } date before { status flags lateMinutes shift { id } } after { status flags lateMinutes shift { id } } } } }`;
const preview = async (change: object, more: object = {}, claims: object = {}) =>
  run(PREVIEW, { change, ...NOVEMBER, ...more }, claims);
const saveShift = (id: string, hours: object) => ({
  id,
  name: id,
  colour: "#336699",
  letter: "x",
  versions: [{ from: "2026-01-01", hours }],
});
const SAVE = "mutation ($input: SaveShiftInput!) { saveShift(input: $input) { shift { id } } }";
const ASSIGN = "mutation ($input: AssignShiftInput!) { assignShift(input: $input) { assignment { from } } }";
const LIST = `query ($filter: AttendanceFilter!) { attendance(filter: $filter, orderBy: DATE_ASC) {
  edges { node { person { pin } date status flags lateMinutes shift { id } } } } }`;

const listRecords = async () => {
  const { data } = await run(LIST, { filter: NOVEMBER });
  return data.attendance.edges.map(({ node }: { node: object }) => node);
};

describe("the preview of a change", () => {
  it("says what the records are once it is made, and makes nothing", async () => {
    await run(SAVE, { input: saveShift("early", { start: "07:00", end: "16:00" }) });
    const input = { shiftId: "early", departmentId: "it", from: "2026-11-23" };
    const before = await listRecords();
    const { previewChange } = (await preview({ assignShift: input })).data;
    expect(await listRecords()).toEqual(before);
    expect((await run("{ shiftAssignments { totalCount } }", {})).data.shiftAssignments.totalCount).toBe(0);
    await run(ASSIGN, { input });
    await attendance.recompute(10);
    const after = await listRecords();
    const changed = after.filter(
      (record: object) => !before.some((each: object) => JSON.stringify(each) === JSON.stringify(record)),
    );
    expect(previewChange).toMatchObject({
      people: 2,
      examinedPeople: 2,
      touchedPeople: 2,
      changedDays: changed.length,
    });
    const told = previewChange.changes.map((day: { after: object; date: string; person: object }) => ({
      person: day.person,
      date: day.date,
      ...day.after,
    }));
    expect(new Set(told.map((each: object) => JSON.stringify(each)))).toEqual(
      new Set(changed.map((each: object) => JSON.stringify(each))),
    );
    expect(previewChange.changes[0]).toMatchObject({
      person: { pin: "1" },
      before: { lateMinutes: 20 },
      after: { lateMinutes: 80 },
    });
  });

  it("knows holidays, rosters and what is taken back, and lists no more than is asked for", async () => {
    const holiday = { placeId: "riyadh", addHoliday: { date: "2026-11-24", name: "Eid" } };
    expect((await preview({ editPlaceCalendar: holiday }, { first: 1 })).data.previewChange).toMatchObject({
      changedDays: 2,
      changes: [{ person: { pin: "1" }, before: { status: "ABSENT" }, after: { status: "HOLIDAY" } }],
    });
    const cells = [{ personId: "p.3", date: "2026-11-25", entry: "OFF" }];
    expect((await preview({ editRoster: { cells } })).data.previewChange).toMatchObject({
      people: 1,
      changes: [{ date: "2026-11-25", after: { status: "WEEKEND" } }],
    });
    const taken = { departmentId: "it", from: "2026-11-23" };
    expect((await preview({ unassignShift: taken })).data.previewChange.touchedPeople).toBe(2);
    const later = saveShift("early", { start: "09:00", end: "18:00" });
    expect((await preview({ saveShift: later })).data.previewChange.changes[0].after.lateMinutes).toBe(0);
  });

  it.each<[name: string, mutation: string, input: object]>([
    ["edited", "editHoliday", { to: "2026-11-25" }],
    ["removed", "removeHoliday", {}],
  ])("of a holiday that is %s says what the records are then", async (_name, mutation, more) => {
    const add = "mutation ($input: AddHolidayInput!) { addHoliday(input: $input) { holiday { id } } }";
    const facts = { placeIds: ["riyadh"], from: "2026-11-24", name: "Eid" };
    const { id } = (await run(add, { input: facts })).data.addHoliday.holiday;
    await attendance.recompute(10);
    const input = { id, ...more };
    const told = (await preview({ [mutation]: input }, { first: 100 })).data.previewChange;
    const type = `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}Input!`;
    await run(`mutation ($input: ${type}) { ${mutation}(input: $input) { holiday { id } } }`, { input });
    await attendance.recompute(10);
    const records: readonly { date: string; person: object }[] = await listRecords();
    expect(told.changedDays).toBeGreaterThan(0);
    for (const { person, date, before, after } of told.changes) {
      expect(before.status).not.toBe(after.status);
      expect(records).toContainEqual({ person, date, ...after });
    }
    await run("mutation ($input: RemoveHolidayInput!) { removeHoliday(input: $input) { holiday { id } } }", {
      input: { id },
    });
    await attendance.recompute(10);
  });

  it("knows a weekend that is taken back, days that are worked and suggestions that are confirmed", async () => {
    const placeIds = ["riyadh"];
    const statuses = async (change: object, more: object = {}) =>
      (await preview(change, more)).data.previewChange.changes.map(
        ({ date, after }: { date: string; after: { status: string } }) => `${date} ${after.status}`,
      );
    const day = { placeIds, date: "2026-11-27" }; // a Friday
    const dates = { from: "2026-11-20", to: "2026-11-30" };
    expect(await statuses({ addWorkingDay: { placeIds, date: "2026-11-20" } }, dates)).not.toEqual([]);
    await run("mutation ($input: WorkingDayInput!) { addWorkingDay(input: $input) { calendars { place { id } } } }", {
      input: { ...day, date: "2026-11-20" },
    });
    await attendance.recompute(10);
    const taken = await statuses({ removeWorkingDay: { ...day, date: "2026-11-20" } }, dates);
    expect(new Set(taken)).toEqual(new Set(["2026-11-20 WEEKEND"]));
    const weekend = { placeIds, from: "2026-11-22", weekend: ["MON"] };
    await run("mutation ($input: SetWeekendInput!) { setWeekend(input: $input) { calendars { place { id } } } }", {
      input: weekend,
    });
    await attendance.recompute(10);
    const back = await statuses({ removeWeekend: { placeIds, from: "2026-11-22" } });
    expect(back.some((line: string) => line.startsWith("2026-11-23"))).toBe(true);
    const suggestions = [{ id: "SA.2026-09-23", from: "2026-11-24", to: "2026-11-24" }];
    const confirmed = { placeIds, country: "SA", year: 2026, suggestions };
    expect(await statuses({ confirmHolidays: confirmed })).toContain("2026-11-24 HOLIDAY");
  });

  it("is refused as the change would be", async () => {
    const code = async (...given: Parameters<typeof preview>) => (await preview(...given)).errors[0].extensions.code;
    expect(await code({})).toBe("BAD_USER_INPUT");
    expect(await code({ saveShift: saveShift("bad", { start: "x" }) })).toBe("BAD_USER_INPUT");
    const riyadh = { role: "PLACE_ADMIN", places: ["riyadh"] };
    expect(await code({ saveShift: saveShift("own", {}) }, {}, riyadh)).toBe("FORBIDDEN");
    const cairo = { placeId: "cairo", addHoliday: { date: "2026-11-24", name: "Eid" } };
    expect(await code({ editPlaceCalendar: cairo }, {}, riyadh)).toBe("FORBIDDEN");
    expect(await code({ editPlaceCalendar: cairo }, { from: "2026-01-01" })).toBe("BAD_USER_INPUT");
    const calendar = `mutation ($input: AddHolidayInput!) { addHoliday(input: $input) { holiday { id } } }`;
    const long = (year: number) => ({ placeIds: ["cairo"], from: `${year}-01-01`, to: `${year}-12-31`, name: "Long" });
    for (const year of [2001, 2002, 2003, 2005, 2006]) await run(calendar, { input: long(year) });
    const sixth = await run(calendar, { input: long(2007) });
    expect(sixth.errors[0].message).toContain("2,000");
    const previewed = (await preview({ addHoliday: long(2007) })).errors[0];
    expect(previewed).toMatchObject({ message: sixth.errors[0].message, extensions: { code: "BAD_USER_INPUT" } });
    expect(await code({ removeHoliday: { id: "h.none" } })).toBe("NOT_FOUND");
    expect(await code({ addWorkingDay: { placeIds: ["cairo"], date: "2026-11-20" } }, {}, riyadh)).toBe("FORBIDDEN");
  });
});
