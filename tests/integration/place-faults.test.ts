import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

const USERS = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
const at = (second: number) =>
  `2026-03-01T08:${String(Math.floor(second / 60)).padStart(2, "0")}:${String(second % 60).padStart(2, "0")}`;
const FIRST_ROWS = Array.from({ length: 10 }, (_, n) => ({ userId: "1042", time: at(n), verify: 1, punch: 0 }));

let temp: ReturnType<typeof createTempDir>;
let reader: ReaderSimulator;
let place: TestPlace;

beforeEach(async () => {
  temp = createTempDir();
  reader = createReaderSimulator({ serialNumber: "SIM1", users: USERS, timeZone: "Asia/Riyadh", log: FIRST_ROWS });
  await reader.start();
  place = await startTestPlace(temp.dir, [{ simulator: reader }]);
  await online();
});

afterEach(async () => {
  await place.stop();
  await reader.stop();
  temp.remove();
});

const online = () => eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "online");
const offline = () => eventually(async () => (await deviceStatus(place, "gate-1")) === "OFFLINE", "offline");
const { fault, punch } = {
  fault: (input: Parameters<ReaderSimulator["control"]["fault"]>[0]) => reader.control.fault(input),
  punch: (second: number) => reader.control.punch({ pin: "1042", at: at(second) }),
};

interface Completeness {
  readonly verdict: string;
  readonly rowsReported: number;
  readonly rowsStored: number;
}

async function readCompleteness(): Promise<Completeness> {
  const { data } = await place.query<{ device: { completeness: Completeness } }>(
    '{ device(id: "riyadh/gate-1") { completeness { verdict rowsReported rowsStored } } }',
  );
  return data.device.completeness;
}

/** Resolves when every row that the reader has is in the ledger and the proof says so. */
async function expectComplete(rowsEverMade: number, verdict = "COMPLETE"): Promise<void> {
  const rowsNow = reader.control.log().rows.length;
  const wanted = { verdict, rowsReported: rowsNow, rowsStored: rowsEverMade };
  await eventually(async () => JSON.stringify(await readCompleteness()) === JSON.stringify(wanted), "complete").catch(
    async () => expect(await readCompleteness()).toEqual(wanted),
  );
  const punches = await place.ledger.listPunches({}, { limit: 1_000, after: undefined, isDescending: false });
  const stored = new Set(punches.map(({ localTime }) => localTime));
  expect(reader.control.log().rows.filter(({ time }) => !stored.has(time))).toEqual([]);
  expect(punches.reduce((sum, { copies }) => sum + copies, 0)).toBe(rowsEverMade);
}

it("keeps what a cleared log held, takes what comes after, and shows the moment it cannot vouch for as a gap", async () => {
  const before = await place.ledger.readDevice("gate-1");
  expect(before.gapFromMs).toBeUndefined();
  const clearedMs = Date.now();
  await fault({ kind: "clear" });
  punch(20);
  await expectComplete(11);
  const readGap = async () => (await place.ledger.readDevice("gate-1")).gapFromMs;
  await eventually(async () => (await readGap()) !== undefined, "the gap");
  const after = await place.ledger.readDevice("gate-1");
  expect(after.gapFromMs).toBeGreaterThanOrEqual(before.proof?.atMs ?? Infinity);
  expect(after.gapFromMs).toBeLessThanOrEqual(clearedMs);
  expect(after.gapClosedMs).toBeGreaterThanOrEqual(after.gapFromMs ?? Infinity);
  expect((await place.ledger.readFeed(0, 100)).entries.map(({ kind }) => kind)).toContain("GAP");
});

it("finds the rows of a log that was cleared and has grown past its old count while nobody listened", async () => {
  await fault({ kind: "closePort" });
  await offline();
  await fault({ kind: "clearAndRegrow", count: 15 });
  await fault({ kind: "openPort" });
  await online();
  await expectComplete(25);
});

it("reads on when the log wraps, and vouches for nothing: the count stands still, live and while nobody listened", async () => {
  await fault({ kind: "wrap", count: 2 });
  punch(20);
  await expectComplete(11, "INCOMPLETE");
  await fault({ kind: "closePort" });
  await offline();
  for (let second = 21; second < 26; second++) punch(second);
  await fault({ kind: "openPort" });
  await online();
  await expectComplete(16, "INCOMPLETE");
});

it("finds punches that filled blank slots while nobody listened, though the count is the same", async () => {
  await fault({ kind: "blankSlot", count: 3 });
  await eventually(async () => (await place.ledger.readDevice("gate-1")).proof?.blanksAtRead === 3, "blanks are seen");
  await fault({ kind: "closePort" });
  await offline();
  punch(20);
  punch(21);
  await fault({ kind: "openPort" });
  await online();
  const punches = await place.ledger.countPunches({});
  expect(punches).toBe(12);
});

it("is not misled by a count that is off by two, and vouches for nothing until it is right", async () => {
  await fault({ kind: "countOff", count: 2 });
  punch(20);
  await eventually(async () => (await readCompleteness()).rowsReported === 13, "the count is told as it is");
  expect(await readCompleteness()).toEqual({ verdict: "INCOMPLETE", rowsReported: 13, rowsStored: 11 });
  await fault({ kind: "none" });
  punch(21);
  await expectComplete(12);
});

it.each([
  ["busy", { kind: "busy", count: 3 }],
  ["stall", { kind: "stall", ms: 400, count: 2 }],
  ["stall beyond the deadline", { kind: "stall", ms: 1_500, count: 1 }],
] as const)("loses nothing through %s", async (_name, input) => {
  await fault(input);
  for (let second = 20; second < 25; second++) punch(second);
  await expectComplete(15);
});

it("shows a reader whose key was changed as offline with its gap open, never as online, until the key is right", async () => {
  await fault({ kind: "key" });
  punch(20);
  await offline();
  const seen = new Set<string>();
  await eventually(async () => {
    seen.add(await deviceStatus(place, "gate-1"));
    return place.warnings.filter(({ code }) => code === "DEVICE_AUTH_FAILED").length > 0;
  }, "the key is refused");
  expect([...seen]).toEqual(["OFFLINE"]);
  expect((await readCompleteness()).verdict).toBe("INCOMPLETE");
});

it("brings 25 punches of a long outage once each, marked late", async () => {
  await fault({ kind: "closePort" });
  await offline();
  for (let second = 20; second < 45; second++) punch(second);
  await fault({ kind: "openPort" });
  await expectComplete(35);
  const { data } = await place.query<{ punches: { edges: { node: { late: boolean } }[] } }>(
    "{ punches(first: 25) { edges { node { late } } } }",
  );
  expect(data.punches.edges.map(({ node }) => node.late)).toEqual(Array(25).fill(true));
});

it("shows that a reader set to access control does not offer its log, and takes its live punches", async () => {
  await fault({ kind: "closePort" });
  await offline();
  punch(20);
  await fault({ kind: "oddAnswer", command: 13, code: 4989 });
  await fault({ kind: "openPort" });
  const readFault = async () => (await place.ledger.readDevice("gate-1")).fault;
  await eventually(async () => (await readFault())?.code === "DEVICE_LOG_NOT_OFFERED", "the fault");
  expect(await readFault()).toMatchObject({ step: "LOG" });
  punch(21);
  await eventually(async () => (await place.ledger.countPunches({})) === 11, "the live punch");
  expect((await readCompleteness()).verdict).toBe("INCOMPLETE");
});

it("goes on with a reader that no longer tells its time", async () => {
  await fault({ kind: "oddAnswer", command: 201, code: 65_535 });
  await eventually(
    async () => (await place.ledger.readDevice("gate-1")).driftSeconds === undefined,
    "no drift is shown",
  );
  punch(20);
  await expectComplete(11);
  expect(reader.control.stats().connections).toBe(1);
});
