import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import {
  createTempDir,
  deviceStatus,
  eventually,
  QUICK_TIMING,
  startTestPlace,
  type TestPlace,
} from "../../integration/place-harness.ts";
import { type Figure, toFigure } from "./figures.ts";

const LOG_ROWS = [5_000, 100_000];
const USERS = Array.from({ length: 300 }, (_, n) => ({
  uid: n + 1,
  userId: String(1_000 + n),
  name: `Person ${n}`,
  privilege: 0,
  card: 0,
}));
const PUNCHES = 25;
const PATIENCE_MS = 300_000;
const TIMING = { ...QUICK_TIMING, requestTimeoutMs: 20_000 };

/**
 * What a reader and a place say to each other, in both directions from the first byte of a connection until nothing is left to
 * ask, by the reader's own count: when it comes back as it was, and when people punched meanwhile. Rows of 40 bytes.
 */
export async function readAfterAbsence(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const rows of LOG_ROWS) figures.push(...(await readOf(rows)));
  return figures;
}

async function readOf(rows: number): Promise<readonly Figure[]> {
  const { dir, remove } = createTempDir();
  const log = Array.from({ length: rows }, (_, n) => ({
    userId: String(1_000 + (n % 300)),
    time: at(n),
    verify: 1,
    punch: 0,
  }));
  const reader = createReaderSimulator({
    serialNumber: "BENCH",
    users: USERS,
    log,
    capacity: 200_000,
    timeZone: "Asia/Riyadh",
  });
  await reader.start();
  const place = await startTestPlace(dir, [{ simulator: reader }], TIMING);
  await is(place, "ONLINE");
  const unchanged = await comeBack(place, reader, () => undefined);
  const grown = await comeBack(place, reader, () => {
    for (let n = rows; n < rows + PUNCHES; n++) reader.control.punch({ pin: "1042", at: at(n) });
  });
  const { rowsStored } = await place.ledger.readDevice("gate-1");
  if (rowsStored !== rows + PUNCHES) throw new Error(`${rowsStored} rows are stored`);
  await place.stop();
  await reader.stop();
  remove();
  const name = `log of ${rows.toLocaleString("en")} rows`;
  const tail = `${grown.bytes} bytes, ${grown.chunks} x 1504`;
  return [
    toFigure(`${name}, ${PUNCHES} punches while away`, tail, "<= 3,500 bytes"),
    toFigure(
      `${name}, unchanged while away`,
      `${unchanged.bytes} bytes, ${unchanged.prepared} x 1503, ${unchanged.chunks} x 1504`,
      "0 x 1503, 0 x 1504",
    ),
  ];
}

interface Said {
  readonly bytes: number;
  readonly prepared: number;
  readonly chunks: number;
}

/** The reader is away while `change` happens to it, and comes back. */
async function comeBack(place: TestPlace, reader: ReaderSimulator, change: () => void): Promise<Said> {
  await reader.control.fault({ kind: "closePort" });
  await is(place, "OFFLINE");
  change();
  const before = reader.control.stats();
  await reader.control.fault({ kind: "openPort" });
  await is(place, "ONLINE");
  const after = reader.control.stats();
  const asked = (command: number): number => (after.commands[command] ?? 0) - (before.commands[command] ?? 0);
  const bytes = after.bytesIn + after.bytesOut - before.bytesIn - before.bytesOut;
  return { bytes, prepared: asked(1503), chunks: asked(1504) };
}

function is(place: TestPlace, status: string): Promise<void> {
  return eventually(async () => (await deviceStatus(place, "gate-1")) === status, status, PATIENCE_MS);
}

function at(second: number): string {
  return new Date(Date.UTC(2026, 2, 1, 8) + second * 1_000).toISOString().slice(0, 19);
}
