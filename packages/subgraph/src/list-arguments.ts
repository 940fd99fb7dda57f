import { type CursorKeys, type CursorList, parseCursor, toCursorTag } from "@biometricflow/schema/cursor";
import { parseGlobalId } from "@biometricflow/schema/global-id";
import { isPageSize, PAGE_SIZE_RANGE } from "@biometricflow/schema/page-size";
import { codedError } from "@biometricflow/service/errors/error-codes";

/** Where a page begins: the sort key and the id of the row before it. */
export type RowPosition = readonly [key: string | number, id: string];

const DEFAULT_FIRST = 50;

/** How many rows a page has; null means the default. @throws BAD_USER_INPUT outside 0 to 1000. */
export function parseFirst(first: number | null | undefined): number {
  const count = first ?? DEFAULT_FIRST;
  if (!isPageSize(count)) throw codedError("BAD_USER_INPUT", PAGE_SIZE_RANGE, { argument: "first" });
  return count;
}

/** The position a page begins after. @throws BAD_CURSOR for anything but a cursor of this list in this order. */
export function parseAfter(
  after: string | null | undefined,
  { keyType, ...list }: CursorList & { readonly keyType: "string" | "number" },
): RowPosition | undefined {
  const [key, id] = parseAfterKeys(after, [keyType, "string"], list) ?? [];
  return key === undefined ? undefined : [key, String(id)];
}

/**
 * The keys of the row a page begins after, of these types and in this order.
 *
 * @throws BAD_CURSOR for anything but a cursor of this list in this order.
 */
export function parseAfterKeys(
  after: string | null | undefined,
  types: readonly ("string" | "number")[],
  list: CursorList,
): CursorKeys | undefined {
  if (after === null || after === undefined) return undefined;
  const keys = parseCursor(after, [...types, "string"]);
  if (keys?.at(-1) !== toCursorTag(list))
    throw codedError("BAD_CURSOR", "The cursor does not belong to this list", { argument: "after" });
  return keys?.slice(0, -1);
}

/**
 * Checks a list of ids; those of other places are none of ours and match nothing here.
 *
 * @param argument where the list stands, for the error.
 * @throws BAD_USER_INPUT for an id that is not well-formed, and for a list of places without any.
 */
export function parseIds(
  ids: readonly string[] | null | undefined,
  argument: string,
  form: "PLACE" | "ENTITY" = "ENTITY",
): readonly string[] | undefined {
  if (ids === null || ids === undefined) return undefined;
  if (ids.length === 0 && form === "PLACE")
    throw codedError("BAD_USER_INPUT", `${argument} is empty: leave it out to read everything`, { argument });
  for (const id of ids) {
    if (!isIdOfForm(id, form))
      throw codedError("BAD_USER_INPUT", `${argument} holds an id that is not well-formed`, { argument });
  }
  return ids;
}

/** Checks one id. @throws BAD_USER_INPUT when it is not well-formed. */
export function parseId(id: string): string {
  if (!isIdOfForm(id, "ENTITY")) throw codedError("BAD_USER_INPUT", "id is not well-formed", { argument: "id" });
  return id;
}

function isIdOfForm(id: string, form: "PLACE" | "ENTITY"): boolean {
  const parsed = parseGlobalId(id);
  return parsed !== undefined && (parsed.local === undefined) === (form === "PLACE");
}

/** What both lists allow; `undefined` leaves open. */
export function intersectIds(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): readonly string[] | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  const allowed = new Set(right);
  return left.filter((id) => allowed.has(id));
}
