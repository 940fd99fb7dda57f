import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fromJwks } from "@biometricflow/service/identity/keys";
import { ROUTER_JWKS_PATH } from "@biometricflow/service/identity/router-keys";
import { createFeedKeeper } from "../../../subgraphs/attendance/src/store/feed-keeper.ts";
import { type Harness, startHarness, until } from "../../federation/harness.ts";
import { openStream, type Stream } from "../../federation/stream-client.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { keepPeople, keepPunches, mark } from "./record-rows.ts";

const CHANGES = `subscription ($filter: AttendanceChangeFilter) {
  attendanceChanged(filter: $filter) { what: kind personId placeId date status flags isFinal }
}`;
const PRESENCE = `subscription ($placeIds: [ID!]) {
  presenceChanged(placeIds: $placeIds) { kind personId placeId lastPunchPlaceId isIn date }
}`;

let attendance: AttendanceUnderTest;
let harness: Harness;
let keys: ReturnType<typeof fromJwks> = new Map();
const streams: Stream[] = [];

beforeAll(async () => {
  attendance = await startAttendance({ trusted: () => keys });
  harness = await startHarness({
    places: { riyadh: 1, cairo: 1 },
    settings: { attendanceOrigin: attendance.url },
  });
  const jwks: unknown = await (await fetch(harness.url + ROUTER_JWKS_PATH)).json();
  keys = fromJwks(Object(jwks));
});
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.stop()));
  await until(
    () => attendance.changes.records.countFollowers() + attendance.changes.presence.countFollowers() === 0,
    "released",
  );
});
afterAll(async () => {
  await harness.stop();
  await attendance.stop();
});

const open = async (query: string, options: { variables?: Record<string, unknown>; token?: string } = {}) => {
  const before = harness.router.hub.subscriptions();
  const stream = openStream(harness, { query, ...options });
  streams.push(stream);
  await until(() => stream.isOver() || harness.router.hub.subscriptions() > before, "subscribed");
  return stream;
};
const eventsOf = ({ events }: Stream) => events.map((event): Record<string, unknown> => Object(event));
const kindsOf = (stream: Stream) => eventsOf(stream).map((event) => event["what"] ?? event["kind"]);
const heard = (stream: Stream, count: number) => until(() => stream.events.length >= count, `${count} events`);
/** Everything about the reader of Cairo is known up to an instant, as its place's feed tells. */
const prove = async (instant: string, seq: number) => {
  const keeper = createFeedKeeper(attendance.database, { now: () => Date.parse(instant) });
  const change = { kind: "PROOF" as const, readerId: "cairo/gate-1", provedUntilMs: Date.parse(instant) };
  const before = seq === 1 ? undefined : { epoch: "c", seq: seq - 1 };
  await keeper.keep({ placeId: "cairo", epoch: "c", seq, headSeq: seq, changes: [change] }, before);
  await attendance.recompute(10);
};

describe("changes of records", () => {
  it("tell that an unknown day of somebody enrolled at two places turned by itself, once both are proved", async () => {
    const [key = 0] = await keepPeople(attendance.database, [{ pin: "9", places: ["riyadh", "cairo"] }]);
    await mark(attendance.database, [key], "2026-11-24", "2026-11-25");
    await attendance.recompute(10);
    const list = () => attendance.list({ personIds: ["p.9"], from: "2026-11-24" });
    expect(await list()).toEqual(["25 9 UNKNOWN", "24 9 UNKNOWN"]);
    const stream = await open(CHANGES, { variables: { filter: { personIds: ["p.9"] } } });
    await heard(stream, 1);
    await prove("2026-11-25T05:00:00+02:00", 1);
    await heard(stream, 2);
    expect(await list()).toEqual(["25 9 UNKNOWN", "24 9 ABSENT"]);
    await prove("2026-11-26T05:00:00+02:00", 2);
    await heard(stream, 3);
    const change = { what: "CHANGED", personId: "p.9", placeId: "cairo", status: "ABSENT", flags: [], isFinal: true };
    expect(eventsOf(stream)).toEqual([
      expect.objectContaining({ what: "RESYNC", personId: null, status: null }),
      { ...change, date: "2026-11-24" },
      { ...change, date: "2026-11-25" },
    ]);
    expect(await list()).toEqual(["25 9 ABSENT", "24 9 ABSENT"]);
  });

  it("reach any number of clients by one upstream, each what it may hear and asked for", async () => {
    const everybody = await open(CHANGES);
    await heard(everybody, 1);
    const inCairo = await open(CHANGES, { token: harness.token({ role: "HR", places: ["cairo"] }) });
    const ofDate = await open(CHANGES, { variables: { filter: { from: "2026-11-25" } } });
    expect(attendance.changes.records.countFollowers()).toBe(1);
    await keepPunches(attendance.database, "1", ["2026-11-24T08:00:00"]);
    await mark(attendance.database, [1], "2026-11-24", "2026-11-24");
    await attendance.recompute(10);
    await heard(everybody, 2);
    await keepPunches(attendance.database, "2", ["2026-11-25T08:00:00"]);
    await mark(attendance.database, [2], "2026-11-25", "2026-11-25");
    await attendance.recompute(10);
    await heard(everybody, 3);
    await heard(inCairo, 1);
    expect(eventsOf(everybody).slice(1)).toMatchObject([{ personId: "p.1" }, { personId: "p.2" }]);
    expect(eventsOf(inCairo)).toMatchObject([{ personId: "p.2", placeId: "cairo" }]);
    expect(eventsOf(ofDate)).toMatchObject([{ personId: "p.2", date: "2026-11-25" }]);
  });

  it("reach a manager of nobody not at all, and refuse a place out of scope", async () => {
    const manager = await open(CHANGES, { token: harness.token({ sub: "m", role: "MANAGER", places: ["*"] }) });
    const everybody = await open(CHANGES);
    await heard(manager, 1);
    await heard(everybody, 1);
    await keepPunches(attendance.database, "1", ["2026-11-25T08:00:00"]);
    await mark(attendance.database, [1], "2026-11-25", "2026-11-25");
    await attendance.recompute(10);
    await heard(everybody, 2);
    expect(kindsOf(manager)).toEqual(["RESYNC"]);
    const hidden = await open(CHANGES, {
      token: harness.token({ role: "HR", places: ["cairo"] }),
      variables: { filter: { placeIds: ["riyadh"] } },
    });
    await until(() => hidden.isOver(), "refused");
    expect(hidden.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  it("are none of a record that is locked, nor of what is worked out anew and is the same", async () => {
    const stream = await open(CHANGES);
    const presence = await open(PRESENCE);
    await Promise.all([heard(stream, 1), heard(presence, 1)]);
    const [lock] = await attendance.database.write(({ tx }) =>
      tx
        .insertInto("period")
        .values({
          from_date: "2026-11-23",
          to_date: "2026-11-23",
          scope_kind: "ALL",
          scope_ids: "[]",
          state: "LOCKED",
          row_count: 0,
          waived: "[]",
          deeds: "[]",
        })
        .returning("key")
        .execute(),
    );
    await keepPunches(attendance.database, "1", ["2026-11-23T21:00:00"]); // held: the record stays
    await mark(attendance.database, [1], "2026-11-23", "2026-11-23");
    await attendance.recompute(10);
    for (let again = 0; again < 2; again++) {
      if (again === 0) await keepPunches(attendance.database, "3", ["2026-11-26T08:00:00"]);
      await mark(attendance.database, [3], "2026-11-26", "2026-11-26");
      await attendance.recompute(10);
    }
    await keepPunches(attendance.database, "3", ["2026-11-26T09:00:00"]);
    await mark(attendance.database, [3], "2026-11-26", "2026-11-26");
    await attendance.recompute(10);
    await Promise.all([heard(stream, 3), heard(presence, 3)]);
    expect(eventsOf(stream).slice(1)).toMatchObject(Array(2).fill({ personId: "p.3", date: "2026-11-26" }));
    expect(eventsOf(presence).slice(1)).toMatchObject([{ isIn: true }, { isIn: false }]);
    await attendance.database.write(({ tx }) =>
      tx
        .deleteFrom("period")
        .where("key", "=", lock?.key ?? 0)
        .execute(),
    );
    await mark(attendance.database, [1], "2026-11-23", "2026-11-23");
    await attendance.recompute(10);
  });

  it("that are too many to tell are one RESYNC", async () => {
    const stream = await open(CHANGES);
    await heard(stream, 1);
    attendance.changes.records.publishTooMuch();
    await heard(stream, 2);
    expect(kindsOf(stream)).toEqual(["RESYNC", "RESYNC"]);
  });
});

it("tells who came and left, at the place of the punch too, and names no place out of scope", async () => {
  const stream = await open(PRESENCE);
  const inRiyadh = await open(PRESENCE, { token: harness.token({ role: "HR", places: ["riyadh"] }) });
  const inCairo = await open(PRESENCE, { token: harness.token({ role: "HR", places: ["cairo"] }) });
  const account = "account/e2";
  await attendance.database.write(({ tx }) =>
    tx.updateTable("person").set({ account }).where("pin", "=", "2").execute(),
  );
  const ownToken = harness.token({ sub: account, role: "EMPLOYEE", places: ["cairo"] });
  const employee = await open(PRESENCE, { token: ownToken });
  await until(() => attendance.changes.presence.countFollowers() === 2, "the employee's own upstream");
  await heard(stream, 1);
  await heard(employee, 1);
  await keepPunches(attendance.database, "2", ["2026-11-26T08:00:00"]); // of Cairo, at a reader of Riyadh
  await mark(attendance.database, [2], "2026-11-26", "2026-11-26");
  await attendance.recompute(10);
  await heard(stream, 2);
  expect(eventsOf(stream)[1]).toEqual({
    kind: "CHANGED",
    personId: "p.2",
    placeId: "cairo",
    lastPunchPlaceId: "riyadh",
    isIn: true,
    date: "2026-11-26",
  });
  await Promise.all([heard(inRiyadh, 1), heard(inCairo, 1), heard(employee, 2)]);
  const places = (told: Stream) =>
    eventsOf(told).flatMap(({ kind, placeId, lastPunchPlaceId }) => {
      return kind === "CHANGED" ? [[placeId, lastPunchPlaceId]] : [];
    });
  expect(places(inRiyadh)).toEqual([[null, "riyadh"]]);
  expect(places(inCairo)).toEqual([["cairo", null]]);
  expect(places(employee)).toEqual([["cairo", null]]);
});
