import type { LogProof } from "../domain/device.ts";
import { toBrokenLog } from "../domain/gap.ts";
import { createReaderTimeline, type ReaderTimeline } from "../domain/local-time.ts";
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

/** A log as it was read. */
interface WholeLog extends Pick<LogChunk, "userForm" | "reportedCount"> {
  /** Joined: see `groupCopies`. */
  readonly rows: readonly LedgerRow[];
  readonly rowsRead: number;
  readonly blanks: number;
  readonly lastDigest: string | undefined;
}

/**
 * Reads the whole log into the ledger and records the proof of it. Nothing is stored of a read that fails half-way: how
 * many copies of a row there are, only its end tells.
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
  await storeRows(read, log.rows);
  const digests = new Set(log.rows.map(({ digest }) => digest));
  await reportBrokenLog(plan.readerId, deps, digests);
  const newAtCheck = intake.countOutside(digests);
  const sizes = await connection.readSizes(signal);
  const nowMs = deps.clock.nowMs();
  const counts = { nowMs, operations: sizes.operations, liveAfterRead: intake.countOutside(digests) };
  await deps.ledger.recordFacts(
    plan.readerId,
    { proof: toProof(log, counts), punches: sizes.punches, newAtCheck, checkedMs: nowMs, lastSeenMs: nowMs },
    "PROOF",
  );
  return timeline;
}

/** Rows of the log, joined. Computing 100,000 identities takes a good part of a second: others get their turn in between. */
async function takeLog(read: LogRead, timeline: ReaderTimeline): Promise<WholeLog> {
  const { deps, connection, signal } = read;
  const source = await toRowSource(read, timeline);
  const rows: LedgerRow[] = [];
  let last: LogChunk | undefined;
  let blanks = 0;
  for await (const chunk of connection.readLog(signal)) {
    const observed = { ...source, observedAtMs: deps.clock.nowMs() };
    for (const row of chunk.rows) rows.push(toLedgerRow(row, observed));
    blanks += chunk.blanks;
    last = chunk;
    await deps.timers.yieldTurn();
  }
  const mixed = listMixedDigests(rows);
  const verifyCodes = mixed.length === 0 ? undefined : await deps.ledger.readVerifyCodes(mixed);
  return {
    rows: groupCopies(rows, verifyCodes),
    rowsRead: rows.length,
    blanks,
    lastDigest: rows.at(-1)?.digest,
    userForm: last?.userForm,
    reportedCount: last?.reportedCount ?? 0,
  };
}

async function storeRows({ plan, deps, signal }: LogRead, rows: readonly LedgerRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_COMMIT) {
    signal.throwIfAborted();
    await deps.ledger.recordRows(plan.readerId, rows.slice(start, start + ROWS_PER_COMMIT));
    await deps.timers.yieldTurn();
  }
}

async function reportBrokenLog(readerId: string, deps: CollectorDeps, digests: ReadonlySet<string>): Promise<void> {
  const { ledger, clock, log } = deps;
  const broken = toBrokenLog(await ledger.readDevice(readerId), (digest) => digests.has(digest), clock.nowMs());
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
