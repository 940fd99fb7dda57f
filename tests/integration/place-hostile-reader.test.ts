/** A reader that means harm costs itself its place's contact, and nobody else anything. */
import type { FaultKind } from "@biometricflow/reader-simulator/faults";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

const USERS = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
const LOG = Array.from({ length: 200 }, (_, n) => ({
  userId: "1042",
  time: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString().slice(0, 19),
  verify: 1,
  punch: n % 2,
}));

let temp: ReturnType<typeof createTempDir>;
let hostile: ReaderSimulator;
let honest: ReaderSimulator;
let place: TestPlace;

beforeEach(async () => {
  temp = createTempDir();
  [hostile, honest] = [await startReader("HOSTILE"), await startReader("HONEST")];
  place = await startTestPlace(temp.dir, [{ simulator: hostile }, { simulator: honest }]);
  for (const reader of ["gate-1", "gate-2"]) {
    await eventually(async () => (await deviceStatus(place, reader)) === "ONLINE", `${reader} is online`);
  }
});

afterEach(async () => {
  await place.stop();
  await Promise.all([hostile.stop(), honest.stop()]);
  temp.remove();
});

async function startReader(serialNumber: string): Promise<ReaderSimulator> {
  const reader = createReaderSimulator({ serialNumber, users: USERS, log: LOG, timeZone: "Asia/Riyadh" });
  await reader.start();
  return reader;
}

const rowsOf = async (readerId: string) => (await place.ledger.readDevice(readerId)).rowsStored;
const faultOf = async (readerId: string) => (await place.ledger.readDevice(readerId)).fault?.code;

it.each<FaultKind>([
  "emptyData",
  "tinyData",
  "repeatData",
  "overData",
  "hugeSet",
  "longLog",
  "eventFlood",
  "answerFlood",
  "byteFlood",
])("leaves a reader of %s with its reason, goes on with the other one and takes the first one back", async (kind) => {
  const before = await rowsOf("gate-1");
  await hostile.control.fault({ kind, ...(kind === "longLog" ? { count: 2_500_000 } : {}) });
  await hostile.control.fault({ kind: "clearAndRegrow" }); // it is read whole: its end alone would be a few packets
  await eventually(async () => (await faultOf("gate-1")) === "DEVICE_PROTOCOL_ERROR", "the reason is shown");
  honest.control.punch({ pin: "1042", at: "2026-03-01T08:00:00" });
  await eventually(async () => (await rowsOf("gate-2")) === LOG.length + 1, "the other one's punch is stored");
  expect((await fetch(`${place.url}/ready`)).status).toBe(200);
  expect(await deviceStatus(place, "gate-2")).toBe("ONLINE");
  // Floods bring punches that nobody can tell from others, for as long as they may.
  if (kind !== "eventFlood") expect(await rowsOf("gate-1")).toBe(before);

  await hostile.control.fault({ kind: "none" });
  await eventually(async () => (await faultOf("gate-1")) === undefined, "nothing is wrong with it any more");
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "it is taken back");
});
