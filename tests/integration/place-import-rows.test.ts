/** Files of rows: what a reader's USB stick holds is the same punches that the reader delivers. */
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { SerialClaim } from "../../subgraphs/place/src/domain/serials/claim-state.ts";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

const LOG = Array.from({ length: 30 }, (_, n) => ({
  userId: n % 2 === 0 ? "1042" : "7",
  time: `2026-03-01T08:00:${String(n).padStart(2, "0")}`,
  verify: 1,
  punch: n % 2,
}));
const toUsb = (rows: readonly (typeof LOG)[number][]) =>
  rows
    .map((it) => `${it.userId.padStart(9)}\t${it.time.replace("T", " ")}\t1\t${it.punch}\t${it.verify}\t0\r\n`)
    .join("");
const OTHERS = LOG.map((it) => ({ ...it, time: it.time.replace("03-01", "02-01") }));

const IMPORT = `mutation ($input: ImportRowsInput!) { importRows(input: $input) {
  isDone rows added revised known setAside faultyLines faults { line column found expected }
  device { id completeness { verdict rowsStored } }
} }`;

interface Imported {
  readonly importRows: Readonly<Record<string, unknown>> & { readonly faults: readonly { readonly line: number }[] };
}

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace;
const opened: (() => Promise<void>)[] = [];

beforeEach(() => {
  temp = createTempDir();
  hasDirectory = false;
});
afterEach(async () => {
  for (const stop of opened.splice(0).reverse()) await stop();
  temp.remove();
});

/** Whether a directory says whose readers are. */
let hasDirectory = false;

async function start(options: Partial<Parameters<typeof createReaderSimulator>[0]> = {}) {
  const users = [
    { uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 },
    { uid: 2, userId: "7", name: "Layla", privilege: 0, card: 0 },
  ];
  const simulator = createReaderSimulator({ serialNumber: "S1", users, log: LOG, ...options });
  await simulator.start();
  opened.push(() => simulator.stop());
  const given = [undefined, undefined, undefined] as const;
  place = await startTestPlace(temp.dir, [{ simulator }], ...given, () => hasDirectory);
  opened.push(place.stop);
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the reader is online");
  return simulator;
}

const importRows = async (input: object, token?: string) => {
  const { data, errors } = await place.query<Imported>(
    IMPORT,
    { input: { deviceId: "riyadh/gate-1", ...input } },
    token,
  );
  return {
    result: data?.importRows,
    codes: errors.map(({ extensions }) => [extensions["code"], extensions["argument"]]),
    messages: errors.map(({ message }) => message),
  };
};
const count = () => place.ledger.countPunches({});

it.each([
  ["40 bytes", {}],
  ["16 bytes, which name people by number", { recordSize: 16 }],
  ["8 bytes, which name people by slot", { recordSize: 8 }],
] as const)("adds nothing where the reader delivered the same rows in rows of %s", async (_name, options) => {
  await start(options);
  const { result } = await importRows({ text: toUsb(LOG), fileName: "S1_attlog.dat", dryRun: false });
  expect(result).toMatchObject({ isDone: true, rows: 30, added: 0, revised: 0, known: 30, faults: [] });
  expect(await count()).toBe(30);
});

it("says what would happen before it does anything, and does that", async () => {
  await start();
  const text = toUsb([...OTHERS, ...LOG]);
  const told = { rows: 60, added: 30, known: 30, revised: 0, setAside: 0, faultyLines: 0 };
  expect((await importRows({ text })).result).toMatchObject({ ...told, isDone: false });
  expect(await count()).toBe(30);
  expect((await importRows({ text, dryRun: false })).result).toMatchObject({
    ...told,
    isDone: true,
    device: { id: "riyadh/gate-1", completeness: { verdict: "COMPLETE", rowsStored: 60 } },
  });
  expect((await importRows({ text, dryRun: false })).result).toMatchObject({ added: 0, known: 60 });
  const [punch] = await place.ledger.listPunches({}, { limit: 1, after: undefined, isDescending: false });
  expect(punch).toMatchObject({ localTime: "2026-02-01T08:00:00", channel: "FILE", pin: "1042" });
});

it("learns from a file how often the log holds a row, and forgets it by no file that holds it less often", async () => {
  await start();
  const twice = LOG.slice(0, 1).concat(LOG.slice(0, 2));
  expect((await importRows({ text: toUsb(twice), dryRun: false })).result).toMatchObject({ revised: 1, known: 1 });
  expect((await importRows({ text: toUsb(LOG), dryRun: false })).result).toMatchObject({ revised: 0, known: 30 });
  const [punch] = await place.ledger.listPunches({}, { limit: 1, after: undefined, isDescending: false });
  expect(punch).toMatchObject({ copies: 2, channel: "READ" });
});

it("names every line that does not do, and takes the others only when it is told to", async () => {
  await start();
  const lines = toUsb(OTHERS).split("\r\n");
  for (const line of [2, 5, 11, 12, 20, 21, 30]) lines[line - 1] = `broken ${line}`;
  const text = lines.join("\r\n");
  const first = await importRows({ text, dryRun: false });
  expect(first.result).toMatchObject({ isDone: false, rows: 23, added: 23, faultyLines: 7 });
  expect(first.result?.faults.map(({ line }) => line)).toEqual([2, 5, 11, 12, 20, 21, 30]);
  expect(await count()).toBe(30);
  expect((await importRows({ text, dryRun: false, skipFaulty: true })).result).toMatchObject({
    isDone: true,
    added: 23,
  });
  expect(await count()).toBe(53);
});

it("takes the bytes of a file as well, and a sheet", async () => {
  await start();
  const file = Buffer.from(toUsb(OTHERS)).toString("base64");
  expect((await importRows({ file, dryRun: false })).result).toMatchObject({ isDone: true, added: 30 });
  const sheet = `pin,localTime,stateCode,verifyCode\n${OTHERS.map((it) => `${it.userId},${it.time},${it.punch},1`).join("\n")}`;
  expect((await importRows({ text: sheet })).result).toMatchObject({ added: 0, known: 30 });
});

it("sets rows aside as a read does", async () => {
  await start();
  const text = [
    "7\t2010-01-01 08:00:00\t1\t0\t1",
    "7\t2099-01-01 08:00:00\t1\t0\t1",
    "7\t2026-02-30 08:00:00\t1\t0\t1",
  ];
  expect((await importRows({ text: text.join("\n"), dryRun: false })).result).toMatchObject({ added: 3, setAside: 3 });
  const page = { limit: 9, after: undefined, isDescending: false };
  const rows = await place.ledger.listSetAside({ deviceId: "riyadh/gate-1" }, page);
  expect(new Set(rows.map(({ setAside }) => setAside))).toEqual(new Set(["BAD_TIME", "IN_FUTURE", "TOO_OLD"]));
});

it("refuses what it cannot take for rows of this reader, each by its name", async () => {
  await start();
  await place.ledger.openChannel({ readerId: "_app", name: "App", address: "-", isEnabled: true, kind: "APP" });
  const text = toUsb(OTHERS);
  const refused = async (input: object) => (await importRows({ text, dryRun: false, ...input })).codes;
  expect(await refused({ fileName: "OTHER9_attlog.dat" })).toEqual([["BAD_USER_INPUT", "input.fileName"]]);
  expect(await refused({ deviceId: "riyadh/gate-9" })).toEqual([["BAD_USER_INPUT", "input.deviceId"]]);
  expect(await refused({ deviceId: "riyadh/_app" })).toEqual([["BAD_USER_INPUT", "input.deviceId"]]);
  expect(await refused({ file: "AAAA" })).toEqual([["BAD_USER_INPUT", "input.text"]]);
  expect(await refused({ text: null, file: "no base64!" })).toEqual([["BAD_USER_INPUT", "input.file"]]);
  expect(await refused({ text: "x\n".repeat(50_001) })).toEqual([]);
  expect(await refused({ text: `pin,localTime\n${"x\n".repeat(50_001)}` })).toEqual([["BAD_USER_INPUT", "input.text"]]);
  expect(await count()).toBe(30);
});

it("takes nothing for a reader whose serial number, or log, nobody knows yet", async () => {
  await start();
  await place.ledger.registerReaders([
    { readerId: "gate-2", name: "Gate 2", address: "-", isEnabled: true },
    { readerId: "gate-3", name: "Gate 3", address: "-", isEnabled: true },
  ]);
  await place.ledger.recordFacts("gate-3", { serialNumber: "S3" });
  for (const deviceId of ["riyadh/gate-2", "riyadh/gate-3"]) {
    const { codes } = await importRows({ deviceId, text: toUsb(OTHERS), dryRun: false });
    expect(codes).toEqual([["BAD_USER_INPUT", "input.deviceId"]]);
  }
});

it.each(["HR", "VIEWER", "AUDITOR", "MANAGER", "EMPLOYEE"] as const)("lets no %s import", async (role) => {
  await start();
  expect((await importRows({ text: toUsb(OTHERS) }, place.signToken({ role }))).codes.length).toBeGreaterThan(0);
});

it("takes nothing of a reader that another place has, that nobody has decided about, or that was let go of", async () => {
  await start();
  hasDirectory = true;
  const refused = async () => {
    const { codes, messages } = await importRows({ text: toUsb(OTHERS), dryRun: false });
    expect(codes).toEqual([["BAD_USER_INPUT", "input.deviceId"]]);
    return messages.join();
  };
  const claimed = (claim: SerialClaim) => place.ledger.recordFacts("gate-1", { claim });
  const serialNumber = "S1";
  await claimed({ state: "ELSEWHERE", serialNumber, place: "cairo" });
  expect(await refused()).toContain("DEVICE_AT_OTHER_PLACE");
  await claimed({ state: "ASKED", serialNumber });
  expect(await refused()).toContain("DEVICE_PLACE_UNDECIDED");
  await claimed({ state: "LEFT", serialNumber });
  expect(await refused()).toContain("DEVICE_PLACE_UNDECIDED");
  await claimed({ state: "OURS", serialNumber });
  await place.ledger.recordFacts("gate-1", { served: { sinceMs: 0, endedMs: Date.now() } });
  expect(await refused()).toContain("let go of the reader S1");
  expect((await importRows({ text: toUsb(OTHERS) })).codes).toHaveLength(1);
  expect(await count()).toBe(30);
});

it("takes of a reader that came from another place what was made since, and sets the rows of before aside", async () => {
  await start();
  hasDirectory = true;
  const since = Date.parse("2026-02-01T08:00:20+03:00");
  await place.ledger.recordFacts("gate-1", { claim: { state: "OURS", serialNumber: "S1", sinceMs: since } });
  const { result } = await importRows({ text: toUsb(OTHERS), dryRun: false });
  expect(result).toMatchObject({ isDone: true, added: 30, setAside: 20 });
  expect(await count()).toBe(40);
});
