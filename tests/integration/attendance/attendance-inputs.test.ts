import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOVEMBER } from "./attendance-fixture.ts";
import { type AttendanceUnderTest, LIST, startAttendance } from "./attendance-harness.ts";

let attendance: AttendanceUnderTest;
let ask: AttendanceUnderTest["ask"];
let list: AttendanceUnderTest["list"];

beforeAll(async () => {
  attendance = await startAttendance();
  ({ ask, list } = attendance);
});
afterAll(() => attendance.stop());

const IMPORT = `mutation ($input: ImportPeopleInput!) {
  importPeople(input: $input) { isDone created changed unchanged faults { line column found } }
}`;
const PERSONS = `query ($filter: PersonFilter, $first: Int) {
  persons(filter: $filter, first: $first) {
    edges { node { id name arabicName department { name } manager { name } homePlace { id } source } }
    totalCount
  }
}`;

describe("people", () => {
  it("come from a sheet: a dry run changes nothing, nor does a sheet with a fault", async () => {
    const csv = "pin,name,department,manager\n50,Layla,Sales,1\n51,Nour,Sales,50";
    const run = async (input: object) => (await ask(IMPORT, { variables: { input } })).answer.data.importPeople;
    expect(await run({ csv })).toMatchObject({ isDone: false, created: 2, faults: [] });
    const faulty = await run({ csv: `${csv}\n52,Omar,Sales,nobody`, dryRun: false });
    expect(faulty).toMatchObject({ isDone: false, faults: [{ line: 4, column: "manager", found: "nobody" }] });
    const names = async () => {
      const { answer } = await ask(PERSONS, { variables: { filter: { departmentIds: ["d.sales"] } } });
      return answer.data.persons.edges.map(({ node }: { node: { name: string } }) => node.name);
    };
    expect(await names()).toEqual([]);
    expect(await run({ csv, dryRun: false })).toMatchObject({ isDone: true, created: 2 });
    expect(await names()).toEqual(["Layla", "Nour"]);
    expect(await run({ csv, dryRun: false })).toMatchObject({ isDone: true, created: 0, unchanged: 2 });
  });

  it("are imported by who sees every place alone", async () => {
    const input = { csv: "pin\n1" };
    for (const claims of [{ places: ["riyadh"] }, { role: "VIEWER" as const }]) {
      const { answer } = await ask(IMPORT, { variables: { input }, claims });
      expect(answer.errors[0].extensions.code).toBe("FORBIDDEN");
    }
  });

  it("say what a sheet lacks", async () => {
    const { answer } = await ask(IMPORT, { variables: { input: { csv: "name\nSara" } } });
    expect(answer.errors[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "input.csv" } });
  });

  it("are those of the viewer's places", async () => {
    const { answer } = await ask(PERSONS, { claims: { places: ["cairo"] } });
    expect(answer.data.persons).toMatchObject({ totalCount: 1, edges: [{ node: { id: "p.2" } }] });
    const one = "query ($id: ID!) { person(id: $id) { id } }";
    const ask1 = async (id: string) =>
      (await ask(one, { claims: { places: ["cairo"] }, variables: { id } })).answer.data;
    expect(await ask1("p.2")).toEqual({ person: { id: "p.2" } });
    expect(await ask1("p.1")).toEqual({ person: null });
  });
});

describe("more ids than a statement takes", () => {
  const MANY = Array.from({ length: 40_000 }, (_, index) => `p.${index}`);
  const dates = 'from: "2026-11-23", to: "2026-11-25"';
  it.each([
    `attendance(filter: { ${dates}, personIds: $ids }) { totalCount }`,
    `attendance(filter: { ${dates}, departmentIds: $ids }) { totalCount }`,
    `attendance(filter: { ${dates}, shiftIds: $ids }) { totalCount }`,
    "persons(filter: { departmentIds: $ids }) { totalCount }",
    "presence(departmentIds: $ids) { totalCount }",
    `absences(filter: { ${dates}, personIds: $ids }) { totalCount }`,
    `absences(filter: { ${dates}, kindIds: $ids }) { totalCount }`,
    "corrections(filter: { personIds: $ids }) { totalCount }",
    "corrections(filter: { groupIds: $ids }) { totalCount }",
    "adjustments(filter: { personIds: $ids }) { totalCount }",
    "acknowledgements(filter: { departmentIds: $ids }) { totalCount }",
    "shiftAssignments(filter: { personIds: $ids }) { totalCount }",
    "shiftAssignments(filter: { shiftIds: $ids }) { totalCount }",
  ])("are refused by %s", async (field) => {
    const { answer } = await ask(`query ($ids: [ID!]) { ${field} }`, { variables: { ids: MANY } });
    expect(answer.errors[0].extensions).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(answer.errors[0].message).toContain("at most 5000 ids");
  });
});

const EDIT = `mutation ($input: EditPlaceCalendarInput!) {
  editPlaceCalendar(input: $input) { calendar { weekends { from weekend } holidays { date name } extraWorkingDays } }
}`;

describe("a place's calendar", () => {
  const edit = async (input: object, claims: Partial<NewTokenClaims> = {}) =>
    (await ask(EDIT, { variables: { input: { placeId: "cairo", ...input } }, claims })).answer;

  it("changes the records of its people, and of nobody else, and changes them back", async () => {
    const addHoliday = { date: "2026-11-24", name: "A holiday" };
    expect((await edit({ addHoliday })).data.editPlaceCalendar.calendar.holidays).toEqual([addHoliday]);
    expect((await ask(LIST, { variables: { filter: NOVEMBER } })).answer.data.attendance.recomputing).toBe(1);
    await attendance.recompute(10);
    const day = { from: "2026-11-24", to: "2026-11-24", personIds: ["p.1", "p.2", "p.3"] };
    expect(await list(day)).toEqual(["24 1 ABSENT", "24 2 HOLIDAY", "24 3 ABSENT"]);
    await edit({ removeHoliday: "2026-11-24" });
    await attendance.recompute(10);
    expect(await list(day)).toEqual(["24 1 ABSENT", "24 2 UNKNOWN", "24 3 ABSENT"]);
  });

  it("has another weekend from a date on", async () => {
    await edit({ setWeekend: { from: "2026-11-24", weekend: ["TUE"] } });
    await attendance.recompute(10);
    const days = { from: "2026-11-23", to: "2026-11-25", personIds: ["p.2"] };
    expect(await list(days)).toEqual(["25 2 UNKNOWN", "24 2 WEEKEND", "23 2 ABSENT"]);
    const { answer } = await ask("{ placeCalendars { place { id } weekends { from weekend } } }");
    expect(answer.data.placeCalendars).toEqual([
      { place: { id: "riyadh" }, weekends: [] },
      { place: { id: "cairo" }, weekends: [{ from: "2026-11-24", weekend: ["TUE"] }] },
    ]);
  });

  it.each([
    ["nothing", {}, "BAD_USER_INPUT"],
    ["two things", { addWorkingDay: "2026-11-27", removeHoliday: "2026-11-24" }, "BAD_USER_INPUT"],
    ["a holiday without a name", { addHoliday: { date: "2026-11-24", name: " " } }, "BAD_USER_INPUT"],
    ["a place that is none", { placeId: "nowhere", addWorkingDay: "2026-11-27" }, "FORBIDDEN"],
  ])("is not changed by %s", async (_what, input, code) => {
    expect((await edit(input)).errors[0].extensions.code).toBe(code);
  });

  it("is suggested the holidays of a country, and nothing for one that is none", async () => {
    const query =
      "query ($country: String!, $year: Int!) { holidaySuggestions(country: $country, year: $year) { date hijri } }";
    const suggest = async (country: string, year: number) =>
      (await ask(query, { variables: { country, year } })).answer;
    expect((await suggest("SA", 2026)).data.holidaySuggestions[0]).toEqual({
      date: "2026-02-22",
      hijri: "5 Ramadan 1447",
    });
    for (const [country, year] of [
      ["XX", 2026],
      ["SA", 1900],
    ] as const)
      expect((await suggest(country, year)).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  it("is changed by its own administrators alone", async () => {
    const addWorkingDay = "2026-11-27";
    const other = await edit({ addWorkingDay }, { role: "PLACE_ADMIN", places: ["riyadh"] });
    expect(other.errors[0].extensions.code).toBe("FORBIDDEN");
    const own = await edit({ addWorkingDay }, { role: "PLACE_ADMIN", places: ["cairo"] });
    expect(own.data.editPlaceCalendar.calendar.extraWorkingDays).toEqual([addWorkingDay]);
  });
});
