import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
});
afterAll(() => attendance.stop());

const PERSON =
  "person { id pin name arabicName department { name } manager { id } homePlace { id } employedTo source }";
const CREATE = `mutation ($input: CreatePersonInput!) { changed: createPerson(input: $input) { ${PERSON} } }`;
const EDIT = `mutation ($input: EditPersonInput!) { changed: editPerson(input: $input) { ${PERSON} } }`;
const REMOVE = "mutation ($input: RemovePersonInput!) { changed: removePerson(input: $input) { personId } }";
const CAIRO = { role: "PLACE_ADMIN" as const, places: ["cairo"] };

/** The answer of a change: what it gave, or the code and argument of why not. */
async function change(query: string, input: object, claims: Partial<NewTokenClaims> = {}) {
  const { answer } = await attendance.ask(query, { variables: { input }, claims });
  const [error] = answer.errors ?? [];
  return error ? `${error.extensions.code} ${error.extensions.argument ?? ""}`.trim() : answer.data.changed;
}
const count = async () =>
  (await attendance.ask('{ attendance(filter: { from: "2026-01-01", to: "2026-12-31" }) { recomputing } }')).answer.data
    .attendance.recomputing;

describe("a person", () => {
  it("is made by hand before a reader knows the PIN, once", async () => {
    const input = { pin: " 0042 ", latinName: "Sara", arabicName: "سارة", department: "IT", homePlaceId: "cairo" };
    expect(await change(CREATE, { ...input, managerId: "p.1" })).toEqual({
      person: {
        id: "p.0042",
        pin: "0042",
        name: "Sara",
        arabicName: "سارة",
        department: { name: "it" },
        manager: { id: "p.1" },
        homePlace: { id: "cairo" },
        employedTo: null,
        source: "MANUAL",
      },
    });
    expect(await change(CREATE, input)).toBe("BAD_USER_INPUT input.pin");
  });

  it("is changed in what is said, and loses what is said to be nothing", async () => {
    const edited = await change(EDIT, {
      personId: "p.0042",
      arabicName: null,
      managerId: null,
      employedTo: "2026-12-31",
    });
    expect(edited.person).toMatchObject({ name: "Sara", arabicName: null, manager: null, employedTo: "2026-12-31" });
  });

  it("has no record worked out anew for a name", async () => {
    await attendance.recompute(100);
    await change(EDIT, { personId: "p.0042", name: "Zahra" });
    expect(await count()).toBe(0);
    await change(EDIT, { personId: "p.0042", homePlaceId: "riyadh" });
    expect(await count()).toBe(1);
  });

  it.each<[string, string, object, string]>([
    ["a PIN that is none", CREATE, { pin: " " }, "BAD_USER_INPUT input.pin"],
    ["a place that is none", CREATE, { pin: "77", homePlaceId: "paris" }, "FORBIDDEN input.homePlaceId"],
    ["a manager who is none", CREATE, { pin: "77", managerId: "p.99" }, "NOT_FOUND input.managerId"],
    ["oneself as manager", EDIT, { personId: "p.1", managerId: "p.1" }, "BAD_USER_INPUT input.managerId"],
    [
      "an end before the beginning",
      EDIT,
      { personId: "p.1", employedFrom: "2026-02-01", employedTo: "2026-01-01" },
      "BAD_USER_INPUT input.employedTo",
    ],
    [
      "a department of tomorrow",
      EDIT,
      { personId: "p.1", department: "IT", departmentFrom: "2026-11-27" },
      "BAD_USER_INPUT input.departmentFrom",
    ],
    ["a name without end", EDIT, { personId: "p.1", name: "x".repeat(201) }, "BAD_USER_INPUT input.name"],
    ["somebody who is none", EDIT, { personId: "p.99", name: "x" }, "NOT_FOUND input.personId"],
  ])("is refused %s", async (_what, query, input, expected) => {
    expect(await change(query, input)).toBe(expected);
  });

  it("is changed within the scope alone", async () => {
    const codes = [
      await change(CREATE, { pin: "78", homePlaceId: "riyadh" }, CAIRO),
      await change(CREATE, { pin: "78" }, CAIRO),
      await change(EDIT, { personId: "p.1", name: "x" }, CAIRO),
      await change(EDIT, { personId: "p.2", name: "x" }, CAIRO), // enrolled at Cairo, and measured by nobody knows whose rules
      await change(EDIT, { personId: "p.1", name: "x" }, { role: "MANAGER" }),
      await change(REMOVE, { personId: "p.1" }, CAIRO),
    ];
    expect(codes.map((code) => String(code).split(" ")[0])).toEqual([
      "FORBIDDEN",
      "FORBIDDEN",
      "NOT_FOUND",
      "FORBIDDEN",
      "FORBIDDEN",
      "FORBIDDEN",
    ]);
    const made = await change(CREATE, { pin: "78", homePlaceId: "cairo" }, CAIRO);
    expect(made.person.id).toBe("p.78");
    expect(await change(EDIT, { personId: "p.78", homePlaceId: "riyadh" }, CAIRO)).toBe("FORBIDDEN input.homePlaceId");
  });

  it("is removed when nothing hangs on it, and else it is said what does", async () => {
    await change(EDIT, { personId: "p.78", managerId: "p.0042" });
    const { answer } = await attendance.ask(REMOVE, { variables: { input: { personId: "p.0042" } } });
    expect(answer.errors[0].message).toBe("p.0042 is not removed: people whose manager this is: 1");
    expect(await change(REMOVE, { personId: "p.1" })).toBe("BAD_USER_INPUT input.personId");
    expect(await change(REMOVE, { personId: "p.78" })).toEqual({ personId: "p.78" });
    expect(await change(REMOVE, { personId: "p.0042" })).toEqual({ personId: "p.0042" });
    expect(await change(REMOVE, { personId: "p.0042" })).toBe("NOT_FOUND input.personId");
  });
});

it("has a department managed by whom it names, whomever its people name", async () => {
  const set =
    "mutation ($input: SetDepartmentManagerInput!) { changed: setDepartmentManager(input: $input) { department { managers { id } } } }";
  await change(EDIT, { personId: "p.3", managerId: "p.2" });
  const managers = async (managerId: string | null) =>
    (await change(set, { departmentId: "hr", managerId })).department.managers;
  expect(await managers("p.1")).toEqual([{ id: "p.1" }]);
  expect(await managers(null)).toEqual([{ id: "p.2" }]);
  expect(await change(set, { departmentId: "nothing" })).toBe("NOT_FOUND input.departmentId");
});

describe("a file", () => {
  const IMPORT =
    "mutation ($input: ImportPeopleInput!) { changed: importPeople(input: $input) { created faults { line } } }";
  it("is imported as CSV in base64, and refused when it is no file", async () => {
    const file = Buffer.from("pin;name\n900;ليلى").toString("base64");
    expect(await change(IMPORT, { file })).toEqual({ created: 1, faults: [] });
    expect(await change(IMPORT, { file: "?" })).toBe("BAD_USER_INPUT input.file");
    expect(await change(IMPORT, { file, csv: "pin" })).toBe("BAD_USER_INPUT input");
    expect(await change(IMPORT, {})).toBe("BAD_USER_INPUT input");
  });
});
