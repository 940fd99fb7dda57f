import type { LogCursor } from "../domain/device.ts";
import { toBrokenLog } from "../domain/gap.ts";
import { toExpectedTimes, toHeldMessage, toHeldRead } from "../domain/held-read.ts";
import { createReaderTimeline, type ReaderTimeline } from "../domain/local-time.ts";
import { type LogGlance, toLogStart } from "../domain/log-glance.ts";
import { createLogDays, type LogDays } from "../domain/log-days.ts";
import { createLogJoin, type JoinStep, type LogJoin } from "../domain/log-join.ts";
import { type RowSource, toLedgerRow } from "../domain/log-rows.ts";
import type { LedgerRow, ReaderRow } from "../domain/punch.ts";
import { type LogPart, proveLog, type WholeRead } from "./log-proof.ts";
import { type LogRead, toRowSource } from "./log-source.ts";
import type { LogChunk } from "./reader-driver.ts";
import { ReadHeldError } from "./read-held-error.ts";
import type { CollectorDeps } from "./reader-plan.ts";
import { createWorkBatch, type WorkBatch } from "./work-batch.ts";

/** A log that was read and stored. */
interface WholeLog extends Pick<LogChunk, "userForm"> {
  /** 0, which proves nothing, where the reader tells none. */
  readonly reportedCount: number;
  /** `undefined` only where a reader gave no chunk at all. */
  readonly log: LogGlance | undefined;
  readonly rowsRead: number;
  readonly blanks: number;
  readonly lastDigest: string | undefined;
  /** Up to its last row; `undefined` where it has none, and where only whole logs are read. */
  readonly cursor: LogCursor | undefined;
  readonly whole: WholeRead;
  /** Whether the log holds a row of this identity. */
  readonly has: (digest: string) => boolean;
}

/**
 * Reads the whole log into the ledger, chunk by chunk as it comes, and records the proof of it. A read that fails half-way
 * leaves true rows and no proof: the next one begins again.
 *
 * @returns the timeline behind the last row, for the live rows that follow.
 */
export async function readWholeLog(read: LogRead): Promise<ReaderTimeline> {
  read.intake.beginRead();
  try {
    return await readAndProve(read);
  } finally {
    read.intake.endRead();
  }
}

async function readAndProve(read: LogRead): Promise<ReaderTimeline> {
  const { plan, deps } = read;
  const timeline = createReaderTimeline(plan.zone, undefined);
  const log = await takeLog(read, timeline);
  await reportBrokenLog(plan.readerId, deps, log.has);
  if (log.cursor !== undefined) await deps.ledger.recordTail(plan.readerId, [], log.cursor);
  await proveLog(read, log.has, () => toLogPart(log), log.whole);
  return timeline;
}

/** Stores the rows of the log as they come, some at a time: others get their turn in between. */
async function takeLog(read: LogRead, timeline: ReaderTimeline): Promise<WholeLog> {
  const { deps, connection, signal } = read;
  const source = await toRowSource(read, timeline);
  const batch = createWorkBatch();
  const beganMs = deps.clock.nowMs();
  const days = createLogDays(beganMs);
  const storing = { read, days };
  let join: LogJoin | undefined;
  let [rowsRead, blanks] = [0, 0];
  let lastChunk: LogChunk | undefined;
  let last: LedgerRow | undefined;
  let atMs: number | undefined;
  const expected = toExpectedTimes(read.plan.limits, read.plan.zone, deps.clock.nowMs());
  for await (const chunk of connection.readLog(signal, expected)) {
    if (join === undefined) await beginLog(read, chunk);
    join ??= createLogJoin(chunk.slots);
    for (let start = 0; start < chunk.rows.length; ) {
      const rows = chunk.rows.slice(start, start + batch.rows);
      last = await takeRows(storing, join, { rows, source: { ...source, observedAtMs: deps.clock.nowMs() }, batch });
      atMs = last?.atMs ?? atMs;
      start += rows.length;
    }
    rowsRead += chunk.rows.length;
    read.onProgress?.(rowsRead, chunk.slots);
    blanks += chunk.blanks;
    lastChunk = { ...chunk, rows: [] };
  }
  if (join !== undefined) await storeRest(storing, join.end(), batch);
  const { userForm, log, reportedCount = 0, cursor: end } = lastChunk ?? {};
  const whole = { beganMs, slots: lastChunk?.slots ?? 0, blanks, days: days.list() };
  const counted = { rowsRead, blanks, reportedCount, log, whole };
  const cursor = end && { ...end, ...(atMs === undefined ? {} : { atMs }) };
  return { ...counted, lastDigest: last?.digest, cursor, has: (digest) => join?.has(digest) ?? false, userForm };
}

/**
 * Before the first row is stored. The log is no longer read from where it was read before: rows that this read stores, and then
 * breaks off, are behind it, and would be counted twice.
 */
async function beginLog(read: LogRead, log: LogChunk): Promise<void> {
  await refuseHeldRead(read, log);
  await read.deps.ledger.recordFacts(read.plan.readerId, { cursor: undefined });
}

/** Nothing of a read that is held is stored: the reader keeps it until somebody accepts it. */
async function refuseHeldRead({ plan, deps }: LogRead, log: Pick<LogChunk, "times" | "userForm">): Promise<void> {
  const { ledger, clock } = deps;
  const heldRead = toHeldRead(await ledger.readDevice(plan.readerId), log, clock.nowMs());
  if (heldRead === undefined) return;
  await ledger.recordFacts(plan.readerId, { heldRead });
  throw new ReadHeldError(toHeldMessage(heldRead), log.userForm);
}

/** A read whose rows are stored, and counted as they are. */
interface Storing {
  readonly read: LogRead;
  readonly days: LogDays;
}

interface RowsToTake {
  readonly rows: readonly ReaderRow[];
  readonly source: RowSource;
  readonly batch: WorkBatch;
}

/** Takes the next rows of the log into the ledger; returns the last. */
async function takeRows(
  storing: Storing,
  join: LogJoin,
  { rows, source, batch }: RowsToTake,
): Promise<LedgerRow | undefined> {
  const { deps, signal } = storing.read;
  signal.throwIfAborted();
  const beganMs = deps.timers.monotonicMs();
  const ledgerRows = rows.map((row) => toLedgerRow(row, source));
  for (const { localTime } of ledgerRows) storing.days.count(localTime);
  let step = join.add(ledgerRows);
  join.hold(await storeAtOnce(storing, step));
  batch.learn(rows.length, deps.timers.monotonicMs() - beganMs);
  await deps.timers.yieldTurn();
  while (join.isWaiting) {
    const codes = await deps.ledger.readVerifyCodes(step.undecided);
    step = join.add([], codes);
    join.hold(await storeAtOnce(storing, step));
    await deps.timers.yieldTurn();
  }
  return ledgerRows.at(-1);
}

async function storeRest(
  storing: Storing,
  { rows, more }: ReturnType<LogJoin["end"]>,
  batch: WorkBatch,
): Promise<void> {
  for (let start = 0; start < rows.length; start += batch.rows) {
    await storeAtOnce(storing, { rows: rows.slice(start, start + batch.rows), more });
    await storing.read.deps.timers.yieldTurn();
  }
}

/** Returns the rows that the ledger knows with another verify code. */
async function storeAtOnce(
  { read, days }: Storing,
  { rows, more }: Pick<JoinStep, "rows" | "more">,
): Promise<readonly LedgerRow[]> {
  if (rows.length === 0) return [];
  const { otherVerify, setAside } = await read.deps.ledger.recordRows(read.plan.readerId, rows);
  const isSetAside = new Set(setAside);
  for (const { digest, localTime } of rows) days.countStored(localTime, more.get(digest) ?? 0, isSetAside.has(digest));
  return otherVerify;
}

async function reportBrokenLog(readerId: string, deps: CollectorDeps, isInLog: WholeLog["has"]): Promise<void> {
  const { ledger, clock, log } = deps;
  const broken = toBrokenLog(await ledger.readDevice(readerId), isInLog, clock.nowMs());
  if (broken === undefined) return;
  log.warn({ readerId }, "the log does not hold the last row of the read before: it was cleared or exchanged");
  if (broken.change !== undefined) await ledger.recordFacts(readerId, broken.change.facts, broken.change.feed);
}

function toLogPart({ reportedCount, rowsRead, blanks, log, userForm, lastDigest }: WholeLog): LogPart {
  return {
    countAtRead: reportedCount,
    rowsRead,
    blanksAtRead: blanks,
    ...(log === undefined ? {} : { logBytes: log.bytes, logStart: toLogStart(log.start) }),
    ...(userForm === undefined ? {} : { userForm }),
    ...(lastDigest === undefined ? {} : { lastDigest }),
  };
}
