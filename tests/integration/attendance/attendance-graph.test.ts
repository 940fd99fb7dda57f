import { type NewTokenClaims, TOKEN_USES } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOVEMBER } from "./attendance-fixture.ts";
import { type AttendanceUnderTest, LIST, type ListedNode, startAttendance } from "./attendance-harness.ts";

const SOURCES = "query ($placeIds: [ID!]) { attendanceSources(placeIds: $placeIds) { place { id } asOf pending } }";
const DAY = `query ($personId: ID!, $date: Date!) {
  attendanceDay(personId: $personId, date: $date) {
    status
    waitsFor { deviceId provedUntil }
    explanation { rules from to shift { source start } punches { punchId fate reason } lines { figure key seconds } }
  }
}`;

let attendance: AttendanceUnderTest;
let ask: AttendanceUnderTest["ask"];
let list: AttendanceUnderTest["list"];

beforeAll(async () => {
  attendance = await startAttendance();
  ({ ask, list } = attendance);
});
afterAll(() => attendance.stop());

it("answers within the time that the router waits", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  attendance.holding.held = promise;
  const { status, answer } = await ask(SOURCES, { headers: { "x-deadline-ms": "20" } });
  resolve();
  expect([status, answer.errors[0].extensions.code]).toEqual([200, "SERVICE_UNAVAILABLE"]);
});

describe("records", () => {
  it("are listed by date and name, the newest first, or the other way round", async () => {
    const newest = ["25 1 ABSENT", "25 2 UNKNOWN", "25 3 ABSENT", "24 1 ABSENT", "24 2 UNKNOWN", "24 3 ABSENT"];
    expect(await list({ from: "2026-11-24" })).toEqual(newest);
    expect((await list({}, { orderBy: "DATE_ASC" }))[0]).toBe("23 1 PRESENT");
  });

  it("come page by page, each once, and say how many there are", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let hasNext = true; hasNext; ) {
      const { answer } = await ask(LIST, { variables: { filter: NOVEMBER, first: 2, after } });
      const { edges, pageInfo, totalCount } = answer.data.attendance;
      expect(totalCount).toBe(9);
      seen.push(...edges.map(({ node }: { node: ListedNode }) => node.date + node.person.pin));
      after = edges.at(-1).cursor;
      hasNext = pageInfo.hasNextPage;
    }
    expect(new Set(seen).size).toBe(9);
    expect(await list({ status: ["ABSENT"] }, { after })).toBe("BAD_CURSOR");
  });

  it.each([
    ["department", { departmentIds: ["hr"] }, ["25 3 ABSENT", "24 3 ABSENT", "23 3 ABSENT"]],
    ["person", { personIds: ["p.2"], from: "2026-11-25" }, ["25 2 UNKNOWN"]],
    ["status", { status: ["PRESENT", "UNKNOWN"], to: "2026-11-24" }, ["24 2 UNKNOWN", "23 1 PRESENT"]],
    ["flags", { flags: ["LATE", "OVERTIME"] }, ["23 1 PRESENT"]],
    ["place", { placeIds: ["cairo"], from: "2026-11-25" }, ["25 2 UNKNOWN"]],
    ["text", { search: "PERSON 3", from: "2026-11-25" }, ["25 3 ABSENT"]],
    ["text that is a pattern elsewhere", { search: "%" }, []],
    ["nobody", { personIds: [] }, []],
  ])("are chosen by %s", async (_what, filter, expected) => {
    expect(await list(filter)).toEqual(expected);
  });

  it("are refused where the question makes no sense", async () => {
    expect(await list({ from: "2026-11-26" })).toBe("BAD_USER_INPUT");
    expect(await list({ from: "2026-02-30" })).toBe("BAD_USER_INPUT");
    expect(await list({}, { first: 1001 })).toBe("BAD_USER_INPUT");
    expect(await list({ search: "x".repeat(200) })).toEqual([]);
    expect(await list({ search: "x".repeat(201) })).toBe("BAD_USER_INPUT");
  });

  it("stay within the viewer's places", async () => {
    expect(await list({ from: "2026-11-25" }, {}, { places: ["cairo"] })).toEqual(["25 2 UNKNOWN"]);
    expect(await list({ placeIds: ["riyadh"] }, {}, { places: ["cairo"] })).toBe("FORBIDDEN");
    const { answer } = await ask(DAY, {
      variables: { personId: "p.1", date: "2026-11-23" },
      claims: { places: ["cairo"] },
    });
    expect(answer).toEqual({ data: { attendanceDay: null } });
  });

  it("explain themselves in a list as they do one by one", async () => {
    const query = `query ($filter: AttendanceFilter!) {
      attendance(filter: $filter) {
        edges { node { date person { id } status waitsFor { deviceId provedUntil }
          explanation { rules from to shift { source start } punches { punchId fate reason } lines { figure key seconds } } } }
      }
    }`;
    const { answer } = await ask(query, { variables: { filter: NOVEMBER } });
    const nodes = answer.data.attendance.edges.map(({ node }: { node: unknown }) => node);
    expect(nodes).toHaveLength(9);
    for (const { date, person, ...listed } of nodes) {
      const one = await ask(DAY, { variables: { personId: person.id, date } });
      expect(listed).toEqual(one.answer.data.attendanceDay);
    }
  });

  it("explain themselves, and say what they wait for", async () => {
    const one = await ask(DAY, { variables: { personId: "p.1", date: "2026-11-23" } });
    expect(one.answer.data.attendanceDay).toMatchObject({
      status: "PRESENT",
      waitsFor: [],
      explanation: {
        rules: expect.arrayContaining(["R9", "R15", "R25"]),
        from: "2026-11-23T01:00:00.000Z",
        shift: { source: "PLACE", start: "2026-11-23T05:00:00.000Z" },
        punches: [{ fate: "USED" }, { fate: "USED" }],
        lines: expect.arrayContaining([{ figure: "lateMinutes", key: "LATE", seconds: 1200 }]),
      },
    });
    const two = await ask(DAY, { variables: { personId: "p.2", date: "2026-11-24" } });
    expect(two.answer.data.attendanceDay).toMatchObject({
      status: "UNKNOWN",
      waitsFor: [{ deviceId: "cairo/gate-1", provedUntil: "2026-11-24T09:00:00.000Z" }],
    });
  });
});

const TOTALS = `query ($filter: AttendanceFilter!, $groupBy: TotalsGroup, $first: Int, $after: String) {
  attendanceTotals(filter: $filter, groupBy: $groupBy, first: $first, after: $after) {
    edges { cursor node { person { id } department { id } place { id } workingDays lateDays unknownDays attendanceRatePct } }
    pageInfo { hasNextPage }
    totalCount
  }
}`;

const MATRIX = `query ($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {
  attendanceMatrix(month: $month, filter: $filter, first: $first, after: $after) {
    edges { cursor node { person { pin department { name } } days { date status } } }
    pageInfo { hasNextPage }
    totalCount
  }
}`;

describe("a month's sheet", () => {
  const matrix = async (variables: object, claims: Partial<NewTokenClaims> = {}) =>
    (await ask(MATRIX, { variables: { month: "2026-11", ...variables }, claims })).answer;
  const rowsOf = (answer: Awaited<ReturnType<typeof matrix>>) =>
    answer.data.attendanceMatrix.edges.map(({ node }: { node: SheetRow }) =>
      [node.person.pin, ...node.days.map(({ date, status }) => date.slice(8) + status[0])].join(" "),
    );

  it("has a row for each person, with the days of the month", async () => {
    expect(rowsOf(await matrix({}))).toEqual(["1 23P 24A 25A", "2 23A 24U 25U", "3 23A 24A 25A"]);
    expect(rowsOf(await matrix({ month: "2026-10" }))).toEqual(["1", "2", "3"]);
    expect(rowsOf(await matrix({ filter: { departmentIds: ["hr"] } }))).toEqual(["3 23A 24A 25A"]);
  });

  it("comes page by page, within the viewer's places, and in pages that a sheet can have", async () => {
    const first = await matrix({ first: 2 });
    const after = first.data.attendanceMatrix.edges[1].cursor;
    expect(rowsOf(await matrix({ first: 2, after }))).toEqual(["3 23A 24A 25A"]);
    expect(rowsOf(await matrix({}, { places: ["cairo"] }))).toEqual(["2 23A 24U 25U"]);
    for (const wrong of [{ first: 201 }, { month: "2026-13" }, { month: "2026-10", after }])
      expect(["BAD_USER_INPUT", "BAD_CURSOR"]).toContain((await matrix(wrong)).errors[0].extensions.code);
  });
});

interface SheetRow {
  readonly person: { readonly pin: string };
  readonly days: readonly { readonly date: string; readonly status: string }[];
}

describe("totals", () => {
  const totals = async (variables: object, claims: Partial<NewTokenClaims> = {}) =>
    (await ask(TOTALS, { variables: { filter: NOVEMBER, ...variables }, claims })).answer;

  it("are of each person, department or place, with their names and rates", async () => {
    const { edges, totalCount } = (await totals({})).data.attendanceTotals;
    expect(totalCount).toBe(3);
    expect(edges[0].node).toMatchObject({
      person: { id: "p.1" },
      lateDays: 1,
      workingDays: 3,
      attendanceRatePct: 33.3,
    });
    expect(edges[1].node).toMatchObject({ person: { id: "p.2" }, unknownDays: 2, department: null, place: null });
    const places = (await totals({ groupBy: "PLACE" })).data.attendanceTotals.edges;
    expect(places.map(({ node }: { node: { place: unknown } }) => node.place)).toEqual([
      { id: "cairo" },
      { id: "riyadh" },
    ]);
  });

  it("come page by page; a cursor of other totals is none", async () => {
    const first = (await totals({ first: 2 })).data.attendanceTotals;
    const after = first.edges[1].cursor;
    expect((await totals({ first: 2, after })).data.attendanceTotals.edges).toMatchObject([
      { node: { person: { id: "p.3" } } },
    ]);
    expect((await totals({ after, groupBy: "PLACE" })).errors[0].extensions.code).toBe("BAD_CURSOR");
  });

  it("stay within the viewer's places", async () => {
    expect((await totals({}, { places: ["cairo"] })).data.attendanceTotals.totalCount).toBe(1);
  });
});

describe("the sources of the records", () => {
  it("say of each place how far it was taken in, and of one that was never reached that nothing is known", async () => {
    const known = { place: { id: "riyadh" }, asOf: "2026-11-26T05:00:00.000Z", pending: 2 };
    const unknown = { place: { id: "cairo" }, asOf: null, pending: null };
    expect((await ask(SOURCES)).answer).toEqual({ data: { attendanceSources: [known, unknown] } });
  });

  it("say nothing of places out of scope, and refuse them by name as they refuse places that are none", async () => {
    const claims = { places: ["cairo"] };
    const own = await ask(SOURCES, { claims });
    expect(own.answer).toMatchObject({ data: { attendanceSources: [{ place: { id: "cairo" } }] } });
    for (const other of ["riyadh", "nowhere"]) {
      const { answer } = await ask(SOURCES, { claims, variables: { placeIds: [other] } });
      expect(answer).toMatchObject({
        errors: [{ message: "The place is out of your scope", extensions: { code: "FORBIDDEN" } }],
      });
    }
  });
});

it("takes no token that was made for another service", async () => {
  for (const use of [TOKEN_USES.directory, TOKEN_USES.place("attendance"), TOKEN_USES.client])
    expect((await ask(SOURCES, { use })).status).toBe(401);
});
