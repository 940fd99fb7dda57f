import type { FeedEntry } from "../domain/ledger.ts";
import type { PunchRecord } from "../domain/punch.ts";

/** One entry of the feed as a line of NDJSON, its line end included. */
export function toFeedLine(entry: FeedEntry, epoch: string): string {
  const { seq, kind, ref, row, body } = entry;
  return `${JSON.stringify({ epoch, seq, kind, ref, ...(row === undefined ? { body } : { row: toFeedRow(row) }) })}\n`;
}

/** A row for followers: everything but its bytes. `setAside` is null for a punch. */
function toFeedRow({ raw: _raw, ...row }: PunchRecord): Record<string, unknown> {
  return {
    ...row,
    atMs: row.atMs ?? null,
    offsetMinutes: row.offsetMinutes ?? null,
    workCode: row.workCode ?? null,
    setAside: row.setAside ?? null,
  };
}
