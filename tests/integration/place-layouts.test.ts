/** A place over readers whose logs are laid out in the rarer ways, and over one whose log nobody can read for sure. */
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  createTempDir,
  deviceStatus,
  eventually,
  startTestPlace,
  type TestPlace,
  type TestReader,
} from "./place-harness.ts";

const USERS = [
  { uid: 1, userId: "1042", name: "Ahmad Sample", privilege: 0, card: 0 },
  { uid: 2, userId: "1043", name: "Layla", privilege: 14, card: 77 },
];
const LOG = Array.from({ length: 30 }, (_, n) => ({
  userId: n % 2 === 0 ? "1042" : "1043",
  time: `2026-03-01T08:00:${String(n).padStart(2, "0")}`,
  verify: 1,
  punch: n % 2,
}));

let temp: ReturnType<typeof createTempDir>;
const opened: (() => Promise<void>)[] = [];

beforeEach(() => {
  temp = createTempDir();
});

afterEach(async () => {
  for (const stop of opened.splice(0).reverse()) await stop();
  temp.remove();
});

async function startReader(options: Partial<Parameters<typeof createReaderSimulator>[0]>) {
  const simulator = createReaderSimulator({ serialNumber: "S1", users: USERS, log: LOG, ...options });
  await simulator.start();
  opened.push(() => simulator.stop());
  return simulator;
}

async function startPlace(reader: TestReader): Promise<TestPlace> {
  const place = await startTestPlace(temp.dir, [reader]);
  opened.push(place.stop);
  return place;
}

it.each([
  ["49 bytes, and users of 120", { recordSize: 49, userRecordSize: 120 }],
  ["8 bytes, the time at 4", { recordSize: 8, shortTimeOffset: 4 }],
] as const)("reads every row of a log of %s", async (_name, options) => {
  const simulator = await startReader(options);
  const place = await startPlace({ simulator });
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the reader is online");
  const punches = await place.ledger.listPunches({}, { limit: 100, after: undefined, isDescending: false });
  expect(punches.map((it) => `${it.pin} ${it.localTime} ${it.verifyCode} ${it.stateCode}`)).toEqual(
    LOG.map((it) => `${it.userId} ${it.time} ${it.verify} ${it.punch}`),
  );
  const { data } = await place.query<{ device: unknown }>(
    '{ device(id: "riyadh/gate-1") { completeness { verdict rowsStored } } }',
  );
  expect(data.device).toEqual({ completeness: { verdict: "COMPLETE", rowsStored: 30 } });
});

it("makes one punch of a row without a key whose codes share a byte, and of its event", async () => {
  const log = LOG.map((row) => ({ ...row, punch: 255 }));
  const simulator = await startReader({ recordSize: 8, shortTimeOffset: 4, log });
  const place = await startPlace({ simulator });
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the reader is online");
  simulator.control.punch({ pin: "1042", state: 255 });
  await eventually(async () => (await place.ledger.countPunches({})) === 31, "the event is stored");
  await place.stop();
  opened.pop();
  simulator.control.punch({ pin: "1043", state: 255 });
  const again = await startPlace({ simulator });
  await eventually(async () => (await again.ledger.countPunches({})) === 32, "the log is read again");
  const { data } = await again.query<{ device: unknown }>(
    '{ device(id: "riyadh/gate-1") { completeness { verdict rowsStored } } }',
  );
  expect(data.device).toEqual({ completeness: { verdict: "COMPLETE", rowsStored: 32 } });
});

const DEVICE = '{ device(id: "riyadh/gate-1") { fault { code message } completeness { verdict rowsStored } } }';

it("stores nothing of a log that no layout fits for sure, says what was tried, and reads it once it is named", async () => {
  const simulator = await startReader({});
  await simulator.control.fault({ kind: "countOff", count: 500 });
  const place = await startPlace({ simulator });
  const fault = async () => (await place.ledger.readDevice("gate-1")).fault;
  await eventually(async () => (await fault()) !== undefined, "the log is refused");
  expect((await place.query<unknown>(DEVICE)).data).toEqual({
    device: {
      fault: {
        code: "DEVICE_PROTOCOL_ERROR",
        message: expect.stringMatching(/BAD_RECORD.*R40 \(30 rows.*recordLayout/),
      },
      completeness: { verdict: "INCOMPLETE", rowsStored: 0 },
    },
  });
  await opened.pop()?.();

  const named = await startPlace({ simulator, recordLayout: "R40" });
  await eventually(async () => (await named.ledger.countPunches({})) === 30, "every row is stored");
});
