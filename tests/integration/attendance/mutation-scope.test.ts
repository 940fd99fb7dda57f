import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { listRootMutations } from "./root-questions.ts";

type Role = NewTokenClaims["role"];
const ROLES: readonly Role[] = ["ADMIN", "HR", "PLACE_ADMIN", "MANAGER", "VIEWER", "EMPLOYEE", "AUDITOR"];
const OFFICES = ROLES.slice(0, 3);
const WHY = "because";
const DAY = { from: "2026-11-24", to: "2026-11-24" };
const HERE = { placeIds: ["riyadh"] };
const HOURS = { start: "08:00", end: "16:00" };
const SHIFT = { name: "Day", colour: "#112233", letter: "D", versions: [{ from: "2026-01-01", hours: HOURS }] };
const PUNCH = { personId: "p.1", placeId: "riyadh", localTime: "2026-11-24T08:00:00" };
const WAIVED = ["PROVISIONAL", "UNKNOWN", "INCOMPLETE", "OPEN_REQUEST"];
const RULE = { kind: "WORK_DAY", from: "2026-01-01", minutes: 480, source: "Law" };
const OUTAGE = { placeId: "riyadh", from: "2026-11-25T07:00:00", to: "2026-11-25T09:00:00", personIds: ["p.1"] };

const QUERIES = new Map(
  ROLES.flatMap((role) => listRootMutations(role).map(({ field, query }) => [`${role} ${field}`, query] as const)),
);

/** What a change is asked with: about Riyadh, its people, or everybody. */
type Asked = Readonly<Record<string, unknown>>;

let attendance: AttendanceUnderTest;
let asked: Readonly<Record<string, readonly Asked[]>>;

const change = async (field: string, variables: Asked, claims: Partial<NewTokenClaims> = {}) => {
  const role = claims.role ?? "HR";
  const query = QUERIES.get(`${role} ${field}`) ?? "";
  return (await attendance.ask(query, { variables, claims })).answer;
};
/** By whoever may do everything. */
const done = async (field: string, input: Asked) => {
  const { data, errors } = await change(field, { input });
  expect([field, errors]).toEqual([field, undefined]);
  return data[field];
};

beforeAll(async () => {
  attendance = await startAttendance();
  const people = ["1,riyadh,one", "2,cairo,two", "3,riyadh,", "4,riyadh,", "5,riyadh,"].join("\n");
  await done("importPeople", { csv: `pin,homePlace,account\n${people}`, dryRun: false });
  await attendance.punch("1", ["2026-11-24T07:00:00", "2026-11-24T19:00:00", "2026-11-25T17:00:00"]);
  for (const pin of ["55", "56"]) await attendance.punch(pin, ["2026-11-24T08:10:00"]);
  const cairo = { place_id: "cairo", pin: "4", name: "P4", name_key: "p4", since_ms: 0, ended_ms: null };
  await attendance.database.write(({ tx }) => tx.insertInto("enrolment").values(cairo).execute());
  await attendance.recompute(50);
  asked = await prepare();
});
afterAll(() => attendance.stop());

/** Whatever is to be changed, made by who may. */
async function prepare(): Promise<Readonly<Record<string, readonly Asked[]>>> {
  const kind = { name: "Leave", colour: "#112233", letter: "L" };
  await done("saveAbsenceKind", { ...kind, id: "leave" });
  await done("saveAbsenceKind", { ...kind, id: "unused", name: "Other", letter: "U" });
  const absence = { personId: "p.1", kindId: "leave" };
  const add = async (date: string) => (await done("addAbsence", { ...absence, from: date, to: date })).absence.id;
  const request = async (minute: string) => {
    const addPunch = { ...PUNCH, localTime: `2026-11-23T12:${minute}:00` };
    return (await done("requestCorrection", { addPunch, reason: WHY })).correction.id;
  };
  const decided = await change(
    "requestCorrection",
    { input: { addPunch: { ...PUNCH, localTime: "2026-11-23T13:00:00" }, reason: WHY } },
    { role: "EMPLOYEE", sub: "account/one" },
  );
  const added = await done("addPunch", { ...PUNCH, localTime: "2026-11-23T14:00:00", reason: WHY });
  const outage = { ...OUTAGE, at: "2026-11-25T08:00:00" };
  const [grouped, planned] = [outage, { ...outage, at: "2026-11-25T07:30:00" }];
  const { groupId } = await done("correctOutage", { outage: grouped, token: await preview(grouped), reason: WHY });
  await attendance.recompute(50);
  await done("saveShift", { ...SHIFT, id: "day" });
  await done("saveShift", { ...SHIFT, id: "idle", letter: "I", name: "Idle" });
  for (const target of [{ personId: "p.1" }, { placeId: "riyadh" }, { departmentId: "hr" }])
    await done("assignShift", { ...target, shiftId: "day", from: "2027-01-01" });
  await attendance.recompute(50);
  const mapped = await done("mapPin", { pin: "55", personId: "p.3", dryRun: false });
  await done("approveOvertime", { personId: "p.1", date: "2026-11-24", minutes: 1, reason: WHY });
  const scopes = [{}, { scope: "PLACE", scopeId: "riyadh" }, { scope: "PERSON", scopeId: "p.1" }];
  for (const scope of scopes) await done("saveWorkRule", { ...RULE, ...scope, from: "2025-01-01" });
  const locked = await done("lockPeriod", {
    period: { from: "2026-10-01", to: "2026-10-01", placeIds: ["riyadh"] },
    ...{ waive: WAIVED, reason: WHY },
  });
  const feast = await done("addHoliday", { ...HERE, from: "2027-02-01", name: "Feast of Person 1" });
  const fast = await done("addHoliday", { ...HERE, from: "2027-02-02", name: "Fast of Person 1" });
  await done("setWeekend", { ...HERE, from: "2027-04-01", weekend: ["FRI"] });
  await done("addWorkingDay", { ...HERE, date: "2027-01-09" });
  const exported = await change("startExport", {
    input: { kind: "ATTENDANCE", attendance: DAY },
  });
  const inputs = (...each: readonly Asked[]) => each.map((input) => ({ input }));
  const [first, second] = [await add("2026-11-10"), await add("2026-11-11")];
  return {
    importPeople: inputs({ csv: "pin,name\n1,Mallory", dryRun: false }),
    createPerson: inputs({ pin: "77", name: "New", homePlaceId: "riyadh" }, { pin: "78", name: "Everywhere" }),
    editPerson: inputs({ personId: "p.1", name: "Mallory" }, { personId: "p.4", name: "Mallory" }),
    removePerson: inputs({ personId: "p.5" }),
    linkAccount: inputs({ personId: "p.3", username: "mallory" }, { personId: "p.4", username: "eve" }),
    setDepartmentManager: inputs({ departmentId: "it", managerId: "p.2" }, { departmentId: "hr", managerId: null }),
    addAbsence: inputs(
      { ...absence, from: "2026-11-12", to: "2026-11-12" },
      { ...absence, personId: "p.4", from: "2026-11-12", to: "2026-11-12" },
    ),
    editAbsence: inputs({ id: first, note: "x" }),
    removeAbsences: inputs({ ids: [second] }),
    addAbsences: inputs({ personIds: ["p.1"], kindId: "leave", from: "2026-11-13", to: "2026-11-13", dryRun: false }),
    importAbsences: inputs({ csv: "pin,from,kind\n1,2026-11-14,leave", dryRun: false }),
    saveAbsenceKind: inputs({ ...kind, id: "unused", name: "Renamed", letter: "R" }),
    removeAbsenceKind: inputs({ id: "unused" }),
    addPunch: inputs({ ...PUNCH, reason: WHY }, { ...PUNCH, placeId: "cairo", reason: WHY }),
    ignorePunch: inputs({ punchId: "riyadh/1-2026-11-23T08:20:00", reason: WHY }),
    requestCorrection: inputs(
      { addPunch: { ...PUNCH, localTime: "2026-11-23T15:00:00" }, reason: WHY },
      { ignorePunchId: "riyadh/1-2026-11-23T17:00:00", reason: WHY },
    ),
    decideCorrection: inputs({ id: decided.data.requestCorrection.correction.id, isApproved: true }),
    withdrawCorrection: inputs({ id: await request("00") }),
    revertCorrection: inputs({ id: added.correction.id, reason: WHY }),
    correctOutage: inputs({ outage: planned, token: await preview(planned), reason: WHY }),
    revertCorrectionGroup: inputs({ groupId, reason: WHY }),
    approveOvertime: inputs({ personId: "p.1", date: "2026-11-24", minutes: 2, reason: WHY }),
    revokeOvertimeApproval: inputs({ personId: "p.1", date: "2026-11-24" }),
    approveOvertimes: inputs({ filter: { ...DAY, personIds: ["p.1"] }, reason: WHY, dryRun: false }),
    saveWorkRule: inputs(
      ...[...scopes, { scope: "DEPARTMENT", scopeId: "it" }].map((scope) => ({ ...RULE, ...scope })),
    ),
    removeWorkRule: inputs(...scopes.map((scope) => ({ kind: RULE.kind, from: "2025-01-01", ...scope }))),
    unlockPeriod: inputs({ id: locked.period.id, reason: WHY }),
    lockPeriod: inputs(
      { period: { from: "2026-10-02", to: "2026-10-02", placeIds: ["riyadh"] }, waive: WAIVED, reason: WHY },
      { period: { from: "2026-10-03", to: "2026-10-03" }, waive: WAIVED, reason: WHY },
      { period: { from: "2026-10-04", to: "2026-10-04", departmentIds: ["it"] }, waive: WAIVED, reason: WHY },
    ),
    undoPinDecision: inputs({ decisionId: mapped.decisionId, dryRun: false }),
    mapPin: inputs(
      { pin: "55", personId: "p.1", dryRun: false },
      { pin: "56", personId: "p.2", placeIds: ["riyadh"], dryRun: false },
    ),
    decidePinConflict: inputs({ pin: "1", parts: [{ personId: "p.1" }], dryRun: false }),
    saveShift: inputs({ ...SHIFT, id: "idle", letter: "J", name: "Renamed" }),
    removeShift: inputs({ id: "idle" }),
    unassignShift: inputs(
      ...[{ personId: "p.1" }, { placeId: "riyadh" }, { departmentId: "hr" }].map((target) => ({
        ...target,
        from: "2027-01-01",
      })),
    ),
    assignShift: inputs(
      ...[{ personId: "p.1" }, { placeId: "riyadh" }, { departmentId: "hr" }].map((target) => ({
        ...{ ...target, shiftId: "day", from: "2027-02-01" },
      })),
    ),
    editRoster: inputs(
      ...["p.1", "p.4"].map((personId) => ({ cells: [{ personId, date: "2026-11-27", entry: "OFF" }] })),
    ),
    importRoster: inputs({ csv: "person,2026-11-28\np.1,OFF", dryRun: false }),
    editPlaceCalendar: inputs({ placeId: "riyadh", addHoliday: { date: "2026-12-01", name: "Feast" } }),
    setWeekend: inputs({ ...HERE, from: "2027-05-01", weekend: ["SUN"] }),
    removeWeekend: inputs({ ...HERE, from: "2027-04-01" }),
    addHoliday: inputs({ ...HERE, from: "2027-01-01", name: "Feast" }),
    editHoliday: inputs({ id: feast.holiday.id, name: "Renamed" }),
    removeHoliday: inputs({ id: fast.holiday.id }),
    confirmHolidays: inputs({ ...HERE, country: "SA", year: 2027, suggestions: [{ id: "SA.2027-09-23" }] }),
    addWorkingDay: inputs({ ...HERE, date: "2027-01-02" }),
    removeWorkingDay: inputs({ ...HERE, date: "2027-01-09" }),
    cancelExport: [{ id: exported.data.startExport.export.id }],
  };
}

async function preview(input: Asked): Promise<string> {
  const query = "query ($input: OutageInput!) { outagePreview(input: $input) { token totalCount } }";
  const { data, errors } = (await attendance.ask(query, { variables: { input } })).answer;
  expect([errors, data?.outagePreview.totalCount]).toEqual([undefined, 1]);
  return data.outagePreview.token;
}

/**
 * Changes that are about nobody but the asker: an export is read with the asker's rights, an acknowledgement is of the
 * account's own person.
 */
const OF_ONESELF = ["startExport", "acknowledgePeriod"];
/** Answers that say what of a sheet or filter is out of the scope, and that nothing was done. */
const SAYING_SO = new Set(["importAbsences", "importRoster", "approveOvertimes"]);

const REFUSALS = new Set<unknown>(["FORBIDDEN", "NOT_FOUND"]);
/** Nothing that there is. */
const NO_SUCH = /^There is no such /;

it("there is a foreign input of each change that the graph has", () => {
  const fields = listRootMutations("HR").map(({ field }) => field);
  expect([...Object.keys(asked), ...OF_ONESELF].toSorted()).toEqual(fields.toSorted());
});

/** Everything that is kept, beside exports: these go on by themselves. */
async function dump(): Promise<string> {
  const { read } = attendance.database;
  const tables = (await read.introspection.getTables()).map(({ name }) => name);
  const kept = tables.filter((name) => !name.startsWith("export"));
  const rows = await Promise.all(kept.map((name) => sql`select * from ${sql.table(name)}`.execute(read)));
  return JSON.stringify(rows.map((each, index) => [kept[index], each.rows]));
}

const STRANGERS = [
  ...ROLES.map((role) => ({ who: `${role} of Cairo`, claims: { role, places: ["cairo"], sub: "account/two" } })),
  ...OFFICES.map((role) => ({ who: `${role} of no place`, claims: { role, places: [], sub: "account/none" } })),
  { who: "a MANAGER who manages nobody", claims: { role: "MANAGER" as const, sub: "account/two" } },
  { who: "an EMPLOYEE", claims: { role: "EMPLOYEE" as const, sub: "account/two" } },
  { who: "a VIEWER", claims: { role: "VIEWER" as const, sub: "account/none" } },
  { who: "an AUDITOR", claims: { role: "AUDITOR" as const, sub: "account/none" } },
];

/** How often somebody changed something. */
async function countChanges(): Promise<number> {
  const { count } = await attendance.database.read
    .selectFrom("change_log")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

describe.each(STRANGERS)("$who", ({ claims }) => {
  it("changes nothing of Riyadh by any change that there is", async () => {
    const before = await dump();
    const leaks: unknown[] = [];
    for (const [field, inputs] of Object.entries(asked))
      for (const variables of inputs) {
        const count = await countChanges();
        const { data, errors } = await change(field, variables, claims);
        const isSaid = SAYING_SO.has(field) && errors === undefined;
        const isRefused = isSaid || REFUSALS.has(errors?.[0].extensions.code) || NO_SUCH.test(errors?.[0].message);
        const isUnchanged = count === (await countChanges());
        const isSecret = !JSON.stringify(data ?? null).includes("Person 1");
        if (!isRefused || !isUnchanged || !isSecret) leaks.push({ field, variables, errors, isUnchanged, isSecret });
      }
    expect(leaks).toEqual([]);
    expect(await dump()).toBe(before);
  });
});

it("each of these inputs is taken of whoever may", async () => {
  const refused: unknown[] = [];
  for (const [field, inputs] of Object.entries(asked))
    for (const variables of inputs) {
      const claims = field === "decideCorrection" ? { sub: "account/other" } : {};
      const { data, errors } = await change(field, variables, claims);
      const { isDone = true, faults = [], blockers = [] } = data?.[field] ?? {};
      if (errors !== undefined || !isDone || faults.length > 0 || blockers.length > 0)
        refused.push({ field, variables, errors, isDone, faults, blockers });
    }
  expect(refused).toEqual([]);
});

describe("a manager of one person manages the department, so that", () => {
  const RIYADH = { role: "PLACE_ADMIN", places: ["riyadh"] } as const;
  const edit = async (input: object, claims: Partial<NewTokenClaims> = RIYADH) =>
    (await change("editPerson", { input }, claims)).errors?.[0].extensions.code ?? "DONE";
  beforeAll(async () => {
    await done("importPeople", { csv: "pin,department\n1,Shared\n2,Shared\n3,Local", dryRun: false });
  });

  it("it is not said of a department with people of other places by whoever does not see them", async () => {
    expect(await edit({ personId: "p.1", managerId: "p.3" })).toBe("FORBIDDEN");
    expect(await edit({ personId: "p.3", managerId: "p.1", department: "shared" })).toBe("FORBIDDEN");
    const made = { pin: "81", homePlaceId: "riyadh", managerId: "p.3", department: "Shared" };
    expect((await change("createPerson", { input: made }, RIYADH)).errors[0].extensions.code).toBe("FORBIDDEN");
    // Nor by moving somebody who has a manager.
    expect(await edit({ personId: "p.3", managerId: "p.1" })).toBe("DONE");
    expect(await edit({ personId: "p.3", department: "Shared" })).toBe("FORBIDDEN");
  });

  it("it is taken away by nobody else either", async () => {
    expect(await edit({ personId: "p.1", managerId: "p.2" }, {})).toBe("DONE");
    expect(await edit({ personId: "p.1", managerId: null })).toBe("FORBIDDEN");
    expect(await edit({ personId: "p.1", name: "Person one" })).toBe("DONE");
  });

  it("it is said where everybody is seen", async () => {
    expect(await edit({ personId: "p.3", managerId: null })).toBe("DONE");
    expect(await edit({ personId: "p.1", managerId: null }, {})).toBe("DONE");
  });
});
