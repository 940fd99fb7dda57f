/** The key of a screen on a wall, as whoever took its link would use it: what it gives, and that it gives nothing else. */
import { encodeVectorCursor } from "@biometricflow/schema/vector-cursor";
import { createAccessTable } from "@biometricflow/service/graphql/access";
import { buildSchema } from "graphql";
import { createClient } from "graphql-ws";
import { afterEach, beforeEach, expect, it } from "vitest";
import WebSocket from "ws";
import { loadSupergraph } from "../../router/src/supergraph.ts";
import { startHarness } from "../federation/harness.ts";
import { openStream } from "../federation/stream-client.ts";
import { systemClock } from "../../subgraphs/place/src/system-clock.ts";
import { startAttendance } from "./attendance/attendance-harness.ts";
import { createTempDir, eventually, PLACE, startTestPlace, type TestPlace } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

const SCREEN = { sub: "key/hall", role: "SCREEN", places: ["riyadh"] } as const;
const NOW_MS = Date.UTC(2026, 2, 1, 6);
const HOUR_MS = 3_600_000;
const PUNCH = "id at pin late user { name } device { id name } place { id name }";

const CHOSEN = `subscription ($userIds: [ID!], $after: String) {
  punchRecorded(userIds: $userIds, after: $after) { punch { ${PUNCH} } cursor phase notice { kind place message } }
}`;

const ends: (() => Promise<void> | void)[] = [];
let temp: ReturnType<typeof createTempDir>;
beforeEach(() => {
  temp = createTempDir();
  ends.push(() => temp.remove());
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A place with a punch that is just over a day old and one of this morning. */
async function openPlace(clock = { nowMs: NOW_MS }): Promise<TestPlace> {
  const place = await startTestPlace(temp.dir, [], undefined, undefined, { ...systemClock, nowMs: () => clock.nowMs });
  ends.push(place.stop);
  await place.ledger.registerReaders([{ readerId: "gate-1", name: "Gate", address: "-", isEnabled: true }]);
  const atMs = NOW_MS - 24 * HOUR_MS - 60_001;
  await place.ledger.recordRows("gate-1", [makeRow(1, { atMs, receivedAtMs: atMs }), makeRow(2)]);
  return place;
}

/** Follows a place as a screen does. Gives what each stream is told, errors among it. */
function openFollower(place: TestPlace) {
  const client = createClient({
    url: `${place.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${place.signToken(SCREEN)}` },
    retryAttempts: 0,
  });
  ends.push(() => client.dispose());
  return (args: string) => {
    const told: unknown[] = [];
    const query = `subscription { punchRecorded${args} { punch { ${PUNCH} } notice { kind } } }`;
    const take = (value: unknown) => void told.push(value);
    client.subscribe<object>(
      { query },
      { next: ({ data, errors }) => take(errors ?? data), error: take, complete: () => undefined },
    );
    return told;
  };
}

const toCodes = (errors: readonly { readonly extensions: Readonly<Record<string, unknown>> }[]) =>
  errors.map(({ extensions }) => extensions["code"]);

it("may select what hangs on the wall, and nothing else in the whole graph", () => {
  const document = loadSupergraph().sdl;
  const table = createAccessTable(document);
  const open = Object.values(buildSchema(document, { assumeValid: true }).getTypeMap()).flatMap((type) =>
    "getFields" in type && !("parseValue" in type)
      ? Object.keys(type.getFields())
          .filter((field) => table.statedRoles(type.name, field)?.has("SCREEN") === true)
          .map((field) => `${type.name}.${field}`)
      : [],
  );
  const of = (type: string, fields: string) => fields.split(" ").map((field) => `${type}.${field}`);
  expect(open.toSorted()).toEqual([
    ...of("Device", "id name"),
    ...of("Person", "arabicName latinName name"),
    ...of("Place", "asOf id location name status timeZone"),
    ...of("Punch", "at channel device id late pin place receivedAt state user verifyMode"),
    ...of("Query", "me places presence punches"),
    ...of("Subscription", "punchRecorded statusChanged"),
    ...of("User", "name"),
  ]);
});

it("lists the punches of a day by name, without a PIN, whatever it asks for", async () => {
  const place = await openPlace();
  const token = place.signToken(SCREEN);
  const list = (args: string) =>
    place.query<{ punches: { totalCount: number; edges: { node: { pin: null } }[] } }>(
      `{ punches${args} { totalCount edges { node { ${PUNCH} } } } }`,
      {},
      token,
    );
  for (const args of ["", '(filter: { from: "2026-01-01T00:00:00Z" }, orderBy: AT_ASC)']) {
    const { data, errors } = await list(args);
    expect([errors, data?.punches.totalCount]).toEqual([[], 1]);
    expect(data?.punches.edges.map(({ node }) => node)).toMatchObject([{ pin: null, device: { name: "Gate" } }]);
  }
  expect(toCodes((await list('(filter: { userIds: ["riyadh/1002"] })')).errors)).toEqual(["FORBIDDEN"]);
  expect((await list('(filter: { to: "2026-02-28T05:59:00Z" })')).data?.punches.totalCount).toBe(0);
});

it("streams what an old log brings by the day on which it comes, however long it has been open", async () => {
  const clock = { nowMs: NOW_MS };
  const place = await openPlace(clock);
  const told = openFollower(place)("");
  await eventually(() => told.length === 1, "the stream is live");
  clock.nowMs += 48 * HOUR_MS;
  const old = { atMs: NOW_MS + HOUR_MS, receivedAtMs: clock.nowMs };
  const fresh = { atMs: clock.nowMs - HOUR_MS, receivedAtMs: clock.nowMs };
  await place.ledger.recordRows("gate-1", [makeRow(3, old), makeRow(4, fresh)]);
  await eventually(() => told.length >= 2, "a punch");
  expect(told.slice(1)).toMatchObject([{ punchRecorded: { punch: { at: new Date(fresh.atMs).toISOString() } } }]);
});

it("calls nobody by a PIN whom nobody named", async () => {
  const place = await openPlace();
  const { pin } = makeRow(2);
  const toUser = async (name: string) => {
    await place.ledger.recordEnrolments("gate-1", [{ slot: 1, pin, name, privilegeCode: 0, cardNumber: 0 }]);
    const { data } = await place.query<{ punches: { edges: { node: { user: unknown } }[] } }>(
      "{ punches { edges { node { user { name } } } } }",
      {},
      place.signToken(SCREEN),
    );
    return data?.punches.edges.map(({ node }) => node.user);
  };
  expect([await toUser(pin), await toUser("Amira")]).toEqual([[{ name: null }], [{ name: "Amira" }]]);
  const attendance = await startAttendance();
  ends.push(() => attendance.stop());
  await attendance.database.write(({ tx }) =>
    tx.updateTable("person").set({ name: "1", latin_name: "1", arabic_name: "١" }).where("pin", "=", "1").execute(),
  );
  const text = "{ presence { edges { node { person { name latinName arabicName } } } } }";
  const { answer } = await attendance.ask(text, { claims: SCREEN });
  expect(answer.data.presence.edges.map(({ node }: { node: { person: object } }) => node.person)).toEqual([
    { name: null, latinName: null, arabicName: null },
    { name: "Person 3", latinName: null, arabicName: null },
  ]);
});

it("streams no more than a day from the ledger's beginning, and is refused the feed", async () => {
  const place = await openPlace();
  const { epoch } = await place.ledger.readHead();
  const follow = openFollower(place);
  const told = follow(`(after: "${encodeVectorCursor(new Map([[PLACE.id, { epoch, seq: 0 }]]))}")`);
  await eventually(() => told.length === 2, "the punch of today, and that nothing else was missed");
  expect(told).toMatchObject([
    { punchRecorded: { punch: { pin: null, at: new Date(makeRow(2).atMs ?? 0).toISOString() } } },
    { punchRecorded: { punch: null, notice: { kind: "CAUGHT_UP" } } },
  ]);
  const chosen = follow('(userIds: ["riyadh/1002"])');
  await eventually(() => chosen.length === 1, "a refusal");
  expect(JSON.stringify(chosen)).toContain("FORBIDDEN");
  const headers = { authorization: `Bearer ${place.signToken(SCREEN)}` };
  expect((await fetch(`${place.url}/feed`, { headers })).status).toBe(403);
});

it("has the presence board, and finds nobody in it by a PIN, a name or a department", async () => {
  const attendance = await startAttendance();
  ends.push(() => attendance.stop());
  const ask = async (args: string, fields = "name") => {
    const text = `{ presence${args} { totalCount edges { node { state person { ${fields} } } } } }`;
    const { answer } = await attendance.ask(text, { claims: SCREEN });
    return answer.errors ? toCodes(answer.errors) : answer.data.presence.totalCount;
  };
  expect(await ask("")).toBe(2);
  const page = await attendance.ask("{ presence(first: 1) { edges { cursor } pageInfo { startCursor endCursor } } }", {
    claims: SCREEN,
  });
  const { edges, pageInfo } = page.answer.data.presence;
  const cursors = [edges[0].cursor, pageInfo.startCursor, pageInfo.endCursor];
  for (const cursor of cursors) // an id of a person tells the PIN
    expect(JSON.parse(Buffer.from(String(cursor), "base64url").toString())).toEqual([
      expect.stringMatching(/presence/),
    ]);
  for (const args of ['(search: "1")', `(after: "${cursors[0]}")`, '(departmentIds: ["d1"])', "(departmentIds: [])"])
    expect([args, await ask(args)]).toEqual([args, ["FORBIDDEN"]]);
  expect(await ask("", "id")).toEqual(["FORBIDDEN"]);
  expect(await ask("", "pin")).toEqual(["FORBIDDEN"]);
});

it("sees its places by the router, as they come, and hears of no others", async () => {
  const harness = await startHarness({ places: { riyadh: 2, cairo: 2 } });
  ends.push(harness.stop);
  const token = harness.token(SCREEN);
  const { data, errors } = await harness.query(
    `{ me { id username role } places { id name status } punches { edges { node { ${PUNCH} } } } }`,
    { token },
  );
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ me: { role: "SCREEN" }, places: [{ id: "riyadh" }] });
  expect(JSON.stringify(data)).not.toContain("cairo");
  const stream = openStream(harness, {
    token,
    query: `subscription { punchRecorded { punch { ${PUNCH} } cursor phase notice { kind place message } } }`,
  });
  ends.push(stream.stop);
  await eventually(() => stream.notices().length === 1, "the stream is live");
  harness.place("cairo").punch();
  const made = [harness.place("riyadh").punch().id, harness.place("riyadh").punch().id];
  await eventually(() => stream.ids().length >= 2, "the punches of its place");
  expect(stream.ids()).toEqual(made);
  const elsewhere = await harness.query('{ punches(placeIds: ["cairo"]) { totalCount } }', { token });
  expect(toCodes(elsewhere.errors)).toEqual(["FORBIDDEN"]);
  const after = stream.cursor();
  for (const variables of [{ userIds: ["riyadh/1"] }, { userIds: ["riyadh/1"], after }]) {
    const chosen = openStream(harness, { token, variables, query: CHOSEN });
    ends.push(chosen.stop);
    await eventually(() => chosen.isOver(), "a refusal");
    expect(chosen.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", argument: "userIds" } }]);
  }
});
