import { setTimeout as wait } from "node:timers/promises";
import type { AttendanceFolder, AttendanceProcess } from "./attendance-process.ts";
import { makeAttendanceFolder, startAttendanceProcess } from "./attendance-process.ts";
import { type FedPlace, serveFeed } from "./fed-places.ts";
import { type KeptRows, readKeptRows } from "./kept-rows.ts";
import { makeYears, type YearsSize } from "./punch-years.ts";

/** How a process is disturbed. */
export interface Disturbance {
  /** How often it is killed. */
  readonly kills: number;
  readonly seed: number;
}

/** Small pages: a history of some thousand entries has many moments between them. */
const ENTRIES_PER_PAGE = 120;

/** A list of numbers below 1, the same for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Feeds a history to a process that nobody disturbs. */
export async function runClean(size: YearsSize, databaseUrl?: string): Promise<KeptRows> {
  return runKilled(size, { kills: 0, seed: 0 }, databaseUrl);
}

/**
 * Feeds a history to a process that is killed again and again, at a page and some milliseconds that follow from the seed;
 * halfway each place is restored from a backup, so that all of it is told again. Then it is left alone until it is done.
 */
export async function runKilled(
  size: YearsSize,
  { kills, seed }: Disturbance,
  databaseUrl?: string,
): Promise<KeptRows> {
  const places = await Promise.all(makeYears(size).map((ledger) => serveFeed(ledger, ENTRIES_PER_PAGE)));
  const folder = makeAttendanceFolder(new Map(places.map(({ placeId, url }) => [placeId, url])));
  const env: Record<string, string> = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  try {
    const random = createRandom(seed);
    for (let kill = 0; kill < kills; kill++) {
      if (kill === kills >> 1)
        for (const [at, ledger] of makeYears(size, "restored").entries()) places[at]?.replace(ledger);
      await killOnce(folder, env, { places, pages: Math.floor(random() * 6), ms: random() * 60 });
    }
    const process = await startAttendanceProcess(folder, env);
    await untilDone(process, size.lastDate);
    await process.end();
    return await readKeptRows({ file: folder.store, databaseUrl }, size.lastDate);
  } finally {
    await Promise.all(places.map(({ stop }) => stop()));
    folder.remove();
  }
}

interface Moment {
  readonly places: readonly FedPlace[];
  /** After so many pages of this run, or at once where nothing is left to tell. */
  readonly pages: number;
  readonly ms: number;
}

async function killOnce(
  folder: AttendanceFolder,
  env: Readonly<Record<string, string>>,
  { places, pages, ms }: Moment,
): Promise<void> {
  const count = () => places.reduce((sum, { asked }) => sum + asked(), 0);
  const before = count();
  const process = await startAttendanceProcess(folder, env);
  while (count() - before < pages) await wait(1);
  await wait(ms);
  await process.end("SIGKILL");
}

async function untilDone(process: AttendanceProcess, lastDate: string): Promise<void> {
  const question = `query ($filter: AttendanceFilter!) {
    attendanceSources { asOf pending } attendance(filter: $filter) { recomputing }
  }`;
  for (;;) {
    const { attendanceSources, attendance } = await process.ask(question, {
      filter: { from: "2000-01-01", to: lastDate },
    });
    const isTold = attendanceSources.every(({ pending }: { pending: number | null }) => pending === 0);
    if (isTold && attendance.recomputing === 0) return;
    await wait(50);
  }
}
