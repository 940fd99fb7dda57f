import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOVEMBER } from "./attendance-fixture.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { listEntityQuestions, listRootQuestions } from "./root-questions.ts";

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
  const csv = "pin,name,homePlace,department,manager,account\n9,Person 9,riyadh,HQ,,Boss\n1,,,,9,one\n3,,,,2,three";
  const input = { csv, dryRun: false };
  const { answer } = await attendance.ask(
    "mutation ($input: ImportPeopleInput!) { importPeople(input: $input) { isDone } }",
    { variables: { input } },
  );
  expect([answer.errors, answer.data]).toEqual([undefined, { importPeople: { isDone: true } }]);
  const punch = { personId: "p.2", placeId: "riyadh", localTime: "2026-11-24T08:00:00", reason: "sent there" };
  const { answer: added } = await attendance.ask(
    "mutation ($input: AddPunchInput!) { addPunch(input: $input) { correction { place { id } } } }",
    { variables: { input: punch } },
  );
  expect([added.errors, added.data]).toEqual([undefined, { addPunch: { correction: { place: { id: "riyadh" } } } }]);
  await attendance.recompute(10);
});
afterAll(() => attendance.stop());

interface Case {
  readonly who: string;
  readonly claims: Partial<NewTokenClaims>;
  /** PINs of the people the viewer sees. */
  readonly people: readonly string[];
  /** And of those with records in the dates of the fixture. */
  readonly recorded: readonly string[];
  readonly departments: readonly string[];
}

/** 9 manages `it`, to which 1 and 2 belong (2 at Cairo); 3 is of `hr`. */
const CASES: readonly Case[] = [
  {
    who: "HR",
    claims: {},
    people: ["1", "2", "3", "9"],
    recorded: ["1", "2", "3"],
    departments: ["d.hq", "hr", "it"],
  },
  {
    who: "an auditor of a place",
    claims: { role: "AUDITOR", places: ["cairo"] },
    people: ["2"],
    recorded: ["2"],
    departments: ["it"],
  },
  {
    who: "a place's administrator",
    claims: { role: "PLACE_ADMIN", places: ["riyadh"] },
    people: ["1", "3", "9"],
    recorded: ["1", "3"],
    departments: ["d.hq", "hr", "it"],
  },
  {
    who: "a manager",
    claims: { role: "MANAGER", sub: "account/boss" },
    people: ["1", "2", "9"],
    recorded: ["1", "2"],
    departments: ["d.hq", "it"],
  },
  {
    who: "a manager with an account of one place",
    claims: { role: "MANAGER", sub: "account/boss", places: ["cairo"] },
    people: ["2"],
    recorded: ["2"],
    departments: ["it"],
  },
  {
    who: "a manager who manages nobody",
    claims: { role: "MANAGER", sub: "account/one" },
    people: ["1"],
    recorded: ["1"],
    departments: ["it"],
  },
  {
    who: "an employee",
    claims: { role: "EMPLOYEE", sub: "account/three" },
    people: ["3"],
    recorded: ["3"],
    departments: ["hr"],
  },
  {
    who: "an employee who manages a department",
    claims: { role: "EMPLOYEE", sub: "account/boss" },
    people: ["9"],
    recorded: [],
    departments: ["d.hq"],
  },
  {
    who: "an account that is nobody's",
    claims: { role: "MANAGER", sub: "account/nobody" },
    people: [],
    recorded: [],
    departments: [],
  },
  {
    who: "an employee's account that is nobody's",
    claims: { role: "EMPLOYEE", sub: "" },
    people: [],
    recorded: [],
    departments: [],
  },
];
const PINS = ["1", "2", "3", "9"];
/** Whatever another subgraph's answer may lead to. */
const ENTITIES = {
  Place: ["riyadh", "cairo"],
  Person: PINS.map((pin) => `p.${pin}`),
  User: ["riyadh", "cairo"].flatMap((place) => PINS.map((pin) => `${place}/${pin}`)),
  Device: ["riyadh/gate-1", "cairo/gate-1"],
};

describe.each(CASES)("$who", ({ claims: given, people, recorded, departments }) => {
  // A token has a subject always.
  const claims = given.sub === "" ? { ...given, sub: "account/" } : given;
  const data = async (query: string, variables: object = {}) =>
    (await attendance.ask(query, { claims, variables })).answer.data;
  const seen = claims.places ?? ["*"];
  const hiddenPlaces = ["riyadh", "cairo"].filter((id) => !seen.includes("*") && !seen.includes(id));
  const hidden = PINS.filter((pin) => !people.includes(pin));

  it("sees people of the scope alone: in lists, counts and by id", async () => {
    const list = "query ($filter: PersonFilter) { persons(filter: $filter) { edges { node { pin } } totalCount } }";
    const { edges, totalCount } = (await data(list)).persons;
    expect(edges.map(({ node }: { node: { pin: string } }) => node.pin)).toEqual(people);
    expect(totalCount).toBe(people.length);
    expect((await data(list, { filter: { search: "person" } })).persons.totalCount).toBe(people.length);
    for (const pin of PINS) {
      const { person, entity } = await data(
        "query ($id: ID!, $of: [_Any!]!) { person(id: $id) { pin } entity: _entities(representations: $of) { ... on Person { name } } }",
        { id: `p.${pin}`, of: [{ __typename: "Person", id: `p.${pin}` }] },
      );
      expect(person).toEqual(people.includes(pin) ? { pin } : null);
      expect(entity).toEqual(people.includes(pin) ? [{ name: `Person ${pin}` }] : [null]);
    }
  });

  it("sees departments of the scope alone", async () => {
    const ids = (await data("{ departments { id managers { pin } } }")).departments.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(departments);
  });

  it("sees records of the scope alone: in lists, counts, totals, sheets and by id", async () => {
    const filter = { ...NOVEMBER, personIds: PINS.map((pin) => `p.${pin}`) };
    const all = await data(
      `query ($filter: AttendanceFilter!) {
        attendance(filter: $filter, first: 100) { edges { node { person { pin } } } totalCount recomputing }
        people: attendanceTotals(filter: $filter) { edges { node { person { pin } days } } totalCount }
        places: attendanceTotals(filter: $filter, groupBy: PLACE) { edges { node { days } } }
        departments: attendanceTotals(filter: $filter, groupBy: DEPARTMENT) { edges { node { department { id } days } } }
        attendanceMatrix(month: "2026-11") { edges { node { person { pin } days { date } } } totalCount }
      }`,
      { filter },
    );
    const days = recorded.length * 3;
    const pins = all.attendance.edges.map(({ node }: RecordEdge) => node.person.pin);
    expect(new Set(pins)).toEqual(new Set(recorded));
    expect([pins.length, all.attendance.totalCount, all.attendance.recomputing]).toEqual([days, days, 0]);
    expect(all.people.edges.map(({ node }: RecordEdge) => node.person.pin)).toEqual(recorded);
    expect(all.people.totalCount).toBe(recorded.length);
    for (const { edges } of [all.places, all.departments])
      expect(edges.reduce((sum: number, { node }: DaysEdge) => sum + node.days, 0)).toBe(days);
    expect(all.attendanceMatrix.edges.map(({ node }: RecordEdge) => node.person.pin)).toEqual(people);
    for (const pin of PINS) {
      const one = await data(`{ attendanceDay(personId: "p.${pin}", date: "2026-11-24") { person { pin } } }`);
      expect(one.attendanceDay).toEqual(recorded.includes(pin) ? { person: { pin } } : null);
    }
  });

  it("is told whose a PIN is, and what a reader has, of the scope alone", async () => {
    const of = ENTITIES.User.map((id) => ({ __typename: "User", id }));
    const readers = ENTITIES.Device.map((id) => ({ __typename: "Device", id }));
    const query = `query ($of: [_Any!]!, $readers: [_Any!]!) {
      users: _entities(representations: $of) { ... on User { person { pin } } }
      readers: _entities(representations: $readers) { ... on Device { summary(from: "2026-11-23", to: "2026-11-23") { total { punches people } } } }
    }`;
    const { answer } = await attendance.ask(query, { claims, variables: { of, readers } });
    const { role = "HR", places = ["*"] } = claims;
    if (role === "MANAGER" || role === "EMPLOYEE") return expect(answer.errors[0].extensions.code).toBe("FORBIDDEN");
    const isSeen = (id: string) => places.includes("*") || places.includes(id.split("/")[0] ?? "");
    expect(answer.data.users).toEqual(
      ENTITIES.User.map((id) => {
        const pin = id.split("/")[1] ?? "";
        return { person: isSeen(id) && people.includes(pin) ? { pin } : null };
      }),
    );
    const sums: readonly object[] = [
      { punches: 2, people: 1 },
      { punches: 0, people: 0 },
    ];
    expect(answer.data.readers).toEqual(
      ENTITIES.Device.map((id, index) => ({ summary: isSeen(id) ? { total: sums[index] } : null })),
    );
  });

  it("is told of nobody else, and of no place, by any question that there is", async () => {
    const terms = { ...NOVEMBER, personId: "p.3", role: claims.role ?? "HR" };
    for (const { field, query, variables } of [...listRootQuestions(terms), ...listEntityQuestions(terms, ENTITIES)]) {
      const { status, answer } = await attendance.ask(query, { claims, variables });
      expect([field, 200, 403]).toContain(status);
      const text = JSON.stringify(answer);
      // The key of an entity is what was asked with.
      const named = field.endsWith(".id") ? [] : hiddenPlaces;
      for (const place of named) expect([field, text]).not.toEqual([field, expect.stringMatching(place)]);
      for (const pin of hidden) {
        expect([field, text]).not.toEqual([field, expect.stringContaining(`Person ${pin}`)]);
        expect([field, text]).not.toEqual([field, expect.stringContaining(`"p.${pin}"`)]);
      }
    }
  });
});

interface RecordEdge {
  readonly node: { readonly person: { readonly pin: string } };
}
interface DaysEdge {
  readonly node: { readonly days: number };
}

const BOSS = { role: "MANAGER" as const, sub: "account/boss" };
const LINK = "mutation ($input: LinkAccountInput!) { linkAccount(input: $input) { person { id account } } }";

it("takes no cursor of a wider scope", async () => {
  const list = "query ($after: String) { persons(first: 1, after: $after) { edges { cursor } } }";
  const [{ cursor: after }] = (await attendance.ask(list)).answer.data.persons.edges;
  const { answer } = await attendance.ask(list, { variables: { after }, claims: BOSS });
  expect(answer.errors[0].extensions.code).toBe("BAD_CURSOR");
});

it("tells an account whose it is", async () => {
  const own = async (sub: string) =>
    (await attendance.ask("{ ownPerson { pin } }", { claims: { ...BOSS, sub } })).answer;
  expect(await own("account/boss")).toEqual({ data: { ownPerson: { pin: "9" } } });
  expect(await own("account/nobody")).toEqual({ data: { ownPerson: null } });
});

describe("an account", () => {
  const link = async (input: object, claims: Partial<NewTokenClaims> = {}) =>
    (await attendance.ask(LINK, { variables: { input }, claims })).answer;

  it("is one person's, and moves when the link is taken away", async () => {
    expect((await link({ personId: "p.2", username: "Three " })).errors[0]).toMatchObject({
      message: "The account is linked to somebody else: that link must be taken away first (p.3)",
      extensions: { code: "BAD_USER_INPUT", argument: "input.username" },
    });
    const hr = { places: ["cairo"] };
    await attendance.ask("mutation ($input: EditPersonInput!) { editPerson(input: $input) { person { id } } }", {
      variables: { input: { personId: "p.2", homePlaceId: "cairo" } },
    });
    // p.3 is out of the scope of Cairo.
    expect((await link({ personId: "p.2", username: "Three " }, hr)).errors[0].message).toBe(
      "The account is linked to somebody else: that link must be taken away first",
    );
    expect((await link({ personId: "p.3", username: null })).data.linkAccount.person.account).toBeNull();
    expect((await link({ personId: "p.2", username: "Three " })).data.linkAccount.person.account).toBe("three");
    const claims = { role: "EMPLOYEE" as const, sub: "account/three" };
    expect((await attendance.ask("{ persons { edges { node { pin } } } }", { claims })).answer).toEqual({
      data: { persons: { edges: [{ node: { pin: "2" } }] } },
    });
    await link({ personId: "p.2", username: null });
    await link({ personId: "p.3", username: "three" });
  });

  it("is linked within the scope, by who may, and to somebody there is", async () => {
    const input = { personId: "p.3", username: "x" };
    const codes = [
      await link(input, { places: ["cairo"] }),
      await link({ ...input, personId: "p.77" }),
      await link({ ...input, username: " " }),
      await link(input, BOSS),
      await link(input, { role: "PLACE_ADMIN" }),
    ].map(({ errors }) => errors[0].extensions.code);
    expect(codes).toEqual(["NOT_FOUND", "NOT_FOUND", "BAD_USER_INPUT", "FORBIDDEN", "FORBIDDEN"]);
  });
});
