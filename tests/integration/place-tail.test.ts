/** What a place reads of a log that it has read before: its end, by the rows that stood there, or nothing at all. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

const USERS = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 8) + second * 1_000).toISOString().slice(0, 19);
const ROWS = 400;
const FIRST_ROWS = Array.from({ length: ROWS }, (_, n) => ({ userId: "1042", time: at(n), verify: 1, punch: 0 }));

let temp: ReturnType<typeof createTempDir>;
let reader: ReaderSimulator;
let place: TestPlace;
let firstReadMs: number | undefined;

beforeEach(async () => {
  temp = createTempDir();
  reader = createReaderSimulator({ serialNumber: "SIM1", users: USERS, timeZone: "Asia/Riyadh", log: FIRST_ROWS });
  await reader.start();
  place = await startTestPlace(temp.dir, [{ simulator: reader }]);
  await online();
  firstReadMs = (await device()).proof?.atMs;
});

afterEach(async () => {
  await place.stop();
  await reader.stop();
  temp.remove();
});

const fault = (input: Parameters<ReaderSimulator["control"]["fault"]>[0]) => reader.control.fault(input);
const online = () => eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "online");
const offline = () => eventually(async () => (await deviceStatus(place, "gate-1")) === "OFFLINE", "offline");
const device = () => place.ledger.readDevice("gate-1");
const stored = (rows: number) =>
  eventually(async () => (await device()).rowsStored === rows, `${rows} rows are stored`);

const punches = (from: number, count: number): void => {
  for (let second = from; second < from + count; second++) reader.control.punch({ pin: "1042", at: at(second) });
};

/** The reader is away while `work` changes it, and then there again. */
async function whileAway(work: () => Promise<void> | void): Promise<void> {
  await fault({ kind: "closePort" });
  await offline();
  await work();
  before = reader.control.stats();
  await fault({ kind: "openPort" });
}

let before: ReturnType<ReaderSimulator["control"]["stats"]>;

/** What the reader heard and said since it is there again, in bytes and requests, once it is online. */
async function measured() {
  await online();
  const after = reader.control.stats();
  const asked = (command: number) => (after.commands[command] ?? 0) - (before.commands[command] ?? 0);
  return { bytes: after.bytesIn + after.bytesOut - before.bytesIn - before.bytesOut, asked };
}

async function readVerdict(): Promise<string> {
  const query = '{ device(id: "riyadh/gate-1") { completeness { verdict } } }';
  const { data } = await place.query<{ device: { completeness: { verdict: string } } }>(query);
  return data.device.completeness.verdict;
}

it("reads the end of a log alone that has grown while nobody listened, in 3.5 kB from the first byte to the last", async () => {
  await whileAway(() => punches(ROWS, 25));
  const { bytes, asked } = await measured();
  expect([asked(1503), asked(1504), bytes <= 3_500]).toEqual([1, 1, true]);
  expect(await device()).toMatchObject({
    proof: { rowsRead: ROWS + 25, fullAtMs: firstReadMs },
    rowsStored: ROWS + 25,
  });
  expect(await readVerdict()).toBe("COMPLETE");
});

it("asks an unchanged reader for neither its log nor its users when it comes back", async () => {
  await whileAway(() => undefined);
  const { asked, bytes } = await measured();
  expect([asked(1503), asked(1504), asked(1502), bytes < 1_000]).toEqual([0, 0, 0, true]);
  expect(await readVerdict()).toBe("COMPLETE");
});

it("reads the users again where there are more of them", async () => {
  await whileAway(() => fault({ kind: "manyUsers", count: 2 }));
  await eventually(async () => (await place.ledger.countUsers({})) === 2, "the users");
});

it("finds the end of a log again of which the oldest rows were deleted at once", async () => {
  await whileAway(async () => {
    await fault({ kind: "wrap", count: 100 });
    await fault({ kind: "none" });
    punches(ROWS, 25);
  });
  await stored(ROWS + 25);
  await online();
  expect(await device()).toMatchObject({
    proof: { rowsRead: ROWS - 75, fullAtMs: firstReadMs },
    rowsStored: ROWS + 25,
  });
  expect(await readVerdict()).toBe("COMPLETE");
});

it("reads a log whole that was cleared and has grown past its old count, and shows the gap", async () => {
  await whileAway(() => fault({ kind: "clearAndRegrow", count: ROWS + 50 }));
  await stored(2 * ROWS + 50);
  await online();
  const { proof, gapFromMs, gapClosedMs } = await device();
  expect(proof).toMatchObject({ rowsRead: ROWS + 50 });
  expect(proof?.fullAtMs).toBeUndefined();
  expect([gapFromMs, gapClosedMs]).toEqual([expect.any(Number), expect.any(Number)]);
});

it("counts a doubled event and two identical rows of the log as one punch with two copies", async () => {
  await fault({ kind: "doubleEvent" });
  punches(ROWS, 1);
  await fault({ kind: "loseEvent" });
  punches(ROWS, 1);
  await stored(ROWS + 2);
  const page = { limit: 1, after: undefined, isDescending: true };
  await eventually(async () => (await place.ledger.listPunches({}, page))[0]?.copies === 2, "two copies");
  expect(await place.ledger.countPunches({})).toBe(ROWS + 1);
  await eventually(async () => (await readVerdict()) === "COMPLETE", "complete");
  expect(await device()).toMatchObject({ proof: { rowsRead: ROWS + 2, fullAtMs: firstReadMs } });
});

it("goes on from where it was after the place starts again", async () => {
  await place.stop();
  punches(ROWS, 3);
  const before = reader.control.stats();
  place = await startTestPlace(temp.dir, [{ simulator: reader }]);
  await stored(ROWS + 3);
  await online();
  const after = reader.control.stats();
  expect(after.bytesOut - before.bytesOut).toBeLessThan(3_000);
  expect(await device()).toMatchObject({ proof: { rowsRead: ROWS + 3, fullAtMs: firstReadMs } });
});
