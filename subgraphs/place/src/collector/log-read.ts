import type { LogProof } from "../domain/device.ts";
import { toBrokenLog } from "../domain/gap.ts";
import { createReaderTimeline, type ReaderTimeline } from "../domain/local-time.ts";
import { createLogJoin } from "../domain/log-join.ts";
import { groupCopies, listMixedDigests, type RowSource, toLedgerRow } from "../domain/log-rows.ts";
import type { LedgerRow } from "../domain/punch.ts";
import type { Intake } from "./intake.ts";
import type { LogChunk, ReaderConnection } from "./reader-driver.ts";
import type { CollectorDeps, ReaderPlan } from "./reader-plan.ts";

/** Rows per transaction: small enough that other readers and queries wait a few tens of milliseconds at most. */
const ROWS_PER_COMMIT = 2_000;

/** One full read of a log. */
export interface LogRead {
  readonly plan: ReaderPlan;
  readonly deps: CollectorDeps;
  readonly connection: ReaderConnection;
  readonly serialNumber: string;
  readonly intake: Intake;
  readonly signal: AbortSignal;
}

/** A log that was read and stored. */
interface WholeLog extends Pick<LogChunk, "userForm" | "reportedCount"> {
  readonly rowsRead: number;
  readonly blanks: number;
  readonly lastDigest: string | undefined;
  /** Whether the log holds a row of this identity. */
  readonly has: (digest: string) => boolean;
}

/**
 * Reads the whole log into the ledger, chunk by chunk as it comes, and records the proof of it. A read that fails half-way
 * leaves true rows and no proof: the next one begins again.
 *
 * The proof's count is the one from just before the snapshot. What the reader counts more afterwards came live, or is
 * missing and asks for another read: a count from afterwards would hide a punch whose event was lost meanwhile.
 *
 * @returns the timeline behind the last row, for the live rows that follow.
 */
export async function readWholeLog(read: LogRead): Promise<ReaderTimeline> {
  const { plan, deps, connection, intake, signal } = read;
  const timeline = createReaderTimeline(plan.zone, undefined);
  intake.beginRead();
  const log = await takeLog(read, timeline);
  await reportBrokenLog(plan.readerId, deps, log.has);
  const newAtCheck = intake.countOutside(log.has);
  const sizes = await connection.readSizes(signal);
  const nowMs = deps.clock.nowMs();
  const counts = { nowMs, operations: sizes.operations, liveAfterRead: intake.countOutside(log.has) };
  await deps.ledger.recordFacts(
    plan.readerId,
    { proof: toProof(log, counts), punches: sizes.punches, newAtCheck, checkedMs: nowMs, lastSeenMs: nowMs },
    "PROOF",
  );
  return timeline;
}

/** Stores the rows of the log as they come. Others get their turn after each chunk: 100,000 rows take seconds. */
async function takeLog(read: LogRead, timeline: ReaderTimeline): Promise<WholeLog> {
  const { deps, connection, signal } = read;
  const source = await toRowSource(read, timeline);
  const join = createLogJoin();
  let [rowsRead, blanks] = [0, 0];
  let lastChunk: LogChunk | undefined;
  let lastRow: LedgerRow | undefined;
  for await (const chunk of connection.readLog(signal)) {
    const observed = { ...source, observedAtMs: deps.clock.nowMs() };
    const rows = chunk.rows.map((row) => toLedgerRow(row, observed));
    join.hold(await storeRows(read, join.add(rows)));
    rowsRead += rows.length;
    blanks += chunk.blanks;
    lastChunk = chunk;
    lastRow = rows.at(-1) ?? lastRow;
  }
  await storeRepeated(read, join.listRepeated());
  const { userForm, reportedCount = 0 } = lastChunk ?? {};
  return { rowsRead, blanks, lastDigest: lastRow?.digest, has: (digest) => join.has(digest), userForm, reportedCount };
}

/** Copies, and one punch with several verify codes: see `groupCopies`. */
async function storeRepeated(read: LogRead, repeated: readonly LedgerRow[]): Promise<void> {
  const mixed = listMixedDigests(repeated);
  const verifyCodes = mixed.length === 0 ? undefined : await read.deps.ledger.readVerifyCodes(mixed);
  await storeRows(read, groupCopies(repeated, verifyCodes));
}

/** Returns the rows that the ledger knows with another verify code. */
async function storeRows({ plan, deps, signal }: LogRead, rows: readonly LedgerRow[]): Promise<readonly LedgerRow[]> {
  const otherVerify: LedgerRow[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_COMMIT) {
    signal.throwIfAborted();
    const result = await deps.ledger.recordRows(plan.readerId, rows.slice(start, start + ROWS_PER_COMMIT));
    otherVerify.push(...result.otherVerify);
    await deps.timers.yieldTurn();
  }
  return otherVerify;
}

async function reportBrokenLog(readerId: string, deps: CollectorDeps, isInLog: WholeLog["has"]): Promise<void> {
  const { ledger, clock, log } = deps;
  const broken = toBrokenLog(await ledger.readDevice(readerId), isInLog, clock.nowMs());
  if (broken === undefined) return;
  log.warn({ readerId }, "the log does not hold the last row of the read before: it was cleared or exchanged");
  if (broken.change !== undefined) await ledger.recordFacts(readerId, broken.change.facts, broken.change.feed);
}

async function toRowSource(read: LogRead, timeline: ReaderTimeline): Promise<Omit<RowSource, "observedAtMs">> {
  const { plan, deps, serialNumber } = read;
  const slots = await deps.ledger.readSlots(plan.readerId);
  const device = await deps.ledger.readDevice(plan.readerId);
  return {
    identityKey: deps.identityKey,
    serialNumber,
    limits: plan.limits,
    timeline,
    pinOfSlot: (slot) => slots.get(slot),
    channel: "READ",
    isFirstRead: device.proof === undefined,
  };
}

interface CountsAfterRead {
  readonly nowMs: number;
  readonly operations: number;
  readonly liveAfterRead: number;
}

function toProof(log: WholeLog, { nowMs, operations, liveAfterRead }: CountsAfterRead): LogProof {
  const { userForm, lastDigest } = log;
  return {
    atMs: nowMs,
    countAtRead: log.reportedCount,
    rowsRead: log.rowsRead,
    blanksAtRead: log.blanks,
    ...(userForm === undefined ? {} : { userForm }),
    ...(lastDigest === undefined ? {} : { lastDigest }),
    operationsAtRead: operations,
    liveAfterRead,
  };
}
