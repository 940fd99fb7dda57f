import { encodeFeedLine, type FeedRow } from "@biometricflow/schema/feed-line";
import type { FeedEntry } from "../domain/ledger.ts";
import type { PunchRecord } from "../domain/punch.ts";

/** One entry of the feed as a line of NDJSON, its line end included. */
export function toFeedLine({ row, ...entry }: FeedEntry, epoch: string): string {
  return encodeFeedLine({ ...entry, epoch, row: row === undefined ? undefined : toFeedRow(row) });
}

/** A row for followers. `setAside` is null for a punch. */
function toFeedRow(row: PunchRecord): FeedRow {
  return {
    ...row,
    atMs: row.atMs ?? null,
    offsetMinutes: row.offsetMinutes ?? null,
    workCode: row.workCode ?? null,
    setAside: row.setAside ?? null,
    movedSeconds: row.moved?.seconds,
  };
}
