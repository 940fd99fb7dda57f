import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOVEMBER } from "./attendance-fixture.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
});
afterAll(() => attendance.stop());

const run = async (query: string, variables: object = {}, claims: object = {}) =>
  (await attendance.ask(query, { variables, claims })).answer;
const SAVE = `mutation ($input: SaveShiftInput!) { saveShift(input: $input) { shift { id letter versions {
  from hours { start end spans { start end } breakMinutes pairing } weekdays { weekday hours { end start } }
  seasons { from to hours { start } } } } } }`;
const ASSIGN = `mutation ($input: AssignShiftInput!) { assignShift(input: $input) {
  assignment { shift { name } place { id } department { name } person { pin } from to } } }`;
const IMPORT = `mutation ($input: ImportRosterInput!) { importRoster(input: $input) {
  isDone changed unchanged faults { line column found expected } } }`;
const named = (id: string) => ({ id, name: `Shift ${id}`, colour: "#336699", letter: id.slice(0, 1) });
const save = (id: string, hours: object, more: object = {}) =>
  run(SAVE, { input: { ...named(id), versions: [{ from: "2026-01-01", hours, ...more }] } });

describe("shifts", () => {
  it("are saved with every setting, and answered as they are kept", async () => {
    const weekdays = [{ weekday: "THU", hours: { end: "13:00" } }];
    const seasons = [{ from: "2026-02-18", to: "2026-03-19", hours: { start: "10:00", end: "16:00" } }];
    const answer = await save("day", { start: "09:00", end: "18:00" }, { weekdays, seasons });
    expect(answer.data.saveShift.shift).toEqual({
      id: "day",
      letter: "d",
      versions: [
        {
          from: "2026-01-01",
          hours: { start: "09:00", end: "18:00", spans: null, breakMinutes: 60, pairing: "FIRST_LAST" },
          weekdays: [{ weekday: "THU", hours: { start: null, end: "13:00" } }],
          seasons: [{ from: "2026-02-18", to: "2026-03-19", hours: { start: "10:00" } }],
        },
      ],
    });
    await save("night", { start: "22:00", end: "06:00" });
    const shifts = await run('{ shifts { id } shift(id: "night") { name } none: shift(id: "none") { id } }');
    expect(shifts.data).toEqual({
      shifts: [{ id: "day" }, { id: "night" }],
      shift: { name: "Shift night" },
      none: null,
    });
  });

  it("are not saved over what somebody else made of them meanwhile", async () => {
    const SAVE_NEW = `mutation ($input: SaveShiftInput!) { saveShift(input: $input) { shift { name revision } } }`;
    const versions = [{ from: "2026-01-01", hours: { start: "06:00", end: "14:00" } }];
    const input = { ...named("shared"), versions };
    const send = async (more: object) => run(SAVE_NEW, { input: { ...input, ...more } });
    const codeOf = async (more: object) => (await send(more)).errors?.[0].extensions;
    const { revision } = (await send({ revision: "" })).data.saveShift.shift;
    expect((await send({ revision: "" })).data.saveShift.shift.revision).toBe(revision); // sent again
    expect(await codeOf({ revision: "", name: "Mine" })).toMatchObject({
      code: "CHANGED_MEANWHILE",
      argument: "input.revision",
    });
    const theirs = (await send({ revision, name: "Theirs" })).data.saveShift.shift;
    expect(theirs.revision).not.toBe(revision);
    expect(await codeOf({ revision, name: "Mine" })).toMatchObject({ code: "CHANGED_MEANWHILE" });
    const preview = `query ($change: RuleChangeInput!) { previewChange(change: $change, from: "2026-11-23", to: "2026-11-24") { people } }`;
    const previewed = await run(preview, { change: { saveShift: { ...input, revision, name: "Mine" } } });
    expect(previewed.errors[0].extensions.code).toBe("CHANGED_MEANWHILE");
    expect((await run('{ shift(id: "shared") { name } }')).data.shift.name).toBe("Theirs");
    await run('mutation { removeShift(input: { id: "shared" }) { shift { id } } }');
    const gone = (await send({ revision: theirs.revision, name: "Mine" })).errors[0];
    expect(gone).toMatchObject({ message: expect.stringContaining("was removed") });
  });

  it("that the rules refuse are named by key, with what was found and expected", async () => {
    const [error] = (await save("long", { start: "08:00", end: "07:30", breakMinutes: -1 })).errors;
    expect(error.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      argument: "input.versions.0.hours.breakMinutes",
      faults: [{ key: "input.versions.0.hours.breakMinutes", found: "-1", expected: "whole minutes from 0" }],
    });
    const thursday = [{ weekday: "THU", hours: { start: "8" } }];
    const [other] = (await save("thursday", {}, { weekdays: thursday })).errors;
    expect(other.extensions.argument).toBe("input.versions.0.weekdays.THU.start");
  });

  it("are given to one of a place, a department and a person, whose records say so", async () => {
    const input = { shiftId: "day", from: "2026-11-24" };
    expect((await run(ASSIGN, { input: { ...input, personId: "p.1" } })).data.assignShift.assignment).toEqual({
      shift: { name: "Shift day" },
      place: null,
      department: null,
      person: { pin: "1" },
      from: "2026-11-24",
      to: null,
    });
    for (const whom of [{}, { personId: "p.1", placeId: "riyadh" }])
      expect((await run(ASSIGN, { input: { ...input, ...whom } })).errors[0].extensions.code).toBe("BAD_USER_INPUT");
    await attendance.recompute(10);
    const list = `query ($filter: AttendanceFilter!) { attendance(filter: $filter, orderBy: DATE_ASC) {
      edges { node { date shift { id letter } } } } }`;
    const records = await run(list, { filter: { ...NOVEMBER, personIds: ["p.1"] } });
    const shown = records.data.attendance.edges.map(({ node }: { node: { date: string; shift: object } }) => node);
    expect(shown).toEqual([
      { date: "2026-11-23", shift: null },
      { date: "2026-11-24", shift: { id: "day", letter: "d" } },
      { date: "2026-11-25", shift: { id: "day", letter: "d" } },
    ]);
    expect(await attendance.list({ shiftIds: ["day"] })).toEqual(["25 1 ABSENT", "24 1 ABSENT"]);
    const removal = await run('mutation { removeShift(input: { id: "day" }) { shift { id } } }');
    expect(removal.errors[0].message).toContain("PERSON p.1 from 2026-11-24");
  });

  it("are listed with whom they were given to, page by page, within the viewer's scope", async () => {
    await run(ASSIGN, { input: { shiftId: "night", placeId: "cairo", from: "2026-11-01", to: "2026-11-05" } });
    const query = `query ($first: Int, $after: String) { shiftAssignments(first: $first, after: $after) {
      totalCount pageInfo { endCursor hasNextPage } edges { node { from person { id } place { id } } } } }`;
    const first = (await run(query, { first: 1 })).data.shiftAssignments;
    expect(first).toMatchObject({ totalCount: 2, edges: [{ node: { person: { id: "p.1" } } }] });
    const second = (await run(query, { first: 5, after: first.pageInfo.endCursor })).data.shiftAssignments;
    expect(second.edges).toMatchObject([{ node: { place: { id: "cairo" } } }]);
    const narrowed = await run(query, {}, { role: "PLACE_ADMIN", places: ["riyadh"] });
    expect(
      narrowed.data.shiftAssignments.edges.every(({ node }: { node: { place: unknown } }) => node.place === null),
    ).toBe(true);
    const taken = `mutation ($input: UnassignShiftInput!) { unassignShift(input: $input) { assignment { to } } }`;
    const input = { placeId: "cairo", from: "2026-11-01" };
    expect((await run(taken, { input })).data.unassignShift).toEqual({ assignment: { to: "2026-11-05" } });
    expect((await run(taken, { input })).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  it("are given by administrators of their own places alone", async () => {
    const claims = { role: "PLACE_ADMIN", places: ["riyadh"] };
    const give = async (whom: object) =>
      (await run(ASSIGN, { input: { shiftId: "night", from: "2026-12-01", ...whom } }, claims)).errors?.[0].extensions
        .code;
    expect(await give({ placeId: "cairo" })).toBe("FORBIDDEN");
    expect(await give({ departmentId: "it" })).toBe("FORBIDDEN");
    expect(await give({ personId: "p.2" })).toBe("NOT_FOUND");
    const input = { ...named("own"), versions: [{ from: "2026-01-01", hours: {} }] };
    expect((await run(SAVE, { input }, claims)).errors[0].extensions.code).toBe("FORBIDDEN");
  });
});

describe("a roster", () => {
  const ROSTER = `query ($month: Month!, $filter: PersonFilter) { roster(month: $month, filter: $filter) {
    totalCount edges { node { person { pin } days { date isOff shift { id } } } } } rosterCsv(month: $month, filter: $filter) }`;

  it("is edited cell by cell, and moves the records", async () => {
    const edit = "mutation ($input: EditRosterInput!) { editRoster(input: $input) { changed } }";
    const cells = [
      { personId: "p.3", date: "2026-11-24", entry: "OFF" },
      { personId: "p.3", date: "2026-11-25", entry: "night" },
    ];
    expect((await run(edit, { input: { cells } })).data.editRoster).toEqual({ changed: 2 });
    expect((await run(edit, { input: { cells } })).data.editRoster).toEqual({ changed: 0 });
    await attendance.recompute(10);
    expect((await attendance.list({ personIds: ["p.3"] })).slice(0, 2)).toEqual(["25 3 ABSENT", "24 3 WEEKEND"]);
    const unknown = { personId: "p.3", date: "2026-11-26", entry: "none" };
    const [error] = (await run(edit, { input: { cells: [...cells, unknown] } })).errors;
    expect(error.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      faults: [{ key: "p.3 2026-11-26", found: "none" }],
    });
  });

  it("comes as a sheet that is taken back unchanged, and says each cell that does not do", async () => {
    const answer = await run(ROSTER, { month: "2026-11", filter: { departmentIds: ["hr"] } });
    expect(answer.data.roster.edges[0].node).toMatchObject({
      person: { pin: "3" },
      days: [
        { date: "2026-11-24", isOff: true, shift: null },
        { date: "2026-11-25", isOff: false, shift: { id: "night" } },
      ],
    });
    const csv = answer.data.rosterCsv;
    expect((await run(IMPORT, { input: { csv, dryRun: false } })).data.importRoster).toEqual({
      isDone: true,
      changed: 0,
      unchanged: 2,
      faults: [],
    });
    const faulty = "pin,2026-11-26,2026-11-27\n3,early,\n99,night,OFF\n1,OFF,OFF";
    const result = (await run(IMPORT, { input: { csv: faulty, dryRun: false } })).data.importRoster;
    expect(result).toMatchObject({
      isDone: false,
      faults: [
        { line: 2, column: "2026-11-26", found: "early" },
        { line: 3, column: "pin", found: "99" },
      ],
    });
    const dry = (await run(IMPORT, { input: { csv: "pin,2026-11-27\n1,OFF" } })).data.importRoster;
    expect(dry).toEqual({ isDone: false, changed: 1, unchanged: 0, faults: [] });
  });
});
