import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  createTempDir,
  deviceStatus,
  eventually,
  QUICK_TIMING,
  startTestPlace,
  type TestPlace,
} from "./place-harness.ts";

const ROWS = 100_000;
const TIMING = { ...QUICK_TIMING, requestTimeoutMs: 10_000 };

let temp: ReturnType<typeof createTempDir>;
const opened: { stop: () => Promise<void> }[] = [];

beforeEach(() => {
  temp = createTempDir();
});

afterEach(async () => {
  for (const it of opened.splice(0).reverse()) await it.stop();
  temp.remove();
});

/** Two and a half rows a minute; every 997th row is there twice, every 1,499th lies before the reader was hung. */
function createLog(count: number) {
  const start = Date.UTC(2026, 0, 1);
  return Array.from({ length: count }, (_, index) => {
    const isCopy = index % 997 === 996;
    const order = isCopy ? index - 1 : index;
    const time = new Date((order % 1499 === 0 ? Date.UTC(2014, 0, 1) : start) + order * 24_000)
      .toISOString()
      .slice(0, 19);
    return { userId: String(1000 + (order % 120)), time, verify: order % 3 === 0 ? 15 : 1, punch: order % 6 };
  });
}

async function startReader(options: Partial<Parameters<typeof createReaderSimulator>[0]>): Promise<ReaderSimulator> {
  const users = Array.from({ length: 120 }, (_, index) => ({
    uid: index + 1,
    userId: String(1000 + index),
    name: `Person ${index}`,
    privilege: 0,
    card: 0,
  }));
  const simulator = createReaderSimulator({ serialNumber: "FULL1", users, timeZone: "Asia/Riyadh", ...options });
  await simulator.start();
  opened.push(simulator);
  return simulator;
}

/** Rows as `userId time verify punch`, copies counted, with how often each occurs. */
function toMultiset(rows: Iterable<readonly [key: string, copies: number]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [key, copies] of rows) counts.set(key, (counts.get(key) ?? 0) + copies);
  return counts;
}

async function readLedger(place: TestPlace): Promise<{ counts: Map<string, number>; setAside: number; rows: number }> {
  const rows: [string, number][] = [];
  let setAside = 0;
  for (let seq = 0; ; ) {
    const { entries } = await place.ledger.readFeed(seq, 5_000);
    for (const { kind, row } of entries) {
      if (kind !== "PUNCH" || row === undefined) continue;
      rows.push([`${row.pin} ${row.localTime} ${row.verifyCode} ${row.stateCode}`, row.copies]);
      if (row.setAside !== undefined) setAside += row.copies;
    }
    const last = entries.at(-1);
    if (last === undefined) return { counts: toMultiset(rows), setAside, rows: rows.length };
    seq = last.seq;
  }
}

it("holds every row of a 100,000-row log, copies and set-aside rows counted", async () => {
  const log = createLog(ROWS);
  const simulator = await startReader({ log, capacity: 200_000 });
  const place = await startTestPlace(temp.dir, [{ simulator }], TIMING);
  opened.push(place);
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the log is read");

  const { counts, setAside, rows } = await readLedger(place);
  const expected = toMultiset(
    simulator.control.log().rows.map(({ userId, time, verify, punch }) => [`${userId} ${time} ${verify} ${punch}`, 1]),
  );
  expect(counts).toEqual(expected);
  expect(rows).toBeLessThan(ROWS);
  expect(setAside).toBe(log.filter(({ time }) => time < "2015").length);
  const device = await place.ledger.readDevice("gate-1");
  expect(device).toMatchObject({ rowsStored: ROWS, rowsSetAside: setAside, punches: ROWS });
  expect(await place.ledger.countPunches({})).toBe(
    rows - log.filter(({ time }, i) => time < "2015" && i % 997 !== 996).length,
  );
});

it.each(["split", "join"] as const)("holds every row when the frames come %s", async (kind) => {
  const simulator = await startReader({ log: createLog(3_000) });
  await simulator.control.fault({ kind });
  const place = await startTestPlace(temp.dir, [{ simulator }], TIMING);
  opened.push(place);
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the log is read");

  const { counts } = await readLedger(place);
  const rows = simulator.control.log().rows;
  expect(counts).toEqual(
    toMultiset(rows.map(({ userId, time, verify, punch }) => [`${userId} ${time} ${verify} ${punch}`, 1])),
  );
});

it.each([8, 16] as const)("gives live and read rows of %i bytes the same ids", async (recordSize) => {
  const simulator = await startReader({ log: createLog(50), recordSize, userRecordSize: recordSize === 8 ? 28 : 72 });
  const place = await startTestPlace(temp.dir, [{ simulator }], TIMING);
  opened.push(place);
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the log is read");
  simulator.control.punch({ pin: "1007", state: 1 });
  await eventually(async () => (await place.ledger.readDevice("gate-1")).rowsStored === 51, "the live punch is stored");
  await simulator.control.fault({ kind: "loseEvent" });
  simulator.control.punch({ pin: "1008", state: 1 });
  await eventually(async () => (await place.ledger.readDevice("gate-1")).rowsStored === 52, "the lost event is read");

  const punches = await place.ledger.listPunches({}, { limit: 2, after: undefined, isDescending: true });
  expect(punches.map(({ pin }) => pin).sort()).toEqual(["1007", "1008"]);
  expect(new Set(punches.map(({ channel }) => channel))).toEqual(new Set(["LIVE", "READ"]));
  expect((await place.ledger.readDevice("gate-1")).rowsStored).toBe(simulator.control.log().rows.length);
});
