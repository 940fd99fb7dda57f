import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { operate } from "../../e2e/harness/own-organisation.ts";
import { type AttendanceFolder, startAttendanceProcess } from "./attendance-process.ts";
import { type KeptRows, readFollowedEpoch, readKeptRows, type StorePlace } from "./kept-rows.ts";
import { createRandom, type Disturbance } from "./killed-run.ts";
import { type ReaderHistory, type ReadPlaces, startReadPlaces } from "./read-places.ts";

type Env = Readonly<Record<string, string>>;

/** What attendance kept in the end, and what the restore said. */
export interface RestoredRun {
  readonly kept: KeptRows;
  readonly restored: readonly { readonly id: string; readonly rows: number; readonly epoch: string }[];
  /** The life of the restored ledger that attendance follows. */
  readonly followed: string | undefined;
}

/** The history is read from the readers at once, and nobody is disturbed. */
export async function runQuiet(history: ReaderHistory): Promise<KeptRows> {
  const places = await startReadPlaces(history, history.punches);
  try {
    return await settle(places.folder, {}, history);
  } finally {
    await places.stop();
  }
}

/**
 * A third of the history is backed up by `bf store backup` while all runs. A third comes live. The first place is killed, and
 * restored by `bf store restore`, while the last third is made at the readers. Attendance is killed now and then after it.
 */
export async function runRestored(
  history: ReaderHistory,
  { kills, seed }: Disturbance,
  databaseUrl?: string,
): Promise<RestoredRun> {
  const third = Math.ceil(history.punches.length / 3);
  const [early, live, late] = [0, 1, 2].map((nth) => history.punches.slice(nth * third, (nth + 1) * third));
  const places = await startReadPlaces(history, early ?? []);
  const env: Env = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  const store = { file: places.folder.store, databaseUrl };
  const [restoredPlace = ""] = history.placeIds;
  try {
    const attendance = await startAttendanceProcess(places.folder, env);
    await untilKept(store, history, early?.length ?? 0);
    const backup = join(places.folder.dir, "backup");
    await operateWell(["store", "backup", places.folder.dir, backup, "--place", restoredPlace]);
    places.punch(live ?? []);
    await untilKept(store, history, 2 * third);
    await places.kill(restoredPlace);
    await attendance.end("SIGKILL");
    places.punch(late ?? []);
    const said = await operateWell(["store", "restore", places.folder.dir, backup, "--json"]);
    await places.start(restoredPlace);
    await killAgainAndAgain(places, env, { kills, seed });
    const kept = await settle(places.folder, env, history);
    return { kept, restored: JSON.parse(said).places, followed: await readFollowedEpoch(store, restoredPlace) };
  } finally {
    await places.stop();
  }
}

async function operateWell(args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await operate(args);
  if (code !== 0) throw new Error(`bf ${args.join(" ")} ended with ${code}: ${stderr}`);
  return stdout;
}

async function killAgainAndAgain({ folder }: ReadPlaces, env: Env, { kills, seed }: Disturbance): Promise<void> {
  const random = createRandom(seed);
  for (let kill = 0; kill < kills; kill++) {
    const process = await startAttendanceProcess(folder, env);
    await wait(random() * 400);
    await process.end("SIGKILL");
  }
}

/** Lets attendance run until it has every punch, and every record is final: then nothing is left to tell or to work out. */
async function settle(folder: AttendanceFolder, env: Env, history: ReaderHistory): Promise<KeptRows> {
  const store = { file: folder.store, databaseUrl: env["DATABASE_URL"] };
  const process = await startAttendanceProcess(folder, env);
  try {
    await untilKept(store, history, history.punches.length);
    const question = `query ($filter: AttendanceFilter!) { attendance(filter: $filter) { recomputing } }`;
    const filter = { from: "2000-01-01", to: history.lastDate };
    for (;;) {
      const { attendance } = await process.ask(question, { filter });
      const kept = await readKeptRows(store, history.lastDate);
      if (attendance.recomputing === 0 && kept.records > 0 && kept.open === 0) return kept;
      await wait(100);
    }
  } finally {
    await process.end("SIGKILL");
  }
}

async function untilKept(store: StorePlace, { lastDate }: ReaderHistory, punches: number): Promise<void> {
  while ((await readKeptRows(store, lastDate)).punches < punches) await wait(100);
}
