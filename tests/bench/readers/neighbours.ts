import { monitorEventLoopDelay } from "node:perf_hooks";
import { DEFAULT_TIMING } from "../../../subgraphs/place/src/collector/reader-plan.ts";
import {
  createTempDir,
  deviceStatus,
  eventually,
  startTestPlace,
  type TestPlace,
} from "../../integration/place-harness.ts";
import { type Figure, toFigure, toPercentile } from "./figures.ts";
import { type ReaderProcess, type ReaderSettings, startReaders } from "./start-readers.ts";

const QUIET_READERS = 20;
const PUNCHES = 100;
const EVERY_MS = 50;
const PATIENCE_MS = 300_000;
const TURN_MS = 2;

/** What readers do to the place of other readers. */
interface Trouble {
  readonly name: string;
  readonly readers: ReaderSettings;
  readonly fault?: string;
  /** The others punch once they have all been there, and have been cut off for a moment. */
  readonly comesBack?: boolean;
}

const ONE = { readers: 1, rows: 1_000, framePauseMs: 0 };
const TROUBLES: readonly Trouble[] = [
  { name: "nobody", readers: { readers: 0, rows: 0, framePauseMs: 0 } },
  { name: "a log of 100,000 rows that comes byte by byte", readers: { ...ONE, rows: 100_000 }, fault: "drip" },
  { name: "100,000 rows and 5,000 people with long names", readers: { ...ONE, rows: 100_000, people: 5_000 } },
  { name: "bytes that are no frames, at line speed", readers: ONE, fault: "byteFlood" },
  { name: "answers that nobody waits for, at line speed", readers: ONE, fault: "answerFlood" },
  { name: "events of nobody, at line speed", readers: ONE, fault: "eventFlood" },
  { name: "data in packets of a byte", readers: { ...ONE, rows: 100_000 }, fault: "tinyData" },
  { name: "200 readers that come back at once", readers: { ...ONE, readers: 200, rows: 100 }, comesBack: true },
];

/** What one reader costs the others of its place: until their punches are stored, and how long the process hears nobody. */
export async function measureNeighbours(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const trouble of TROUBLES) figures.push(await measureBeside(trouble));
  return figures;
}

async function measureBeside(trouble: Trouble): Promise<Figure> {
  const quiet = await startReaders({ readers: QUIET_READERS, rows: 100, framePauseMs: 0 });
  const noisy = await startReaders(trouble.readers);
  if (trouble.fault !== undefined) await noisy.fault(trouble.fault);
  const { dir, remove } = createTempDir();
  const ports = [...quiet.ports, ...noisy.ports];
  const plans = ports.map((port) => ({ simulator: { address: { host: "127.0.0.1", port } } }));
  const place = await startTestPlace(dir, plans, DEFAULT_TIMING);
  await areOnline(place, trouble.comesBack === true ? plans.length : QUIET_READERS);
  if (trouble.comesBack === true) for (const fault of ["closePort", "openPort"]) await noisy.fault(fault);
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const waits = await punchInTurn(place, quiet);
  loop.disable();
  await place.stop();
  quiet.stop();
  noisy.stop();
  remove();
  const [p50, p95, most] = [0.5, 0.95, 1].map((share) => toPercentile(waits, share).toFixed(0));
  const [p99Ms, mostMs] = [loop.percentile(99), loop.max].map((ns) => Math.max(0, ns / 1e6 - 5).toFixed(0));
  const stored = `stored after p50 ${p50} ms, p95 ${p95} ms, at most ${most} ms`;
  return toFigure(`beside ${trouble.name}`, `${stored}; the process is late by p99 ${p99Ms} ms, at most ${mostMs} ms`);
}

/** One punch each 50 ms, at each reader in turn. */
async function punchInTurn(place: TestPlace, quiet: ReaderProcess): Promise<readonly number[]> {
  const waits: number[] = [];
  const beganMs = Date.now();
  for (let n = 0; n < PUNCHES; n++) {
    await delay(Math.max(0, beganMs + n * EVERY_MS - Date.now()));
    const readerId = `gate-${(n % QUIET_READERS) + 1}`;
    const { rowsStored: before } = await place.ledger.readDevice(readerId);
    const atMs = await quiet.punch(n % QUIET_READERS);
    while ((await place.ledger.readDevice(readerId)).rowsStored === before) await delay(TURN_MS);
    waits.push(Date.now() - atMs);
  }
  return waits;
}

async function areOnline(place: TestPlace, readers: number): Promise<void> {
  for (let n = 1; n <= readers; n++) {
    await eventually(
      async () => (await deviceStatus(place, `gate-${n}`)) === "ONLINE",
      `gate-${n} is online`,
      PATIENCE_MS,
    );
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
