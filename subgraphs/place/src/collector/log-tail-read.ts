import type { LogCursor } from "../domain/device.ts";
import { createReaderTimeline, type ReaderTimeline } from "../domain/local-time.ts";
import { type RowSource, toLedgerRow } from "../domain/log-rows.ts";
import { toTailProof } from "../domain/tail-read.ts";
import { joinTailRows } from "../domain/tail-rows.ts";
import { proveLog } from "./log-proof.ts";
import { type LogRead, toRowSource } from "./log-source.ts";
import { type LogTail, ReaderError, type TailPart } from "./reader-driver.ts";

/** The end of a log that was read and stored. */
export interface StoredTail {
  /** Behind the last row, for the live rows that follow. */
  readonly timeline: ReaderTimeline;
  readonly rows: number;
  /** Whether a new row names a PIN that no reader of the place has enrolled. */
  readonly hasUnknownPin: boolean;
}

/**
 * Reads what came to the log since it was read up to `cursor` into the ledger, and records the proof of it: together with what
 * was proved before it is the whole log. The cursor moves with the rows, in one transaction: a read that breaks off is gone on
 * with from where it was.
 *
 * @returns `undefined` where only the whole log tells what came.
 */
export async function readTailOfLog(read: LogRead, cursor: LogCursor): Promise<StoredTail | undefined> {
  read.intake.beginRead();
  try {
    const tail = await askForTail(read, cursor);
    return tail.kind === "ROWS" ? await takeTail(read, cursor, tail) : undefined;
  } finally {
    read.intake.endRead();
  }
}

/** A reader that gives the end of its log wrong, or refuses it, may give it whole. */
async function askForTail({ connection, signal }: LogRead, cursor: LogCursor): Promise<LogTail> {
  try {
    return await connection.readTail(cursor, signal);
  } catch (error) {
    const isWhole = error instanceof ReaderError && WHOLE_AFTER.has(error.code);
    if (!isWhole) throw error;
    return { kind: "UNSUPPORTED" };
  }
}

const WHOLE_AFTER: ReadonlySet<ReaderError["code"]> = new Set(["DEVICE_REJECTED", "DEVICE_PROTOCOL_ERROR"]);

async function takeTail(
  read: LogRead,
  from: LogCursor,
  { parts, bytes, start, reportedCount = 0 }: Extract<LogTail, { kind: "ROWS" }>,
): Promise<StoredTail | undefined> {
  const { plan, deps, signal } = read;
  const timeline = createReaderTimeline(plan.zone, from.atMs);
  const source = await toRowSource(read, timeline);
  const digests = new Set<string>();
  let cursor = from;
  let lastDigest: string | undefined;
  let [rows, hasUnknownPin] = [0, false];
  for (const part of parts) {
    signal.throwIfAborted();
    const stored = await takePart(read, { ...source, observedAtMs: deps.clock.nowMs() }, { part, before: cursor });
    if (stored === undefined) return undefined;
    for (const digest of stored.digests) digests.add(digest);
    lastDigest = stored.digests.at(-1) ?? lastDigest;
    cursor = stored.cursor;
    rows += part.rows.length;
    hasUnknownPin ||= stored.hasUnknownPin;
    await deps.timers.yieldTurn();
  }
  const facts = { cursor, bytes, start, reportedCount, lastDigest };
  await proveLog(
    read,
    (digest) => digests.has(digest),
    ({ proof }) => {
      if (proof === undefined) throw new TypeError(`the proof of ${plan.readerId} is gone`);
      return toTailProof(proof, facts);
    },
  );
  return { timeline, rows, hasUnknownPin };
}

interface PlacedPart {
  readonly part: TailPart;
  readonly before: LogCursor;
}

async function takePart({ plan, deps }: LogRead, source: RowSource, { part, before }: PlacedPart) {
  const ledgerRows = part.rows.map((row) => toLedgerRow(row, source));
  const digests = ledgerRows.map(({ digest }) => digest);
  const joined = joinTailRows(ledgerRows, await deps.ledger.readInLog([...new Set(digests)]));
  if (joined === undefined) return undefined;
  const atMs = ledgerRows.findLast((row) => row.atMs !== undefined)?.atMs ?? before.atMs;
  const cursor = { ...part.cursor, ...(atMs === undefined ? {} : { atMs }) };
  const { hasUnknownPin } = await deps.ledger.recordTail(plan.readerId, joined, cursor);
  return { digests, cursor, hasUnknownPin };
}
