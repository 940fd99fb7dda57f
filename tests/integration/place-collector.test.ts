import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { FAULT_ACTIONS } from "../../subgraphs/place/src/domain/fault-actions.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startBabbler } from "./babbler.ts";
import {
  createTempDir,
  deviceStatus,
  eventually,
  startTestPlace,
  type TestPlace,
  type TestReader,
} from "./place-harness.ts";

const USERS = [
  { uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 },
  { uid: 2, userId: "007", name: "Layla", privilege: 14, card: 77 },
];

let temp: ReturnType<typeof createTempDir>;
const opened: (() => Promise<void>)[] = [];

beforeEach(() => {
  temp = createTempDir();
});

afterEach(async () => {
  for (const stop of opened.splice(0).reverse()) await stop();
  temp.remove();
});

async function startReader(
  options: Partial<Parameters<typeof createReaderSimulator>[0]> = {},
): Promise<ReaderSimulator> {
  const simulator = createReaderSimulator({ serialNumber: "SIM1", users: USERS, timeZone: "Asia/Riyadh", ...options });
  await simulator.start();
  opened.push(() => simulator.stop());
  return simulator;
}

async function startPlace(readers: readonly TestReader[]): Promise<TestPlace> {
  const place = await startTestPlace(temp.dir, readers);
  opened.push(place.stop);
  return place;
}

const online = (place: TestPlace, readerId = "gate-1") =>
  eventually(async () => (await deviceStatus(place, readerId)) === "ONLINE", `${readerId} is online`);

const offline = (place: TestPlace, readerId = "gate-1") =>
  eventually(async () => (await deviceStatus(place, readerId)) === "OFFLINE", `${readerId} is offline`);

const stored = (place: TestPlace, rows: number) =>
  eventually(async () => (await place.ledger.readDevice("gate-1")).rowsStored >= rows, `${rows} rows are stored`);

const byText = (left: string, right: string) => left.localeCompare(right);

/** Rows of the reader's log that the ledger holds, and nothing else: each once. */
async function expectSameRows(place: TestPlace, simulator: ReaderSimulator): Promise<void> {
  const rows = simulator.control.log().rows.map(({ userId, time, punch }) => `${userId} ${time} ${punch}`);
  const punches = await place.ledger.listPunches({}, { limit: 10_000, after: undefined, isDescending: false });
  const kept = punches.flatMap((it) => Array(it.copies).fill(`${it.pin} ${it.localTime} ${it.stateCode}`));
  expect(kept.toSorted(byText)).toEqual(rows.toSorted(byText));
}

/** Distinct seconds, so that no two punches are copies. */
const at = (second: number) => `2026-03-01T08:00:${String(second).padStart(2, "0")}`;

it("keeps every user of a reader with several pages of them", async () => {
  const users = Array.from({ length: 600 }, (_, index) => ({
    uid: index + 1,
    userId: String(1000 + index),
    name: `Name ${index}`,
    privilege: 0,
    card: 0,
  }));
  const place = await startPlace([{ simulator: await startReader({ users }) }]);
  await online(place);
  expect(await place.ledger.countUsers({})).toBe(600);
});

it("reads what happened while the port was closed, each row once, and closes the gap", async () => {
  const simulator = await startReader();
  const place = await startPlace([{ simulator }]);
  await online(place);
  simulator.control.punch({ pin: "1042", at: at(1) });
  await stored(place, 1);
  await simulator.control.fault({ kind: "closePort" });
  await offline(place);
  const open = await place.ledger.readDevice("gate-1");
  expect(open.gapFromMs).toBeTypeOf("number");
  expect(open.gapClosedMs).toBeUndefined();
  for (const second of [2, 3, 4]) simulator.control.punch({ pin: "007", at: at(second) });
  expect(await place.ledger.countPunches({})).toBe(1);

  await simulator.control.fault({ kind: "openPort" });
  await online(place);
  await expectSameRows(place, simulator);
  const closed = await place.ledger.readDevice("gate-1");
  expect(closed.gapFromMs).toBe(open.gapFromMs);
  expect(closed.gapClosedMs).toBeGreaterThanOrEqual(open.gapFromMs ?? Infinity);
  const late = await place.query<{ punches: { edges: { node: { late: boolean; channel: string } }[] } }>(
    "{ punches(first: 3) { edges { node { late channel } } } }",
  );
  expect(late.data.punches.edges.map(({ node }) => node)).toEqual(Array(3).fill({ late: true, channel: "READ" }));
});

it("reads no log again when a reader comes back with the counts it left with", async () => {
  const simulator = await startReader({ log: [{ userId: "1042", time: at(1), verify: 1, punch: 0 }] });
  const place = await startPlace([{ simulator }]);
  await online(place);
  simulator.control.punch({ pin: "1042", at: at(2) });
  await stored(place, 2);
  const reads = () => simulator.control.stats().commands["1503"] ?? 0;
  await simulator.control.fault({ kind: "closePort" });
  await offline(place);
  const [before, { proof }] = [reads(), await place.ledger.readDevice("gate-1")];
  await simulator.control.fault({ kind: "openPort" });
  await online(place);
  expect(reads() - before).toBe(0);
  expect((await place.ledger.readDevice("gate-1")).proof).toEqual(proof);
});

it.each([
  ["halfOpen", { kind: "halfOpen" }],
  ["garbage", { kind: "garbage", count: 2 }],
  ["drop", { kind: "drop", afterBytes: 700 }],
  ["truncate", { kind: "truncate", count: 3 }],
  ["wrongSession", { kind: "wrongSession", count: 2 }],
  ["lateReply", { kind: "lateReply", ms: 1200 }],
  ["reboot", { kind: "reboot", ms: 200 }],
] as const)("loses and doubles nothing through the fault %s", async (_name, fault) => {
  const simulator = await startReader();
  const place = await startPlace([{ simulator }]);
  await online(place);
  for (let second = 1; second <= 30; second++) {
    if (second === 10) await simulator.control.fault(fault);
    simulator.control.punch({ pin: second % 2 === 0 ? "1042" : "007", at: at(second) });
  }
  await stored(place, 30);
  await online(place);
  await expectSameRows(place, simulator);
});

it("finds a row whose event was lost and keeps one whose event came twice single", async () => {
  const simulator = await startReader();
  const place = await startPlace([{ simulator }]);
  await online(place);
  await simulator.control.fault({ kind: "doubleEvent" });
  simulator.control.punch({ pin: "1042", at: at(1) });
  await stored(place, 1);
  await simulator.control.fault({ kind: "loseEvent" });
  simulator.control.punch({ pin: "1042", at: at(2) });
  await stored(place, 2);
  await expectSameRows(place, simulator);
});

it("counts two equal punches of one second as two copies of one punch", async () => {
  const simulator = await startReader();
  const place = await startPlace([{ simulator }]);
  await online(place);
  simulator.control.punch({ pin: "1042", at: at(1) });
  simulator.control.punch({ pin: "1042", at: at(1) });
  await stored(place, 2);
  expect(await place.ledger.countPunches({})).toBe(1);
  await expectSameRows(place, simulator);
});

it("sets rows of wrong clocks and of an earlier place aside and counts them", async () => {
  const log = [
    { userId: "1042", time: "2000-01-01T00:10:00", verify: 1, punch: 0 },
    { userId: "1042", time: "2025-12-31T23:59:59", verify: 1, punch: 0 },
    { userId: "1042", time: "2026-01-01T00:00:00", verify: 1, punch: 0 },
    { userId: "1042", time: "2098-01-01T00:00:00", verify: 1, punch: 0 },
    // A first read with more than a tenth of false times would be held.
    ...Array.from({ length: 16 }, (_, n) => ({ userId: "007", time: at(n), verify: 1, punch: 0 })),
  ];
  const simulator = await startReader({ log });
  const limits = { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: "2026-01-01" };
  const place = await startPlace([{ simulator, limits }]);
  await online(place);
  const { entries } = await place.ledger.readFeed(0, 100);
  const reasons = entries.flatMap(({ kind, row }) => (kind === "PUNCH" ? [row?.setAside] : []));
  expect(reasons.slice(0, 4)).toEqual(["TOO_OLD", "BEFORE_ASSIGNMENT", undefined, "IN_FUTURE"]);
  const device = await place.query<{ devices: { edges: { node: { completeness: unknown } }[] } }>(
    "{ devices { edges { node { completeness { verdict rowsReported rowsStored rowsSetAside } } } } }",
  );
  expect(device.data.devices.edges[0]?.node.completeness).toEqual({
    verdict: "COMPLETE",
    rowsReported: 20,
    rowsStored: 20,
    rowsSetAside: 3,
  });
});

it("keeps collecting from others when one reader refuses the key, one talks garbage and one is not there", async () => {
  const good = await startReader();
  const locked = await startReader({ serialNumber: "SIM2", commKey: 4711 });
  const { port: babbler, close } = await startBabbler();
  opened.push(close);
  const place = await startPlace([
    { simulator: good },
    { simulator: locked, commKey: 1 },
    { simulator: good, readerId: "gate-3", host: "127.0.0.1", port: babbler },
    { simulator: good, readerId: "gate-4", host: "no-such-host.invalid", port: 4370 },
  ]);
  await online(place);
  const code = (readerId: string) => place.warnings.find((warning) => warning["readerId"] === readerId)?.["code"];
  await eventually(
    () => ["gate-2", "gate-3", "gate-4"].every((id) => code(id) !== undefined),
    "all failures are logged",
  );
  expect([code("gate-2"), code("gate-3"), code("gate-4")]).toEqual([
    "DEVICE_AUTH_FAILED",
    "DEVICE_PROTOCOL_ERROR",
    "DEVICE_UNREACHABLE",
  ]);
  const { data } = await place.query<{ devices: { edges: { node: Record<string, unknown> }[] } }>(
    "{ devices(filter: { status: [OFFLINE] }) { edges { node { id status lastSeenAt serialNumber counts { users } completeness { verdict rowsStored } } } } }",
  );
  expect(data.devices.edges.map(({ node }) => node)).toEqual(
    ["riyadh/gate-2", "riyadh/gate-3", "riyadh/gate-4"].map((id) => ({
      id,
      status: "OFFLINE",
      lastSeenAt: null,
      serialNumber: null,
      counts: null,
      completeness: { verdict: "NOT_CHECKED", rowsStored: null },
    })),
  );
  const said = await place.query<{ devices: { edges: { node: { fault: unknown } }[] } }>(
    "{ devices(filter: { status: [OFFLINE] }) { edges { node { fault { code step action } } } } }",
  );
  expect(said.data.devices.edges.map(({ node }) => node.fault)).toEqual(
    [
      ["DEVICE_AUTH_FAILED", "AUTHENTICATE"] as const,
      ["DEVICE_PROTOCOL_ERROR", "CONNECT"] as const,
      ["DEVICE_UNREACHABLE", "CONNECT"] as const,
    ].map(([fault, step]) => ({ code: fault, step, action: FAULT_ACTIONS[fault] })),
  );
  good.control.punch({ pin: "1042", at: at(1) });
  await stored(place, 1);
});

it("stops at another reader behind a known address and stores nothing of it", async () => {
  const simulator = await startReader();
  const place = await startPlace([{ simulator }]);
  await online(place);
  await simulator.control.fault({ kind: "serial" });
  simulator.control.punch({ pin: "1042", at: at(1) });
  await eventually(() => place.warnings.some(({ code }) => code === "DEVICE_REPLACED"), "the replacement is logged");
  expect(await place.ledger.readDevice("gate-1")).toMatchObject({
    status: "OFFLINE",
    serialNumber: "SIM1",
    rowsStored: 0,
  });
});

it("keeps the punch of a PIN that nobody is enrolled with", async () => {
  const simulator = await startReader();
  const place = await startPlace([{ simulator }]);
  await online(place);
  simulator.control.punch({ pin: "9000", at: at(1) });
  await stored(place, 1);
  const { data } = await place.query<{ punches: { edges: { node: unknown }[] } }>(
    "{ punches { edges { node { pin user { name } } } } }",
  );
  expect(data.punches.edges[0]?.node).toEqual({ pin: "9000", user: null });
});

it("visits a polled reader at its interval and leaves its slot free in between", async () => {
  const simulator = await startReader({ maxClients: 1 });
  const place = await startPlace([{ simulator, mode: { kind: "POLL", everyMs: 200 } }]);
  await online(place);
  simulator.control.punch({ pin: "1042", at: at(1) });
  await stored(place, 1);
  await eventually(() => simulator.control.stats().openConnections === 0, "the session is closed between visits");
  expect(await deviceStatus(place, "gate-1")).toBe("ONLINE");
  await expectSameRows(place, simulator);
});

it("reads on where a kill in the middle of the first read left it", async () => {
  const log = Array.from({ length: 5_000 }, (_, index) => ({
    userId: "1042",
    time: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString().slice(0, 19),
    verify: 1,
    punch: 0,
  }));
  const simulator = await startReader({ log });
  await simulator.control.fault({ kind: "drop", afterBytes: 120_000 });
  const place = await startPlace([{ simulator }]);
  await online(place);
  expect(place.warnings.length).toBeGreaterThan(0);
  await expectSameRows(place, simulator);
  const { data } = await place.query<{ punches: { edges: { node: { late: boolean } }[] } }>(
    "{ punches(first: 1) { edges { node { late } } } }",
  );
  expect(data.punches.edges[0]?.node.late).toBe(false); // still the reader's first full read
});
