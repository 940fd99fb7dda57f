import { type CursorKeys, compareCursorKeys, parseCursor } from "@biometricflow/schema/cursor";
import type { GraphQLFormattedError } from "graphql";
import TinyQueue from "tinyqueue";
import type { PlacePage } from "./connection-plan.ts";
import type { JsonObject } from "../operation/json.ts";

/** The rows of one place read so far, and how far the merge has come in them. */
export interface Head {
  readonly place: string;
  /** The first page: totals and everything that is no row. */
  readonly connection: JsonObject;
  readonly cursors: string[];
  readonly keys: CursorKeys[];
  /** Rows under each response key that selects them. */
  readonly rows: Map<string, unknown[]>;
  readonly errors: GraphQLFormattedError[];
  next: number;
  hasMore: boolean;
}

/** One row of the merged list. */
export interface MergedRow {
  readonly head: Head;
  readonly index: number;
}

/** Creates the head of a place from its first page. `undefined` when a cursor cannot be compared. */
export function createHead(place: string, page: PlacePage, edgeKeys: readonly string[]): Head | undefined {
  const head: Head = {
    place,
    connection: page.connection,
    cursors: [],
    keys: [],
    rows: new Map(edgeKeys.map((key) => [key, []])),
    errors: [],
    next: 0,
    hasMore: false,
  };
  return appendPage(head, page) ? head : undefined;
}

/** Adds a further page. False, and nothing added, when a cursor cannot be compared. */
export function appendPage(head: Head, page: PlacePage): boolean {
  const keys = page.cursors.map((cursor) => parseCursor(cursor));
  if (!keys.every((it) => it !== undefined)) return false;
  head.cursors.push(...page.cursors);
  head.keys.push(...keys);
  for (const [key, rows] of head.rows) {
    const added = page.connection[key];
    if (Array.isArray(added)) rows.push(...added);
  }
  head.hasMore = page.hasNextPage && page.cursors.length > 0; // a page that promises more and gives nothing must not loop
  return true;
}

/** True when the next row of this place is not known yet. */
export function isDry(head: Head): boolean {
  return head.next >= head.keys.length && head.hasMore;
}

/**
 * Moves rows from the heads to `merged`, in order, until there are `limit` or a head runs dry.
 *
 * @returns the head that must be filled before the next row is known; `undefined` when the merge is done.
 */
export function mergeHeads(
  heads: readonly Head[],
  merged: MergedRow[],
  { limit, isDescending }: { readonly limit: number; readonly isDescending: boolean },
): Head | undefined {
  const sign = isDescending ? -1 : 1;
  const queue = new TinyQueue<Head>([], (left, right) => sign * compareCursorKeys(keyOf(left), keyOf(right)));
  for (const head of heads) {
    if (isDry(head) && merged.length < limit) return head;
    if (head.next < head.keys.length) queue.push(head);
  }
  while (merged.length < limit) {
    const head = queue.pop();
    if (head === undefined) return undefined;
    merged.push({ head, index: head.next++ });
    if (head.next < head.keys.length) queue.push(head);
    else if (head.hasMore && merged.length < limit) return head;
  }
  return undefined;
}

function keyOf(head: Head): CursorKeys {
  return head.keys[head.next] ?? [];
}
