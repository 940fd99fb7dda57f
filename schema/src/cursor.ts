/** One component of a cursor: numbers compare as numbers, texts as UTF-8 bytes. */
export type CursorKey = string | number;

/** `[sortKey..., id, tag]`: the position of one row in one order of one list, comparable across places. */
export type CursorKeys = readonly CursorKey[];

/** Which list a cursor belongs to, and in which order. */
export interface CursorList {
  /** The field that lists, such as `punches`. */
  readonly field: string;
  /** What the rows are of, such as the id of a place or a person; absent when they are of everything. */
  readonly of?: string | undefined;
  /** The order's name, such as `AT_DESC`. */
  readonly order: string;
}

const MAX_CURSOR_CHARS = 1024;

/** The last component of a list's cursors: one of another list, order or parent is told by it. */
export function toCursorTag({ field, of, order }: CursorList): string {
  return of === undefined ? `${field} ${order}` : `${of} ${field} ${order}`;
}

/** Encodes a position as base64url of its JSON. */
export function encodeCursor(keys: CursorKeys): string {
  return Buffer.from(JSON.stringify(keys), "utf8").toString("base64url");
}

/**
 * Decodes a cursor and checks its form; scope is never taken from it.
 *
 * @param shape the types its keys must have, in order, such as `["number", "string"]`; omitted: any.
 * @returns `undefined` for anything that is not such a cursor (answer BAD_CURSOR).
 */
export function parseCursor(text: string, shape?: readonly ("string" | "number")[]): CursorKeys | undefined {
  if (text.length === 0 || text.length > MAX_CURSOR_CHARS) return undefined;
  const keys = parseKeys(text);
  if (keys === undefined || encodeCursor(keys) !== text) return undefined;
  if (shape === undefined) return keys;
  const fits = keys.length === shape.length && keys.every((key, index) => typeof key === shape[index]);
  return fits ? keys : undefined;
}

/**
 * Compares two positions: negative when `left` comes first in ascending order.
 * Texts compare by UTF-8 bytes as SQLite and PostgreSQL `COLLATE "C"` do; JavaScript's own order differs.
 */
export function compareCursorKeys(left: CursorKeys, right: CursorKeys): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const order = compareKey(left[index] ?? 0, right[index] ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareKey(left: CursorKey, right: CursorKey): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (left === right) return 0;
  return Buffer.compare(Buffer.from(String(left), "utf8"), Buffer.from(String(right), "utf8"));
}

function parseKeys(text: string): CursorKeys | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!Array.isArray(value) || value.length === 0) return undefined;
    return value.every(isCursorKey) ? value : undefined;
  } catch {
    return undefined; // not base64url of JSON
  }
}

function isCursorKey(value: unknown): value is CursorKey {
  return typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}
