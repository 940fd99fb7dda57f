import type { FieldNode, OperationDefinitionNode } from "graphql";
import { addSelections, printOperation, setArgument, toFieldNode } from "./fetch-operation.ts";
import type { PageWish } from "./page-wish.ts";
import type { JsonObject } from "../operation/json.ts";
import { listFields } from "../operation/selection.ts";

/** Aliases and variables that the router adds to a place's operation and takes out of its answers again. */
const KEYS_ALIAS = "__gatherKeys";
const PAGE_ALIAS = "__gatherPage";
const FIRST_VARIABLE = "__gatherFirst";
const AFTER_VARIABLE = "__gatherAfter";

/** How the pages of a connection are asked of single places. */
export interface ConnectionPlan {
  /** False when only totals are asked for: then one page per place is enough and nothing is added. */
  readonly needsRows: boolean;
  readonly text: string;
}

/** One page of one place, what the router had added taken out. */
export interface PlacePage {
  readonly connection: JsonObject;
  /** The cursor of each row. */
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
}

/** Adds to a connection field what merging needs: each row's cursor, whether more follow, and its own page variables. */
export function planConnection(operation: OperationDefinitionNode, field: FieldNode, text: string): ConnectionPlan {
  const names = new Set(listFields(field.selectionSet?.selections ?? []).map(({ node }) => node.name.value));
  if (!names.has("edges") && !names.has("pageInfo")) return { needsRows: false, text };
  const paged = setArgument(setArgument(field, "first", FIRST_VARIABLE), "after", AFTER_VARIABLE);
  const hidden = [toFieldNode("edges", KEYS_ALIAS, ["cursor"]), toFieldNode("pageInfo", PAGE_ALIAS, ["hasNextPage"])];
  const added = { [FIRST_VARIABLE]: "Int", [AFTER_VARIABLE]: "String" };
  return { needsRows: true, text: printOperation(operation, addSelections(paged, hidden), added) };
}

/** The variables of a planned operation for one page. */
export function toPageVariables(variables: JsonObject, { first, after }: PageWish): JsonObject {
  return { ...variables, [FIRST_VARIABLE]: first, [AFTER_VARIABLE]: after };
}

/** Takes a page apart. `undefined` when it is no connection: the place does not keep to the contract. */
export function readPage(value: unknown, { needsRows }: ConnectionPlan): PlacePage | undefined {
  if (!isObject(value)) return undefined;
  if (!needsRows) return { connection: value, cursors: [], hasNextPage: false };
  const { [KEYS_ALIAS]: keys, [PAGE_ALIAS]: page, ...connection } = value;
  if (!Array.isArray(keys) || !isObject(page)) return undefined;
  const cursors = keys.flatMap((edge: unknown) => {
    const cursor = isObject(edge) ? edge["cursor"] : undefined;
    return typeof cursor === "string" ? [cursor] : [];
  });
  return cursors.length === keys.length
    ? { connection, cursors, hasNextPage: page["hasNextPage"] === true }
    : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
