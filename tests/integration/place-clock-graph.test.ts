/** What the graph says of a reader's clock, and how somebody sets it. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

const RIYADH_MS = 3 * 3_600_000;
const AHEAD_MS = 400_000;

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace;
let simulator: ReaderSimulator;

beforeEach(async () => {
  temp = createTempDir();
  const clock = () => new Date(Date.now() + RIYADH_MS + AHEAD_MS).toISOString().slice(0, 19);
  simulator = createReaderSimulator({ serialNumber: "S1", users: [], log: [], clock });
  await simulator.start();
  place = await startTestPlace(temp.dir, [{ simulator }]);
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "it is online");
});

afterEach(async () => {
  await place.stop();
  await simulator.stop();
  temp.remove();
});

const CORRECTION = `{ at state by reason before driftBeforeSeconds setTo after driftAfterSeconds fault { code action } }`;
const CLOCK = `{ driftSeconds uncertaintySeconds measuredAt showsNoDate zoneMinutes policy aboveSeconds isAbove hold
  lastCorrection ${CORRECTION} corrections(first: 5) ${CORRECTION}
  history(first: 1) { totalCount pageInfo { hasNextPage endCursor }
    edges { node { at kind driftSeconds uncertaintySeconds zoneMinutes stepSeconds cause since } } } }`;

interface Correction {
  readonly state: string;
  readonly driftBeforeSeconds: number;
  readonly driftAfterSeconds: number;
}
interface Clock {
  readonly driftSeconds: number;
  readonly uncertaintySeconds: number;
  readonly lastCorrection: Correction | null;
  readonly history: {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string };
    readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
  };
}

const readClock = async (token?: string) =>
  (await place.query<{ device: { clock: Clock } }>(`{ device(id: "riyadh/gate-1") { clock ${CLOCK} } }`, {}, token))
    .data.device.clock;
const setClock = async (input: object, token?: string) =>
  place.query<{ setDeviceClock: { job: { id: string } | null; order: unknown } | null }>(
    "mutation ($input: SetDeviceClockInput!) { setDeviceClock(input: $input) { job { id } order { id } } }",
    { input },
    token,
  );
const readJob = async (id: string) =>
  (
    await place.query<{ job: { state: string } }>(
      `query ($id: ID!) { job(id: $id) { kind state askedBy steps { code state detail } fault { code step action } clock ${CORRECTION} } }`,
      { id },
    )
  ).data.job;

async function setAndWait(input: object) {
  const { data, errors } = await setClock(input);
  expect(errors).toEqual([]);
  const id = data.setDeviceClock?.job?.id ?? "";
  await eventually(async () => !["WAITING", "RUNNING"].includes((await readJob(id)).state), "it is over");
  return readJob(id);
}

it("says how far a clock is off, how sure that is, and what is done about it", async () => {
  const clock = await readClock();
  expect(Math.abs(clock.driftSeconds - 400)).toBeLessThanOrEqual(1);
  expect(clock).toMatchObject({ showsNoDate: false, zoneMinutes: null, policy: "REPORT", aboveSeconds: 60 });
  expect(clock).toMatchObject({ isAbove: true, hold: "POLICY", lastCorrection: null, corrections: [] });
  expect(clock.uncertaintySeconds).toBeGreaterThanOrEqual(0.5);
  expect(clock.history).toMatchObject({
    totalCount: 1,
    edges: [{ node: { kind: "FIRST", cause: null, since: null } }],
  });
});

it("sets it for somebody, reads it back, and keeps who, why, from what and to what", async () => {
  const job = await setAndWait({ deviceId: "riyadh/gate-1", reason: "  the battery was changed " });
  const set = { state: "DONE", by: "tester", reason: "the battery was changed", fault: null };
  expect(job).toMatchObject({ kind: "SET_CLOCK", state: "DONE", askedBy: "tester", fault: null, clock: set });
  expect(job).toMatchObject({
    steps: [
      { code: "CONNECT", state: "DONE" },
      { code: "CLOCK", state: "DONE" },
    ],
  });
  expect(place.deeds).toContainEqual({ what: "setDeviceClock", by: "tester", to: "riyadh/gate-1" });
  await eventually(async () => (await readClock()).history.totalCount === 2, "it was asked again");
  const clock = await readClock();
  expect(Math.abs(clock.driftSeconds)).toBeLessThanOrEqual(1);
  expect(clock).toMatchObject({ isAbove: false, hold: null, lastCorrection: set, corrections: [set] });
  expect(clock.lastCorrection?.driftBeforeSeconds).toBeGreaterThan(398);
  expect(clock.history).toMatchObject({ pageInfo: { hasNextPage: true }, edges: [{ node: { kind: "SET" } }] });
});

it("turns the pages of a clock's history", async () => {
  await setAndWait({ deviceId: "riyadh/gate-1" });
  await eventually(async () => (await readClock()).history.totalCount === 2, "it was asked again");
  const { endCursor } = (await readClock()).history.pageInfo;
  const { data } = await place.query<{ device: { clock: Clock } }>(
    `query ($after: String) { device(id: "riyadh/gate-1") { clock { history(first: 5, after: $after) { edges { node { kind } } } } } }`,
    { after: endCursor },
  );
  expect(data.device.clock.history.edges).toEqual([{ node: { kind: "FIRST" } }]);
});

it("leaves the rows of before as the reader wrote them, with what was known of its clock then", async () => {
  simulator.control.punch({ pin: "7", state: 0, verify: 1 });
  const list = "{ punches(first: 5) { edges { node { localTime at clock { driftSeconds isSure } } } } }";
  interface Row {
    readonly node: { readonly clock: { readonly driftSeconds: number; readonly isSure: boolean } };
  }
  const rows = async () => (await place.query<{ punches: { edges: readonly Row[] } }>(list)).data.punches.edges;
  await eventually(async () => (await rows()).length === 1, "it is stored");
  const before = await rows();
  await setAndWait({ deviceId: "riyadh/gate-1" });
  await eventually(async () => (await readClock()).history.totalCount === 2, "it was asked again");
  expect(await rows()).toEqual(before);
  expect(before[0]?.node.clock.driftSeconds).toBeGreaterThan(398);
});

it("says why it could not be set, and what to do", async () => {
  await simulator.control.fault({ kind: "oddAnswer", command: 202, code: 2001 });
  const job = await setAndWait({ deviceId: "riyadh/gate-1" });
  expect(job).toMatchObject({ state: "FAILED", fault: { code: "DEVICE_REJECTED", step: "TIME" }, clock: null });
  const { lastCorrection } = await readClock();
  expect(lastCorrection).toMatchObject({ state: "FAILED", fault: { code: "DEVICE_REJECTED" } });
  expect(JSON.stringify(lastCorrection)).not.toContain('"action":""');
});

it("says of a reader that cannot be reached that it could not be set", async () => {
  await simulator.stop();
  const job = await setAndWait({ deviceId: "riyadh/gate-1" });
  expect(job).toMatchObject({ state: "FAILED", clock: null });
  expect(JSON.stringify(job)).toMatch(/DEVICE_(REFUSED|UNREACHABLE|NO_ROUTE)/);
  expect((await readClock()).lastCorrection).toBeNull();
});

it.each([
  [{ deviceId: "riyadh/gate-9" }, "input.deviceId"],
  [{ deviceId: "jeddah/gate-1" }, "input.deviceId"],
  [{ deviceId: "riyadh/gate-1", reason: "x".repeat(501) }, "input.reason"],
])("refuses %j", async (input, argument) => {
  const { errors } = await setClock(input);
  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument } }]);
});

it("lets nobody set a clock that the configuration lets nobody set", async () => {
  const { readerId, name, address } = await place.ledger.readDevice("gate-1");
  const rules = { policy: "NEVER", aboveSeconds: 60, timeZone: "UTC", quiet: [], mostPerDay: 1 } as const;
  await place.ledger.registerReaders(
    [{ readerId, name, address, isEnabled: true, clockRules: { ...rules, isZoneCorrected: false } }],
    "KEEP",
  );
  const { errors } = await setClock({ deviceId: "riyadh/gate-1" });
  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "input.deviceId" } }]);
});

it("is for those who administer, and is shown to the staff", async () => {
  for (const role of ["HR", "VIEWER", "MANAGER", "EMPLOYEE", "AUDITOR"] as const) {
    const { errors } = await setClock({ deviceId: "riyadh/gate-1" }, place.signToken({ role }));
    expect([role, errors[0]?.extensions["code"]]).toEqual([role, "FORBIDDEN"]);
  }
  expect(await readClock(place.signToken({ role: "VIEWER" }))).toMatchObject({ policy: "REPORT" });
});
