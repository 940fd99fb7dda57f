import { statSync } from "node:fs";
import pg from "pg";
import { startPostgres } from "../../integration/attendance/postgres-server.ts";
import {
  type AttendanceProcess,
  makeAttendanceFolder,
  startAttendanceProcess,
} from "../../load/attendance/attendance-process.ts";
import { serveFeed } from "../../load/attendance/fed-places.ts";
import { type MadeLedger, makeYears, type YearsSize } from "../../load/attendance/punch-years.ts";
import { changeRules } from "./change-rules.ts";
import { feedAll } from "./feed-all.ts";
import { type Figure, toFigure } from "./figures.ts";
import { askDays, askPages } from "./questions.ts";

/** Where the records are kept. */
export type BenchStore = "sqlite" | "postgres";

/** What is asked of a store that was fed. */
type AskFed = (process: AttendanceProcess, ledgers: readonly MadeLedger[]) => Promise<readonly Figure[]>;

/** Feeds a size into a new store, restarts the process, and asks while punches come in. */
export function runSize(size: YearsSize, store: BenchStore): Promise<readonly Figure[]> {
  return runFed(size, store, async (process, ledgers) => {
    const stopLive = punchAlong(ledgers);
    const pages = await askPages(process, size);
    stopLive();
    const change = await changeRules(process, size.lastDate);
    return [...pages, ...change, toFigure("memory after all of it, MB", process.memory().rssMb)];
  });
}

/** The same of the predecessor's question alone. */
export function runDays(size: YearsSize, store: BenchStore): Promise<readonly Figure[]> {
  return runFed(size, store, (process) => askDays(process, size.lastDate));
}

async function runFed(size: YearsSize, store: BenchStore, ask: AskFed): Promise<readonly Figure[]> {
  const ledgers = makeYears(size);
  const places = await Promise.all(ledgers.map((ledger) => serveFeed(ledger)));
  const folder = makeAttendanceFolder(new Map(places.map(({ placeId, url }) => [placeId, url])));
  const postgres = store === "postgres" ? await startPostgres() : undefined;
  const databaseUrl = await postgres?.createDatabase();
  const env: Record<string, string> = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  const toDiskMb = () => (databaseUrl === undefined ? toFileMb(folder.store) : readDatabaseMb(databaseUrl));
  const rows = ledgers.reduce((sum, ledger) => sum + ledger.size(), 0);
  try {
    const first = await startAttendanceProcess(folder, env);
    const fed = await feedAll(first, size, { rows, toDiskMb });
    await first.end();
    const beganMs = performance.now();
    const second = await startAttendanceProcess(folder, env);
    const start = toFigure("start again, ms", performance.now() - beganMs);
    const asked = await ask(second, ledgers);
    await second.end();
    return [...fed, start, ...asked];
  } finally {
    await Promise.all(places.map(({ stop }) => stop()));
    await postgres?.stop();
    folder.remove();
  }
}

/** Of SQLite: the file and what is not yet taken into it. */
function toFileMb(file: string): number {
  const bytes = [file, `${file}-wal`].map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  return bytes.reduce((sum, size) => sum + size, 0) / 1e6;
}

async function readDatabaseMb(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query("select pg_database_size(current_database()) as size");
  await client.end();
  return Number(rows[0]?.size) / 1e6;
}

/** Two punches a place ten times a second. @returns the end of it */
function punchAlong(ledgers: readonly MadeLedger[]): () => void {
  let nth = 0;
  const timer = setInterval(() => {
    for (const { punchNow } of ledgers) punchNow([nth, nth + 1], Date.now());
    nth += 2;
  }, 100);
  return () => clearInterval(timer);
}
