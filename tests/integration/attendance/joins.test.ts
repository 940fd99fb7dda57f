import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromJwks } from "@biometricflow/service/identity/keys";
import { ROUTER_JWKS_PATH } from "@biometricflow/service/identity/router-keys";
import { type Harness, startHarness } from "../../federation/harness.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { keepPeople, keepPunches, mark } from "./record-rows.ts";

const RANGE = `from: "2026-11-23", to: "2026-11-25"`;
const QUERY = `{
  place(id: "cairo") {
    name
    devices { totalCount }
    attendance(${RANGE}, orderBy: DATE_ASC) { edges { node { date status person { pin } } } }
    summary(${RANGE}) { people faults figures { days absentDays unknownDays presentDays } }
  }
  person(id: "p.1") { name attendance(${RANGE}, first: 1) { totalCount edges { node { date } } } }
}`;

describe("what attendance adds to places and people", () => {
  let attendance: AttendanceUnderTest;
  let harness: Harness;
  let keys: ReturnType<typeof fromJwks> = new Map();
  beforeAll(async () => {
    attendance = await startAttendance({ trusted: () => keys });
    const [key = 0] = await keepPeople(attendance.database, [{ pin: "8", places: ["riyadh", "cairo"] }]);
    await keepPunches(attendance.database, "8", ["2026-11-23T08:00:00", "2026-11-23T17:00:00"]); // at Riyadh
    await mark(attendance.database, [key], "2026-11-23", "2026-11-25");
    await attendance.recompute(10);
    harness = await startHarness({ places: { riyadh: 1, cairo: 1 }, settings: { attendanceOrigin: attendance.url } });
    const jwks: unknown = await (await fetch(harness.url + ROUTER_JWKS_PATH)).json();
    keys = fromJwks(Object(jwks));
  });
  afterAll(async () => {
    await harness.stop();
    await attendance.stop();
  });

  it("is there while the place is away, and what the place alone knows is null", async () => {
    const before = await harness.query(QUERY);
    expect(before.errors).toEqual([]);
    const { place, person } = Object(before.data);
    expect(person.attendance).toEqual({ totalCount: 3, edges: [{ node: { date: "2026-11-25" } }] });
    expect(place.attendance.edges[0].node).toMatchObject({ date: "2026-11-23", person: { pin: "2" } });
    await harness.place("cairo").kill();
    const after = await harness.query(QUERY);
    const away = Object(after.data).place;
    expect(away).toMatchObject({ name: "CAIRO", devices: null, attendance: place.attendance, summary: place.summary });
    await harness.place("cairo").start();
  });

  it("sums up what one place alone would say: of its people, its punches, by its rules", async () => {
    const sum = async (id: string, claims: object = {}) => {
      const query = `{ place(id: "${id}") { summary(${RANGE}) { people faults figures { days presentDays absentDays unknownDays } } } }`;
      const { data } = await harness.query(query, { token: harness.token(claims) });
      return Object(data).place?.summary;
    };
    // The person of both places came to Riyadh: Cairo alone knows nothing of it.
    expect(await sum("riyadh")).toEqual({
      people: 3,
      faults: 0,
      figures: { days: 9, presentDays: 2, absentDays: 7, unknownDays: 0 },
    });
    expect(await sum("cairo")).toEqual({
      people: 2,
      faults: 0,
      figures: { days: 6, presentDays: 0, absentDays: 2, unknownDays: 4 },
    });
    expect(await sum("cairo", { role: "MANAGER" })).toMatchObject({ people: 0, figures: { days: 0 } });
  });
});

const PEOPLE = `{
  users(first: 10) { edges { node { id name person { id name } } } unavailable { place } }
  devices(first: 10) { edges { node { id name summary(${RANGE}, groupBy: HOUR) { total { punches people } rows { hour punches { punches } } source { place { id } pending } } } } }
}`;

describe("what attendance adds to enrolments and readers", () => {
  let attendance: AttendanceUnderTest;
  let harness: Harness;
  let keys: ReturnType<typeof fromJwks> = new Map();
  beforeAll(async () => {
    attendance = await startAttendance({ trusted: () => keys });
    await keepPeople(attendance.database, [{ pin: "1001", places: ["riyadh", "cairo"] }, { pin: "1002" }]);
    await attendance.database.write(({ tx }) =>
      tx.updateTable("pin_claim").set({ place_id: "cairo", to_date: "2026-11-25" }).where("pin", "=", "1002").execute(),
    );
    harness = await startHarness({ places: { riyadh: 1, cairo: 1 }, settings: { attendanceOrigin: attendance.url } });
    const jwks: unknown = await (await fetch(harness.url + ROUTER_JWKS_PATH)).json();
    keys = fromJwks(Object(jwks));
  });
  afterAll(async () => {
    await harness.stop();
    await attendance.stop();
  });

  it("is who claims the PIN at the place today, and nobody where nobody does", async () => {
    const { data, errors } = await harness.query(PEOPLE);
    expect(errors).toEqual([]);
    const { edges } = Object(data).users;
    const found = edges.map(({ node }: UserEdge) => [node.id, node.person?.id ?? null]);
    expect(found).toEqual([
      ["cairo/1001", "p.1001"],
      ["riyadh/1001", "p.1001"],
      ["cairo/1002", null], // until yesterday
      ["riyadh/1002", null], // at Cairo alone
      ["cairo/1003", null],
      ["riyadh/1003", null],
    ]);
  });

  it("is the reader's punches, each hour, and how far they were taken in", async () => {
    const { data } = await harness.query(PEOPLE);
    const { edges } = Object(data).devices;
    const gate = edges.find(({ node }: DeviceEdge) => node.id === "riyadh/gate-1").node.summary;
    expect(gate).toMatchObject({ total: { punches: 2, people: 1 }, source: { place: { id: "riyadh" }, pending: 2 } });
    const busy = gate.rows.filter(({ punches }: HourRow) => punches.punches > 0).map(({ hour }: HourRow) => hour);
    expect([gate.rows.length, busy]).toEqual([24, [8, 17]]);
    // A reader that the place did not tell of yet.
    expect(edges.find(({ node }: DeviceEdge) => node.id === "riyadh/gate-2").node.summary).toBeNull();
  });

  it("is who used the reader, and how often", async () => {
    const use = `people { pin punches person { id } }`;
    const { data, errors } = await harness.query(`{ device(id: "riyadh/gate-1") { summary(${RANGE}) { ${use} } } }`);
    expect(errors).toEqual([]);
    const { people } = Object(data).device.summary;
    expect(people).toEqual([{ pin: expect.any(String), punches: 2, person: { id: `p.${people[0].pin}` } }]);
    const none = await harness.query(
      `{ device(id: "riyadh/gate-1") { summary(${RANGE}) { people(first: 501) { pin } } } }`,
    );
    expect(none.errors[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  });

  it("is reached from a punch too", async () => {
    const { data, errors } = await harness.query(
      "{ punches(first: 2) { edges { node { user { id person { id } } } } } }",
    );
    expect(errors).toEqual([]);
    expect(Object(data).punches.edges).toHaveLength(2);
  });
});

it("leaves the place's fields as they are while attendance is away, and names what failed", async () => {
  const harness = await startHarness({ places: { riyadh: 2 } });
  const { data, errors } = await harness.query(PEOPLE);
  const { users, devices } = Object(data);
  expect(users.edges.map(({ node }: UserEdge) => node)).toEqual(
    ["1001", "1002", "1003"].map((pin) => ({ id: `riyadh/${pin}`, name: expect.any(String), person: null })),
  );
  expect(users.unavailable).toEqual([]);
  expect(devices.edges.map(({ node }: DeviceEdge) => node)).toEqual(
    ["gate-1", "gate-2"].map((reader) => ({ id: `riyadh/${reader}`, name: expect.any(String), summary: null })),
  );
  const codes = errors.map(({ extensions }) => extensions["code"]);
  expect(new Set(codes)).toEqual(new Set(["SERVICE_UNAVAILABLE"]));
  await harness.stop();
});

interface UserEdge {
  readonly node: { readonly id: string; readonly person: { readonly id: string } | null };
}
interface DeviceEdge {
  readonly node: { readonly id: string };
}
interface HourRow {
  readonly hour: number;
  readonly punches: { readonly punches: number };
}

it("is null with an error while attendance is away, and the rest of the query goes on", async () => {
  const harness = await startHarness({ places: { riyadh: 2 } });
  const answer = await harness.query(
    `{ place(id: "riyadh") { name attendance(${RANGE}) { totalCount } summary(${RANGE}) { people } } punches(first: 1) { totalCount } }`,
  );
  const { data, errors } = answer;
  expect(data).toEqual({
    place: { name: "RIYADH", attendance: null, summary: null },
    punches: { totalCount: 2 },
  });
  expect(errors.map(({ extensions }) => extensions["code"])).toContain("SERVICE_UNAVAILABLE");
  await harness.stop();
});
