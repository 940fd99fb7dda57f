import { toExpectedTimes } from "../domain/held-read.ts";
import { createReaderTimeline } from "../domain/local-time.ts";
import { toLedgerRow } from "../domain/log-rows.ts";
import type { LedgerRow } from "../domain/punch.ts";
import { type LogRead, toRowSource } from "./log-source.ts";
import { hear, valueOf } from "./told.ts";
import { createWorkBatch } from "./work-batch.ts";

/** A log that was read and not stored. */
export interface ReviewedLog {
  /** Before its first row. */
  readonly beganMs: number;
  readonly rows: number;
  /** Slots without a row. */
  readonly blanks: number;
  /** What the reader counted before and after. 0, which proves nothing, where it tells none. */
  readonly countBefore: number;
  readonly countAfter: number;
  /** No packet had a right sum. */
  readonly hasOwnSums: boolean;
}

/** Takes the next rows of a log that has so many slots. They are a view of all that came with them: nobody keeps them. */
export type TakeReviewed = (rows: readonly LedgerRow[], slots: number) => Promise<void>;

/** Reads the whole log and stores nothing of it: all of it, or it throws. */
export async function reviewLog(read: LogRead, take: TakeReviewed): Promise<ReviewedLog> {
  const { plan, deps, connection, signal } = read;
  const beganMs = deps.clock.nowMs();
  const source = await toRowSource(read, createReaderTimeline(plan.zone, undefined));
  const batch = createWorkBatch();
  let [rows, blanks, countBefore] = [0, 0, 0];
  for await (const chunk of connection.readLog(signal, toExpectedTimes(plan.limits, plan.zone, beganMs))) {
    countBefore = chunk.reportedCount ?? 0;
    for (let start = 0; start < chunk.rows.length; ) {
      signal.throwIfAborted();
      const turnMs = deps.timers.monotonicMs();
      const part = chunk.rows.slice(start, start + batch.rows);
      const observedAtMs = deps.clock.nowMs();
      await take(
        part.map((row) => toLedgerRow(row, { ...source, observedAtMs })),
        chunk.slots,
      );
      batch.learn(part.length, deps.timers.monotonicMs() - turnMs);
      start += part.length;
      await deps.timers.yieldTurn();
    }
    rows += chunk.rows.length;
    blanks += chunk.blanks;
    read.onProgress?.(rows, chunk.slots);
  }
  const after = valueOf(await hear(connection.readSizes(signal)));
  const { hasOwnSums } = connection.stats;
  return { beganMs, rows, blanks, countBefore, countAfter: after?.punches ?? countBefore, hasOwnSums };
}
