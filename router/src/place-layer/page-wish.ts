import { type CursorKeys, parseCursor, toCursorTag } from "@biometricflow/schema/cursor";
import { parseGlobalId } from "@biometricflow/schema/global-id";
import { isPageSize, PAGE_SIZE_RANGE } from "@biometricflow/schema/page-size";
import { codedError } from "@biometricflow/service/errors/error-codes";
import type { RootField } from "@biometricflow/schema/contract/routing";
import type { JsonObject } from "../operation/json.ts";
import { type ConditionalField, readArgument } from "../operation/selection.ts";
import { listNarrowed } from "./scope.ts";

/** Which part of a list is wanted. */
export interface PageWish {
  /** 0 to 1000 rows. */
  readonly first: number;
  /** The cursor after which the page begins; null at the beginning. */
  readonly after: string | null;
}

/**
 * Reads `first` and `after` of a connection.
 *
 * @throws `BAD_USER_INPUT` or `BAD_CURSOR`, so that no place is asked in vain.
 */
export function readPageWish(field: ConditionalField, rootField: RootField, variables: JsonObject): PageWish {
  const first: unknown = readArgument(field.node, "first", variables) ?? rootField.defaultFirst;
  if (!isPageSize(first)) throw codedError("BAD_USER_INPUT", PAGE_SIZE_RANGE, { argument: "first" });
  const after: unknown = readArgument(field.node, "after", variables) ?? null;
  if (after === null) return { first, after };
  const keys = typeof after === "string" ? parseCursor(after) : undefined;
  if (typeof after !== "string" || keys === undefined || !isOfList(keys, { field, rootField, variables }))
    throw codedError("BAD_CURSOR", "after is not a cursor of this list", { argument: "after" });
  return { first, after };
}

interface ListField {
  readonly field: ConditionalField;
  readonly rootField: RootField;
  readonly variables: JsonObject;
}

/**
 * Whether a cursor may belong to a list: of its name, in its order, and at a row of a place that the list names, if it
 * names any. What else a cursor says, places judge; those of an older contract give cursors without a tag.
 */
function isOfList([_key, id, tag]: CursorKeys, { field, rootField, variables }: ListField): boolean {
  const order = readOrder(field, rootField, variables);
  const expected = toCursorTag({ field: rootField.name, order: order ?? "" });
  if (tag !== undefined && !` ${tag}`.endsWith(` ${expected}`)) return false;
  const place = typeof id === "string" ? parseGlobalId(id)?.place : undefined;
  const named = listNarrowed({ node: field.node, routing: rootField.routing }, variables);
  return place === undefined || named.every((places) => places.has(place));
}

/** The order that a list is asked in. `undefined` for a list that has one order only. */
export function readOrder({ node }: ConditionalField, { order }: RootField, variables: JsonObject): string | undefined {
  if (order === undefined) return undefined;
  const chosen: unknown = readArgument(node, order.name, variables) ?? order.defaultValue;
  return String(chosen);
}
