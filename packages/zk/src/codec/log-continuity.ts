/**
 * Where a log goes on that was read before, from its last rows alone. A log grows at its end and loses rows at its beginning:
 * what stood at the end can only have moved towards the front. Counts and times say nothing for sure; rows that are still there
 * do.
 */
import { LAYOUT_BYTES } from "./attendance-layout.ts";
import { ANCHOR_ROWS, type LogCursor } from "./log-cursor.ts";

/** Slots that are looked through before the place where the anchor stood: first a few, then once many. */
const MARGINS = [32, 4_096] as const;

/** What is known while the anchor is looked for. */
export interface TailSearch {
  readonly cursor: LogCursor;
  /** Slots of the log now. */
  readonly total: number;
  /** The first slot that is held. */
  readonly first: number;
  /** All slots from it to the end. */
  readonly held: Buffer;
  /** Margins that were looked through. */
  readonly widened: number;
}

/** What comes next. */
export type TailStep =
  /** Fetch these slots, and go on with their bytes. */
  | { readonly kind: "FETCH"; readonly search: TailSearch; readonly first: number; readonly count: number }
  /** Everything behind `end` came since. */
  | { readonly kind: "FOUND"; readonly end: number; readonly rows: Buffer }
  /** Only the whole log tells. */
  | { readonly kind: "LOST" };

const LOST: TailStep = { kind: "LOST" };

/**
 * Begins to look for the end of the log that was read before, in one that has `total` slots now. A cursor of fewer than 16 rows
 * is none: its log was short, or has blank slots that may have been filled. So is one whose rows begin as they end: where rows
 * came that are alike and others were lost, it would be found in more than one place.
 */
export function beginTail(cursor: LogCursor, total: number): TailStep {
  const last = toLastPlace(cursor, total);
  if (cursor.blanks > 0 || last < 0 || !isOfOnePlace(cursor)) return LOST;
  const search = { cursor, total, first: total, held: Buffer.alloc(0), widened: 0 };
  // As a rule it stands where it stood. A log that has become shorter than that has moved for sure.
  return total < cursor.end ? widen({ ...search, first: last }, total) : fetch(search, last);
}

/** Goes on with the slots that were asked for. */
export function continueTail(search: TailSearch, bytes: Buffer): TailStep {
  const { cursor, total, held } = search;
  const rowBytes = LAYOUT_BYTES[cursor.layout];
  const all = Buffer.concat([bytes, held]);
  const first = total - all.length / rowBytes;
  const found = findAnchor(all, toAnchor(cursor), { rowBytes, last: toLastPlace(cursor, total) - first });
  if (found === undefined) return widen({ ...search, first, held: all }, first);
  const end = found + ANCHOR_ROWS;
  return { kind: "FOUND", end: first + end, rows: all.subarray(end * rowBytes) };
}

function widen(search: TailSearch, before: number): TailStep {
  const margin = MARGINS[search.widened];
  if (margin === undefined || search.first === 0) return LOST;
  return fetch({ ...search, first: before, widened: search.widened + 1 }, Math.max(0, search.first - margin));
}

function fetch(search: TailSearch, first: number): TailStep {
  return { kind: "FETCH", search, first, count: search.first - first };
}

/** The last place at which the anchor can stand. */
function toLastPlace({ end }: LogCursor, total: number): number {
  return Math.min(end, total) - ANCHOR_ROWS;
}

function isOfOnePlace(cursor: LogCursor): boolean {
  const rowBytes = LAYOUT_BYTES[cursor.layout];
  const anchor = toAnchor(cursor);
  if (anchor.length !== ANCHOR_ROWS * rowBytes) return false;
  for (let rows = 1; rows < ANCHOR_ROWS; rows++) {
    if (anchor.subarray(0, rows * rowBytes).equals(anchor.subarray(-rows * rowBytes))) return false;
  }
  return true;
}

function toAnchor({ anchor }: LogCursor): Buffer {
  return Buffer.from(anchor, "base64");
}

/** The last place of the anchor, not behind `last`; places and `last` are rows of `bytes`. */
function findAnchor(
  bytes: Buffer,
  anchor: Buffer,
  { rowBytes, last }: { readonly rowBytes: number; readonly last: number },
): number | undefined {
  for (let place = last; place >= 0; place--) {
    const start = place * rowBytes;
    if (bytes.compare(anchor, 0, anchor.length, start, start + anchor.length) === 0) return place;
  }
  return undefined;
}
