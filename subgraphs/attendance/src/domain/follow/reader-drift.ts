import { type FeedChange, isMoved } from "./feed-page.ts";

/** Reader clock minus true clock, seconds, by reader. */
export type Drifts = ReadonlyMap<string, number>;

/**
 * The drift of each row of a page, and of each reader after it. A row has the drift that was read last before it stands in
 * the feed: a reader is asked when it is reached, before its rows are told, and at each proof, which are minutes apart.
 * Before the first reading nobody knows, and the drift is 0. A row keeps its drift, whatever is read later; one that somebody moved
 * has none: its time was put right.
 */
export function toDrifts(
  changes: readonly FeedChange[],
  known: Drifts,
): { readonly ofRows: ReadonlyMap<FeedChange, number>; readonly after: Drifts } {
  const after = new Map(known);
  const ofRows = new Map<FeedChange, number>();
  for (const change of changes) {
    if (change.kind === "ROW") ofRows.set(change, isMoved(change.row) ? 0 : (after.get(change.row.readerId) ?? 0));
    if (change.kind === "PROOF" && change.driftSeconds !== undefined) after.set(change.readerId, change.driftSeconds);
  }
  return { ofRows, after };
}

/**
 * Up to when a proof tells what is known, by the reader's own clock: one that is behind goes on writing rows of a day when that
 * is over.
 */
export function toProvedUntil({ provedUntilMs, driftSeconds = 0 }: Proof): number | undefined {
  return provedUntilMs === undefined ? undefined : provedUntilMs - Math.max(0, -driftSeconds) * 1_000;
}

type Proof = Pick<Extract<FeedChange, { kind: "PROOF" }>, "provedUntilMs" | "driftSeconds">;
