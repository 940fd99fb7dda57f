import { parseCursor } from "@biometricflow/schema/cursor";
import { isPageSize, PAGE_SIZE_RANGE } from "@biometricflow/schema/page-size";
import { codedError } from "@biometricflow/service/errors/error-codes";
import type { RootField } from "@biometricflow/schema/contract/routing";
import type { JsonObject } from "../operation/json.ts";
import { type ConditionalField, readArgument } from "../operation/selection.ts";

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
  if (after !== null && (typeof after !== "string" || parseCursor(after) === undefined)) {
    throw codedError("BAD_CURSOR", "after is not a cursor of this list", { argument: "after" });
  }
  return { first, after };
}
