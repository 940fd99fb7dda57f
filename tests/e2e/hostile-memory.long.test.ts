/**
 * What the memory of a place grows by, in a process of its own, while its reader means harm: resident set, heap and buffers,
 * sampled each 20 ms.
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FaultInput } from "@biometricflow/reader-simulator/faults";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { INTAKE_NODE_OPTIONS } from "../../scripts/supervisor/commands.ts";
import type { Sample } from "./harness/measured-place.ts";
import { until } from "./harness/until.ts";

const MB = 1024 * 1024;
const MOST_GROWTH_MB = 32;
const SCRIPT = new URL("harness/measured-place.ts", import.meta.url).pathname;

const LOG = Array.from({ length: 2_000 }, (_, n) => ({
  userId: String(1_000 + (n % 200)),
  time: new Date(Date.UTC(2026, 0, 1) + n * 120_000).toISOString().slice(0, 19),
  verify: 1,
  punch: n % 2,
}));

let dir: string;
let reader: ReaderSimulator;
let child: ChildProcess;
let samples: Sample[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "hostile-memory-"));
  const users = [{ uid: 1, userId: "1000", name: "Ahmad", privilege: 0, card: 0 }];
  reader = createReaderSimulator({
    serialNumber: "HOSTILE",
    users,
    log: LOG,
    timeZone: "Asia/Riyadh",
    capacity: 200_000,
  });
  await reader.start();
  samples = [];
  child = fork(SCRIPT, [dir, String(reader.address.port)], { execArgv: ["--expose-gc", ...INTAKE_NODE_OPTIONS] });
  child.on("message", (message: Sample | "settled") => {
    if (message !== "settled") samples.push(message);
  });
});

afterEach(async () => {
  child.removeAllListeners("message");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
  await reader.stop();
  await rm(dir, { recursive: true });
});

const last = (): Sample | undefined => samples.at(-1);

/** Lets the place come to rest with an honest reader, and returns what it takes then. */
async function settle(): Promise<Sample> {
  await until(() => last()?.status === "ONLINE" && samples.length > 100, 120_000);
  child.send("settle");
  const seen = samples.length;
  await until(() => samples.length > seen + 50, 120_000);
  const idle = last();
  if (idle === undefined) throw new Error("the place told nothing");
  samples = [];
  return idle;
}

/** Megabytes by which the place grew at most, of each kind. */
function toGrowth(idle: Sample): Readonly<Record<"rss" | "heapUsed" | "arrayBuffers", number>> {
  const most = (kind: "rss" | "heapUsed" | "arrayBuffers"): number =>
    Math.round(Math.max(...samples.map((sample) => sample[kind] - idle[kind])) / MB);
  return { rss: most("rss"), heapUsed: most("heapUsed"), arrayBuffers: most("arrayBuffers") };
}

/** Makes it another log, so that it is read whole: its end alone would be a few packets. */
const READ_AGAIN: FaultInput = { kind: "clearAndRegrow" };

it.each<[string, readonly FaultInput[]]>([
  ["sends packets without data, without end", [{ kind: "emptyData" }, READ_AGAIN]],
  ["sends its log byte by byte", [{ kind: "tinyData" }, READ_AGAIN]],
  ["repeats the beginning of its log without end", [{ kind: "repeatData" }, READ_AGAIN]],
  ["tells of a set of 4 GB", [{ kind: "hugeSet" }, READ_AGAIN]],
  ["has a log of 2.5 million rows, which no reader has", [{ kind: "longLog", count: 2_500_000 }]],
  ["sends events that nobody made, without end", [{ kind: "eventFlood" }]],
  ["sends answers that nobody asked for, without end", [{ kind: "answerFlood" }]],
  ["sends bytes that are no frames, without end", [{ kind: "byteFlood" }]],
])("stays within 32 MB of its idle memory when its reader %s", { timeout: 600_000 }, async (_name, faults) => {
  const idle = await settle();
  for (const fault of faults) await reader.control.fault(fault);
  await until(
    () => last()?.faultCode === "DEVICE_PROTOCOL_ERROR",
    120_000,
    () => JSON.stringify(last()),
  );
  const failed = samples.length;
  await until(() => samples.length > failed + 250, 120_000);
  const growth = toGrowth(idle);
  expect(growth.rss).toBeLessThanOrEqual(MOST_GROWTH_MB);
});

it("stays within 32 MB of its idle memory while it reads a log of 600,000 rows", { timeout: 600_000 }, async () => {
  const idle = await settle();
  await reader.control.fault({ kind: "longLog", count: 600_000 });
  await until(
    () => (last()?.rowsStored ?? 0) > 80_000,
    240_000,
    () => JSON.stringify(last()),
  );
  const growth = toGrowth(idle);
  expect(growth.rss).toBeLessThanOrEqual(MOST_GROWTH_MB);
});

it("stays within 32 MB of its idle memory while it takes a list of 50,000 users", { timeout: 600_000 }, async () => {
  const idle = await settle();
  await reader.control.fault({ kind: "manyUsers", count: 50_000 });
  const commands = (): number => reader.control.stats().commands["1504"] ?? 0;
  const before = commands();
  await until(() => commands() > before + 50, 120_000);
  const read = samples.length;
  await until(() => samples.length > read + 250, 120_000);
  const growth = toGrowth(idle);
  expect(growth.rss).toBeLessThanOrEqual(MOST_GROWTH_MB);
});
