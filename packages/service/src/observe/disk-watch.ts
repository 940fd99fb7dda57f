import { mkdir, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "./log.ts";

/** Something that keeps a process from doing all of its work, or soon will, though it serves. */
export interface Alarm {
  /** Such as `DISK_FULL`, `DISK_READ_ONLY` or `DISK_UNUSABLE`. */
  readonly code: string;
  /** What is wrong and what to do, for people. */
  readonly message: string;
  readonly sinceMs: number;
}

/** Says whether a process can keep what it is told. */
export interface DiskWatch {
  /** Empty while it can. */
  readonly alarms: () => readonly Alarm[];
  /** How much of the disk is in use, in whole percent of what a process may use; `undefined` where nobody can say. */
  readonly filledPct: () => number | undefined;
  readonly stop: () => void;
}

/** The room of a file system, in blocks: all, those that are free, and those of them that this user may have. */
type DiskRoom = Readonly<Record<"blocks" | "bfree" | "bavail", number>>;

/** How a disk is watched. */
export interface DiskWatchOptions {
  /** The folder the process writes to; made when it is missing. */
  readonly folder: string;
  readonly log: Pick<Log, "error" | "info">;
  /** From one try to the next; 2 s when omitted. */
  readonly everyMs?: number;
  /** Writes something and removes it; throws as the file system does. The real one when omitted. */
  readonly tryToWrite?: (folder: string) => Promise<void>;
  /** What the file system says of its room; the real one when omitted. */
  readonly readRoom?: (folder: string) => Promise<DiskRoom>;
  readonly now?: () => number;
}

const EVERY_MS = 2_000;
/** Room for a transaction: with less of it the store cannot go on. */
const PROBE = Buffer.alloc(65_536, 0x2e);

/**
 * Watches a disk by writing to it: of all questions this one alone has the answer that counts, whether the disk is full, the
 * user's share used up, the mount read-only or the folder closed. The alarm ends by itself.
 */
export function watchDisk(options: DiskWatchOptions): DiskWatch {
  const { folder, log, everyMs = EVERY_MS, tryToWrite = writeProbe, readRoom = statfs } = options;
  const { now = Date.now } = options;
  let alarm: Alarm | undefined;
  let filled: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const look = async () => {
    const next = toAlarm(folder, await tryToWrite(folder).catch((error: unknown) => error), now());
    if (next !== undefined && next.code !== alarm?.code) log.error({ code: next.code, folder }, next.message);
    if (next === undefined && alarm !== undefined)
      log.info({ code: alarm.code, folder }, "the disk can be written again");
    alarm = next?.code === alarm?.code ? alarm : next;
    filled = await readRoom(folder).then(toFilledPct, () => undefined);
    if (!isStopped) timer = setTimeout(() => void look(), everyMs).unref();
  };
  void removeLeftProbes(folder);
  void look();
  return {
    alarms: () => (alarm === undefined ? [] : [alarm]),
    filledPct: () => filled,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** As `df` says it: what is kept back for root is no room that is in use. */
function toFilledPct({ blocks, bfree, bavail }: DiskRoom): number | undefined {
  const used = blocks - bfree;
  return blocks > 0 ? Math.floor((used * 100) / (used + bavail)) : undefined;
}

const PROBE_NAME = /^\.probe-(\d+)$/;

/** Removes what processes that were killed in the middle of a try have left. */
async function removeLeftProbes(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []); // a folder that cannot be read is what `look` tells of
  for (const name of names) {
    const pid = PROBE_NAME.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH"); // it may be another user's
  }
}

async function writeProbe(folder: string): Promise<void> {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(probe, PROBE, { mode: 0o600 });
  } finally {
    await rm(probe, { force: true });
  }
}

const KNOWN: Readonly<Record<string, readonly [code: string, what: string]>> = {
  ENOSPC: ["DISK_FULL", "is full: make room on it. This process goes on by itself then"],
  EDQUOT: ["DISK_FULL", "has no room left for this user: make some. This process goes on by itself then"],
  EROFS: ["DISK_READ_ONLY", "is read-only: mount it for writing. This process goes on by itself then"],
};

/** @param outcome what writing threw; `undefined` when it went well. */
function toAlarm(folder: string, outcome: unknown, nowMs: number): Alarm | undefined {
  if (outcome === undefined) return undefined;
  const given = outcome instanceof Error && "code" in outcome ? String(outcome.code) : "UNKNOWN";
  const [code, what] = KNOWN[given] ?? [
    "DISK_UNUSABLE",
    `cannot be written (${given}): look at the disk and its rights`,
  ];
  return { code, message: `The disk of ${folder} ${what}.`, sinceMs: nowMs };
}
