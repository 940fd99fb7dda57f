import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
});
afterAll(() => attendance.stop());

const ABSENCE = "id from to part start end note person { pin } kind { id letter paid }";
const ADD = `mutation ($input: AddAbsenceInput!) {
  addAbsence(input: $input) { absence { ${ABSENCE} } conflict { id from } }
}`;
const EDIT = `mutation ($input: EditAbsenceInput!) { editAbsence(input: $input) { absence { ${ABSENCE} } conflict { id } } }`;
const REMOVE = "mutation ($input: RemoveAbsencesInput!) { removeAbsences(input: $input) { absences { id } } }";
const MANY = `mutation ($input: AddAbsencesInput!) {
  addAbsences(input: $input) { isDone added conflictCount conflicts { person { pin } } }
}`;
const IMPORT = `mutation ($input: ImportAbsencesInput!) {
  importAbsences(input: $input) { isDone added unchanged faults { line column found expected } }
}`;
const LIST = `query ($filter: AbsenceFilter!, $first: Int, $after: String) {
  absences(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id from person { pin } } } totalCount pageInfo { hasNextPage }
  }
}`;
const DAYS = `query ($filter: AttendanceFilter!) {
  attendance(filter: $filter, orderBy: DATE_ASC) {
    edges { node { date status flags expectedMinutes absence { part start end note paid kind { id } } } }
  }
}`;
const NOTES = `query ($filter: AttendanceFilter!, $absences: AbsenceFilter!) {
  absences(filter: $absences) { edges { node { note hasNote } } }
  attendance(filter: $filter) { edges { node { absence { note hasNote } } } }
}`;
const NOVEMBER = { from: "2026-11-01", to: "2026-11-30" };
const CAIRO = { places: ["cairo"], role: "PLACE_ADMIN" as const };

/** Runs a mutation on its input; gives its payload, or the code of the first error. */
async function run(mutation: string, input: object, claims: Partial<NewTokenClaims> = {}) {
  const { answer } = await attendance.ask(mutation, { variables: { input }, claims });
  return answer.errors ? answer.errors[0].extensions.code : Object.values(answer.data)[0];
}

async function list(filter: object = {}, claims: Partial<NewTokenClaims> = {}) {
  const { answer } = await attendance.ask(LIST, { variables: { filter: { ...NOVEMBER, ...filter } }, claims });
  if (answer.errors) return answer.errors[0].extensions.code;
  return answer.data.absences.edges.map(
    ({ node }: { node: { from: string; person: { pin: string } } }) => `${node.person.pin} ${node.from.slice(8)}`,
  );
}

async function day(personId: string, date: string) {
  const { answer } = await attendance.ask(DAYS, {
    variables: { filter: { from: date, to: date, personIds: [personId] } },
  });
  return answer.data.attendance.edges[0].node;
}

describe("an absence", () => {
  it("makes its days leave, and absent again when it is taken away", async () => {
    const input = { personId: "p.1", from: "2026-11-24", to: "2026-11-25", kindId: "mission", note: " Jeddah " };
    const { absence } = await run(ADD, input);
    expect(absence).toMatchObject({ part: "WHOLE", start: null, note: "Jeddah", kind: { letter: "M", paid: true } });
    await attendance.recompute(10);
    expect(await day("p.1", "2026-11-24")).toMatchObject({
      status: "ON_LEAVE",
      absence: { part: "WHOLE", paid: true, note: "Jeddah", kind: { id: "mission" } },
    });
    expect(await day("p.1", "2026-11-23")).toMatchObject({ status: "PRESENT", absence: null });
    expect(
      await run(EDIT, { id: absence.id, to: "2026-11-24", part: "HOURS", start: "15:00", end: "17:00" }),
    ).toMatchObject({
      absence: { to: "2026-11-24", part: "HOURS", start: "15:00", end: "17:00", note: "Jeddah" },
    });
    await attendance.recompute(10);
    expect(await day("p.1", "2026-11-24")).toMatchObject({
      status: "ABSENT",
      flags: ["PARTIAL_LEAVE"],
      expectedMinutes: 374,
    });
    expect(await day("p.1", "2026-11-25")).toMatchObject({ status: "ABSENT", absence: null, flags: [] });
    expect(await run(REMOVE, { ids: [absence.id] })).toEqual({ absences: [{ id: absence.id }] });
    await attendance.recompute(10);
    expect(await day("p.1", "2026-11-24")).toMatchObject({ status: "ABSENT", flags: [], absence: null });
  });

  it("is refused where another one is, and the answer names that one", async () => {
    const input = { personId: "p.3", from: "2026-11-02", to: "2026-11-03", kindId: "sick", part: "FIRST_HALF" };
    const { absence } = await run(ADD, input);
    const second = { ...input, from: "2026-11-03", to: "2026-11-05", part: "SECOND_HALF" };
    expect(await run(ADD, second)).toEqual({ absence: null, conflict: { id: absence.id, from: "2026-11-02" } });
    expect(await list({ personIds: ["p.3"] })).toEqual(["3 02"]);
    await run(REMOVE, { ids: [absence.id] });
  });

  it.each([
    ["of nobody", { personId: "p.9" }, "NOT_FOUND"],
    ["of no kind", { kindId: "none" }, "BAD_USER_INPUT"],
    ["that ends before it begins", { to: "2026-11-01" }, "BAD_USER_INPUT"],
    ["of hours without times", { part: "HOURS" }, "BAD_USER_INPUT"],
    ["of times without HOURS", { start: "09:00", end: "10:00" }, "BAD_USER_INPUT"],
    ["of times that no clock has", { part: "HOURS", start: "9:00", end: "25:00" }, "BAD_USER_INPUT"],
  ])("%s is refused", async (_what, over, code) => {
    const input = { personId: "p.1", from: "2026-11-09", to: "2026-11-09", kindId: "leave", ...over };
    expect(await run(ADD, input)).toBe(code);
  });
});

const TOTALS = `query ($filter: AttendanceFilter!, $groupBy: TotalsGroup) {
  attendanceTotals(filter: $filter, groupBy: $groupBy) {
    edges { node { leaveDays partialLeaveDays leaveByKind { kind { id } days partialDays } } }
  }
}`;

it("is counted by its kind in totals of any group", async () => {
  const added = [
    await run(ADD, { personId: "p.1", from: "2026-11-24", to: "2026-11-24", kindId: "sick" }),
    await run(ADD, { personId: "p.1", from: "2026-11-25", to: "2026-11-25", kindId: "leave", part: "FIRST_HALF" }),
    await run(ADD, { personId: "p.3", from: "2026-11-20", to: "2026-11-24", kindId: "leave" }),
  ];
  await attendance.recompute(10);
  const totals = async (groupBy: string, filter: object) => {
    const { answer } = await attendance.ask(TOTALS, { variables: { filter, groupBy } });
    return answer.data.attendanceTotals.edges.map(({ node }: { node: { leaveByKind: object } }) => node.leaveByKind);
  };
  const DAYS_OF_BOTH = { from: "2026-11-23", to: "2026-11-25", personIds: ["p.1", "p.3"] };
  const sick = { kind: { id: "sick" }, days: 1, partialDays: 0 };
  expect(await totals("PERSON", DAYS_OF_BOTH)).toEqual([
    [{ kind: { id: "leave" }, days: 0, partialDays: 1 }, sick],
    [{ kind: { id: "leave" }, days: 2, partialDays: 0 }],
  ]);
  expect(await totals("PLACE", DAYS_OF_BOTH)).toEqual([[{ kind: { id: "leave" }, days: 2, partialDays: 1 }, sick]]);
  expect(await totals("DEPARTMENT", { ...DAYS_OF_BOTH, personIds: ["p.2"] })).toEqual([[]]);
  await run(REMOVE, { ids: added.map(({ absence }) => absence.id) });
  await attendance.recompute(10);
});

describe("absences", () => {
  it("of people of other places are neither written nor seen", async () => {
    const input = { from: "2026-11-16", to: "2026-11-16", kindId: "leave" };
    const { absence } = await run(ADD, { ...input, personId: "p.1" });
    const own = await run(ADD, { ...input, personId: "p.2" }, CAIRO);
    expect(await run(ADD, { ...input, personId: "p.3" }, CAIRO)).toBe("NOT_FOUND");
    expect(await run(EDIT, { id: absence.id, note: "x" }, CAIRO)).toBe("NOT_FOUND");
    expect(await run(REMOVE, { ids: [own.absence.id, absence.id] }, CAIRO)).toBe("NOT_FOUND");
    expect(await run(REMOVE, { ids: ["a.unknown"] }, CAIRO)).toBe("NOT_FOUND");
    expect(await list({}, CAIRO)).toEqual(["2 16"]);
    expect(await list({ placeIds: ["riyadh"] }, CAIRO)).toBe("FORBIDDEN");
    expect(await list()).toEqual(["1 16", "2 16"]);
    await run(REMOVE, { ids: [absence.id, own.absence.id] });
  });

  it("are written by who may, and read by viewers too; of managers and employees who are linked to nobody none are", async () => {
    const input = { personId: "p.1", from: "2026-11-09", to: "2026-11-09", kindId: "leave" };
    for (const role of ["VIEWER", "AUDITOR", "EMPLOYEE", "MANAGER"] as const)
      expect(await run(ADD, input, { role })).toBe("FORBIDDEN");
    const kind = { id: "study", name: "Study", colour: "#112233", letter: "T" };
    const save =
      "mutation ($input: AbsenceKindInput!) { saveAbsenceKind(input: $input) { kind { id paid arabicName } } }";
    expect(await run(save, kind, CAIRO)).toBe("FORBIDDEN");
    expect(await run(save, kind)).toEqual({ kind: { id: "study", paid: null, arabicName: null } });
    expect(await run(save, { ...kind, letter: "S" })).toBe("BAD_USER_INPUT");
    const { absence } = await run(ADD, input);
    expect(await list({}, { role: "VIEWER" })).toEqual(["1 09"]);
    for (const role of ["MANAGER", "EMPLOYEE"] as const) expect(await list({}, { role })).toEqual([]);
    await run(REMOVE, { ids: [absence.id] });
  });

  it("of many people are given at once, or not at all, or to the others", async () => {
    const span = { from: "2026-11-18", to: "2026-11-19", kindId: "mission" };
    const { absence } = await run(ADD, { ...span, personId: "p.1" });
    const many = { ...span, personIds: ["p.1", "p.2", "p.3"], dryRun: false };
    const refused = { isDone: false, added: 2, conflictCount: 1, conflicts: [{ person: { pin: "1" } }] };
    expect(await run(MANY, many)).toEqual(refused);
    expect(await run(MANY, { ...many, skipConflicts: true, dryRun: true })).toEqual(refused);
    expect(await list()).toEqual(["1 18"]);
    expect(await run(MANY, { ...many, skipConflicts: true })).toEqual({ ...refused, isDone: true });
    expect(await list()).toEqual(["1 18", "2 18", "3 18"]);
    expect(
      await run(MANY, { ...span, from: "2026-11-29", to: "2026-11-30", dryRun: false, filter: {} }, CAIRO),
    ).toMatchObject({
      isDone: true,
      added: 1,
    });
    expect(await run(MANY, { ...many, filter: {} })).toBe("BAD_USER_INPUT");
    expect(await run(MANY, span)).toBe("BAD_USER_INPUT");
    expect(await run(MANY, many, CAIRO)).toBe("NOT_FOUND");
    const all = (await attendance.ask(LIST, { variables: { filter: NOVEMBER } })).answer.data.absences.edges;
    expect(all.map(({ node }: { node: { id: string } }) => node.id)).toContain(absence.id);
    await run(REMOVE, { ids: all.map(({ node }: { node: { id: string } }) => node.id) });
  });

  it("come from a sheet, go back into one, and the sheet changes nothing then", async () => {
    const csv = "pin,from,to,kind,part,note\n1,2026-11-04,2026-11-05,leave,,\n3,2026-11-04,,sick,09:00-11:00,=dentist";
    expect(await run(IMPORT, { csv })).toMatchObject({ isDone: false, added: 2, faults: [] });
    expect(await list()).toEqual([]);
    const faulty = await run(IMPORT, { csv: `${csv}\n9,2026-11-04,,leave,,`, dryRun: false });
    expect(faulty).toMatchObject({ isDone: false, faults: [{ line: 4, column: "pin", found: "9" }] });
    expect(await list()).toEqual([]);
    expect(await run(IMPORT, { csv, dryRun: false })).toMatchObject({ isDone: true, added: 2 });
    const query = "query ($filter: AbsenceFilter!) { absencesCsv(filter: $filter) }";
    const { answer } = await attendance.ask(query, { variables: { filter: NOVEMBER } });
    expect(answer.data.absencesCsv).toContain("p.3,3,Person 3,2026-11-04,2026-11-04,sick,09:00-11:00,'=dentist\r\n");
    const back = await run(IMPORT, { csv: answer.data.absencesCsv, dryRun: false });
    expect(back).toEqual({ isDone: true, added: 0, unchanged: 2, faults: [] });
    expect(await run(IMPORT, { csv, dryRun: false }, CAIRO)).toMatchObject({
      faults: [{ column: "pin" }, { column: "pin" }],
    });
    expect(await run(IMPORT, { csv: "pin\n1" })).toBe("BAD_USER_INPUT");
  });

  it("come page by page; a cursor of other absences is none", async () => {
    const page = async (variables: object) =>
      (await attendance.ask(LIST, { variables: { filter: NOVEMBER, first: 1, ...variables } })).answer;
    const { edges, pageInfo, totalCount } = (await page({})).data.absences;
    expect([totalCount, pageInfo.hasNextPage]).toEqual([2, true]);
    const after = edges[0].cursor;
    expect((await page({ after })).data.absences.edges).toMatchObject([{ node: { person: { pin: "3" } } }]);
    const other = await page({ after, filter: { ...NOVEMBER, kindIds: ["sick"] } });
    expect(other.errors[0].extensions.code).toBe("BAD_CURSOR");
  });
});

describe("what an absence is for", () => {
  const DATE = { from: "2026-11-25", to: "2026-11-25" };
  beforeAll(async () => {
    await run(ADD, { ...DATE, personId: "p.1", kindId: "sick", note: "Operation" });
    await attendance.database.write(async ({ tx }) => {
      await tx.updateTable("person").set({ account: "account/one" }).where("pin", "=", "1").execute();
      await tx.updateTable("person").set({ account: "account/boss", manager_id: "" }).where("pin", "=", "3").execute();
      await tx.updateTable("department").set({ manager_id: "p.3" }).where("id", "=", "it").execute();
    });
    await attendance.recompute(10);
  });

  const TOLD = { note: "Operation", hasNote: true };
  const HIDDEN = { note: null, hasNote: true };
  it.each([
    ["HR", {}, TOLD],
    ["ADMIN", { role: "ADMIN" }, TOLD],
    ["the person", { role: "EMPLOYEE", sub: "account/one" }, TOLD],
    ["the person as another role", { role: "VIEWER", sub: "account/one" }, TOLD],
    ["a manager", { role: "MANAGER", sub: "account/boss" }, HIDDEN],
    ["a place's administrator", { role: "PLACE_ADMIN", places: ["riyadh"] }, HIDDEN],
    ["a viewer", { role: "VIEWER" }, HIDDEN],
    ["an auditor", { role: "AUDITOR" }, HIDDEN],
  ] satisfies readonly (readonly [string, Partial<NewTokenClaims>, object])[])(
    "is told to HR and the person alone: %s",
    async (_who, claims, expected) => {
      const variables = { filter: { ...DATE, personIds: ["p.1"] }, absences: { ...DATE, personIds: ["p.1"] } };
      const { answer } = await attendance.ask(NOTES, { variables, claims });
      expect(answer).toEqual({
        data: {
          absences: { edges: [{ node: expected }] },
          attendance: { edges: [{ node: { absence: expected } }] },
        },
      });
    },
  );
});
