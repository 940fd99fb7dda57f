/** What a stranger may know of a reader: everything about its bytes, nothing about its people. */
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { connectReader } from "@biometricflow/zk/client/connect-reader";
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import { afterEach, expect, it } from "vitest";
import { captureLog, captureUsers, PinMask } from "../../packages/zk/src/report/capture.ts";
import { makeReport } from "../../packages/zk/src/report/reader-report.ts";

type SimulatorOptions = Omit<Parameters<typeof createReaderSimulator>[0], "serialNumber">;

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of opened.splice(0).toReversed()) await end();
});

const PINS = ["8812345", "8812346", "99017"];
const USERS = PINS.map((userId, i) => ({
  uid: i + 1,
  userId,
  name: `Canary${i} Secret`,
  privilege: 0,
  card: 305_419_896 + i,
  password: "pw4711",
}));
const LOG = Array.from({ length: 300 }, (_, i) => ({
  userId: PINS[i % 3] ?? "",
  time: new Date(Date.UTC(2026, 0, 1) + i * 3_600_000).toISOString().slice(0, 19),
  verify: i % 2 === 0 ? 1 : 15,
  punch: i % 4,
}));
const CANARIES = [...PINS, "Canary", "Secret", "pw4711", "305419896", "AFRK2201", "127.0.0.1"];

async function reportOf(options: SimulatorOptions) {
  const simulator = createReaderSimulator({ serialNumber: "AFRK2201", users: USERS, log: LOG, ...options });
  await simulator.start();
  opened.push(() => simulator.stop());
  const { host, port } = simulator.address;
  const ignore = (): void => undefined;
  const settings = { commKey: 0, requestTimeoutMs: 10_000, onEvent: ignore, onClose: ignore };
  const open = createTcpOpener({ host, port, connectTimeoutMs: 10_000 });
  const { signal } = new AbortController();
  const reader = await connectReader(open, settings, signal);
  opened.push(() => reader.close());
  return { simulator, ...(await makeReport(reader, signal)) };
}

function expectNobodyIn(text: string): void {
  for (const canary of CANARIES) {
    expect(text).not.toContain(canary);
    expect(text).not.toContain(Buffer.from(canary).toString("hex"));
  }
}

it.each([
  [40, "R40", 72],
  [49, "R49", 120],
  [16, "R16", 28],
  [8, "R8_TIME3", 72],
] as const)("says how rows of %i bytes are laid out and who decided so", async (recordSize, layout, userRecordSize) => {
  const { report } = await reportOf({ recordSize, userRecordSize });
  expect(report.log).toMatchObject({ layout, rows: 300, blanks: 0, copies: 0, impossibleTimes: 0 });
  expect(report.log?.verifyCodes).toEqual({ 1: 150, 15: 150 });
  expect(report.log?.months).toEqual(["2026-01", "2026-01"]);
  expect(report.log?.tried).toContainEqual(expect.objectContaining({ layout, records: 300, agrees: true }));
  expect(report.users).toMatchObject({ recordBytes: userRecordSize, users: 3, pinLengths: { 7: 2, 5: 1 } });
  expect(report.steps.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => "OK"));
});

it.each([
  [40, 72],
  [49, 120],
  [16, 28],
  [8, 72],
] as const)(
  "names nobody: neither the report nor a capture of rows of %i bytes",
  async (recordSize, userRecordSize) => {
    const { report, bytes } = await reportOf({ recordSize, userRecordSize });
    expectNobodyIn(JSON.stringify(report));
    expect(report.options).toMatchObject({ "~SerialNumber": "AFR*****", IPAddress: "set" });
    const mask = new PinMask();
    const log = captureLog(bytes.log ?? Buffer.alloc(0), report.log?.layout ?? "R40", mask);
    const users = captureUsers(bytes.users ?? Buffer.alloc(0), userRecordSize, mask);
    const text = [...log, ...users].join("\n");
    expectNobodyIn(text);
    for (const pin of PINS) {
      const number = Buffer.alloc(4);
      number.writeUInt32LE(Number(pin));
      expect(text).not.toContain(number.toString("hex"));
    }
    expect(log).toHaveLength(300);
    expect(new Set(log.map((row) => row.slice(recordSize === 16 ? 0 : 4, recordSize === 16 ? 8 : 52))).size).toBe(
      recordSize === 8 ? new Set(log.map((row) => row.slice(4, 52))).size : 3,
    );
  },
);

it("tells what a reader refuses, and goes on", async () => {
  const simulator = createReaderSimulator({ serialNumber: "AFRK2201", users: USERS, log: LOG });
  await simulator.start();
  opened.push(() => simulator.stop());
  await simulator.control.fault({ kind: "oddAnswer", command: 13, code: 4989 });
  const { host, port } = simulator.address;
  const ignore = (): void => undefined;
  const settings = { commKey: 0, requestTimeoutMs: 10_000, onEvent: ignore, onClose: ignore };
  const { signal } = new AbortController();
  const reader = await connectReader(createTcpOpener({ host, port, connectTimeoutMs: 10_000 }), settings, signal);
  opened.push(() => reader.close());
  const { report } = await makeReport(reader, signal);
  const failed = report.steps.filter(({ outcome }) => outcome === "FAILED").map(({ step }) => step);
  expect(failed).toEqual(["log"]);
  expect(report.log).toBeUndefined();
  expect(report.users).toMatchObject({ users: 3 });
});
