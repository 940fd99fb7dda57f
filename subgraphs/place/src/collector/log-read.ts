import { groupCopies, type RowSource, toLedgerRow } from "../domain/log-rows.ts";
import type { LedgerRow } from "../domain/punch.ts";
import { createReaderTimeline, type ReaderTimeline } from "../domain/local-time.ts";
import type { LiveIntake } from "./live-intake.ts";
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
 * Counts are taken after the rows: live rows that the read did not bring were made after the reader's snapshot and are
 * subtracted, so that the proof speaks of the snapshot.
 *
 * @returns the timeline behind the last row, for the live rows that follow.
 */
export async function readWholeLog(read: LogRead): Promise<ReaderTimeline> {
  const { plan, deps, client, intake, signal } = read;
  intake.beginRead();
  const log = await client.readAttendanceLog({ signal });
  const timeline = createReaderTimeline(plan.zone, undefined);
  const source = await toRowSource(read, timeline);
  const rows = await convertRows(log.records, source, deps);
  for (let start = 0; start < rows.length; start += ROWS_PER_COMMIT) {
    signal.throwIfAborted();
    await deps.ledger.recordRows(plan.readerId, rows.slice(start, start + ROWS_PER_COMMIT));
    await deps.timers.yieldTurn();
  }
  const sizes = await client.readFreeSizes(signal);
  const liveAfterRead = intake.countOutside(new Set(rows.map(({ digest }) => digest)));
  const nowMs = deps.clock.nowMs();
  const proof = {
    atMs: nowMs,
    countAtRead: sizes.punches - liveAfterRead,
    rowsRead: log.records.length,
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

/** Computing 100,000 identities takes a good part of a second: others get their turn in between. */
async function convertRows(
  records: Awaited<ReturnType<ReaderClient["readAttendanceLog"]>>["records"],
  source: RowSource,
  deps: CollectorDeps,
): Promise<readonly LedgerRow[]> {
  const rows: LedgerRow[] = [];
  for (const record of records) {
    rows.push(toLedgerRow(toLogRow(record), source));
    if (rows.length % ROWS_PER_COMMIT === 0) await deps.timers.yieldTurn();
  }
  return groupCopies(rows);
}
