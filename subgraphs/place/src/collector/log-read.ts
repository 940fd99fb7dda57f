import { groupCopies, listMixedDigests, type RowSource, toLedgerRow } from "../domain/log-rows.ts";
import type { LedgerRow } from "../domain/punch.ts";
import { createReaderTimeline, type ReaderTimeline } from "../domain/local-time.ts";
import type { LiveIntake } from "./intake.ts";
import type { CollectorDeps, ReaderClient, ReaderPlan } from "./reader-plan.ts";
import { toLogRow } from "./reader-row.ts";

/** Rows per transaction: small enough that other readers and queries wait a few tens of milliseconds at most. */
const ROWS_PER_COMMIT = 2_000;

/** One full read of a log. */
export interface LogRead {
  readonly plan: ReaderPlan;
  readonly deps: CollectorDeps;
  readonly client: ReaderClient;
  readonly serialNumber: string;
  readonly intake: LiveIntake;
  readonly signal: AbortSignal;
}

/**
 * Reads the whole log into the ledger and records the proof of it.
 *
 * The proof's count is the one from just before the snapshot. What the reader counts more afterwards came live, or is
 * missing and asks for another read: a count from afterwards would hide a punch whose event was lost meanwhile.
 *
 * @returns the timeline behind the last row, for the live rows that follow.
 */
export async function readWholeLog(read: LogRead): Promise<ReaderTimeline> {
  const { plan, deps, client, intake, signal } = read;
  intake.beginRead();
  const log = await client.readAttendanceLog({ signal });
  const timeline = createReaderTimeline(plan.zone, undefined);
  const source = await toRowSource(read, timeline);
  const { rows, lastDigest } = await convertRows(log.records, source, deps);
  for (let start = 0; start < rows.length; start += ROWS_PER_COMMIT) {
    signal.throwIfAborted();
    await deps.ledger.recordRows(plan.readerId, rows.slice(start, start + ROWS_PER_COMMIT));
    await deps.timers.yieldTurn();
  }
  const digests = new Set(rows.map(({ digest }) => digest));
  await reportBrokenLog(plan.readerId, deps, digests);
  const sizes = await client.readFreeSizes(signal);
  const liveAfterRead = intake.countOutside(digests);
  const nowMs = deps.clock.nowMs();
  const proof = {
    atMs: nowMs,
    countAtRead: log.reportedCount,
    rowsRead: log.records.length,
    blanksAtRead: log.blanks.length,
    ...(log.userForm === undefined ? {} : { userForm: log.userForm }),
    ...(lastDigest === undefined ? {} : { lastDigest }),
    operationsAtRead: sizes.operations,
    liveAfterRead,
  };
  await deps.ledger.recordFacts(
    plan.readerId,
    { proof, punches: sizes.punches, checkedMs: nowMs, lastSeenMs: nowMs },
    "PROOF",
  );
  return timeline;
}

/**
 * Where the log no longer holds the last row of the read before, it was cleared, exchanged or overwritten whole. What was
 * punched between the last contact and then can be known to nobody, and that is shown as a gap; an open one covers it.
 */
async function reportBrokenLog(readerId: string, deps: CollectorDeps, digests: ReadonlySet<string>): Promise<void> {
  const { ledger, clock, log } = deps;
  const { proof, lastSeenMs, gapFromMs, gapClosedMs } = await ledger.readDevice(readerId);
  if (proof?.lastDigest === undefined || digests.has(proof.lastDigest)) return;
  log.warn({ readerId }, "the log does not hold the last row of the read before: it was cleared or exchanged");
  const isGapOpen = gapFromMs !== undefined && gapClosedMs === undefined;
  if (isGapOpen || lastSeenMs === undefined) return;
  await ledger.recordFacts(readerId, { gapFromMs: lastSeenMs, gapClosedMs: clock.nowMs() }, "GAP");
}

async function toRowSource(read: LogRead, timeline: ReaderTimeline): Promise<RowSource> {
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
    observedAtMs: deps.clock.nowMs(),
    isFirstRead: device.proof === undefined,
  };
}

/** Rows of the log, joined. Computing 100,000 identities takes a good part of a second: others get their turn in between. */
async function convertRows(
  records: Awaited<ReturnType<ReaderClient["readAttendanceLog"]>>["records"],
  source: RowSource,
  deps: CollectorDeps,
): Promise<{ readonly rows: readonly LedgerRow[]; readonly lastDigest: string | undefined }> {
  const rows: LedgerRow[] = [];
  for (const record of records) {
    rows.push(toLedgerRow(toLogRow(record), source));
    if (rows.length % ROWS_PER_COMMIT === 0) await deps.timers.yieldTurn();
  }
  const mixed = listMixedDigests(rows);
  const verifyCodes = mixed.length === 0 ? undefined : await deps.ledger.readVerifyCodes(mixed);
  return { rows: groupCopies(rows, verifyCodes), lastDigest: rows.at(-1)?.digest };
}
