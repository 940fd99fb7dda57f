import type { GraphQLFormattedError } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import { isContractMismatch, type PlaceFailure } from "../operation/place-failure.ts";
import { type ConnectionPlan, type PlacePage, readPage, toPageVariables } from "./connection-plan.ts";
import type { RootField } from "@biometricflow/schema/contract/routing";
import { type FieldAnswer, readFieldReply, toFailureError, withPlace } from "./field-answer.ts";
import { appendPage, createHead, type Head, isDry, type MergedRow, mergeHeads } from "./head.ts";
import { mergePages } from "./merge-pages.ts";
import { type PageWish, readOrder } from "./page-wish.ts";
import { toTooManyRows } from "./page-bounds.ts";
import type { JsonObject } from "../operation/json.ts";
import type { PlaceCaller } from "./place-port.ts";
import { type ConditionalField, isIncluded, listFields } from "../operation/selection.ts";

/** A connection that several places answer together. */
export interface ConnectionGather {
  readonly field: ConditionalField;
  readonly rootField: RootField;
  readonly plan: ConnectionPlan;
  readonly targets: readonly string[];
  readonly wish: PageWish;
  readonly variables: JsonObject;
  readonly caller: PlaceCaller;
  readonly context: RouterContext;
}

const SMALLEST_SHARE = 4; // rows; below this a second request costs more than the rows saved

/** What a page request came to. */
type PageReply =
  | { readonly kind: "PAGE"; readonly page: PlacePage; readonly errors: readonly GraphQLFormattedError[] }
  | { readonly kind: "REFUSAL"; readonly error: GraphQLFormattedError }
  | { readonly kind: "FAILURE"; readonly failure: PlaceFailure };

/**
 * Asks every target for its share, merges the rows by their cursors and asks further only where a place's rows ran out.
 * Places that fail are named in `unavailable`; when all fail the field is null and each failure is an error.
 */
export async function gatherConnection(gather: ConnectionGather): Promise<FieldAnswer> {
  const { wish } = gather;
  const edgeKeys = listEdgeKeys(gather);
  const share = Math.max(SMALLEST_SHARE, Math.ceil((2 * wish.first) / gather.targets.length));
  const replies = await Promise.all(
    gather.targets.map((place) => askPage(gather, place, { ...wish, first: Math.min(wish.first, share) })),
  );
  const heads: Head[] = [];
  const failures: PlaceFailure[] = [];
  for (const [index, reply] of replies.entries()) {
    if (reply.kind === "REFUSAL") return { data: null, errors: [reply.error] };
    const place = gather.targets[index] ?? "";
    const head = reply.kind === "PAGE" ? createHead(place, reply.page, edgeKeys) : undefined;
    if (head === undefined) failures.push(reply.kind === "FAILURE" ? reply.failure : toMismatch(gather, place));
    else heads.push(head);
    if (head === undefined || reply.kind !== "PAGE") continue;
    head.errors.push(...reply.errors);
    if (wish.first === 0) head.hasMore = reply.page.hasNextPage; // an empty page that was asked for keeps its word
  }
  for (const failure of failures) gather.context.failures.add(failure);
  if (heads.length === 0) {
    return { data: null, errors: failures.map((failure) => toFailureError(failure, [gather.field.key])) };
  }
  const rows = await mergeRows(gather, heads, failures);
  const { field, rootField, variables } = gather;
  return mergePages({ field, rootField, variables, heads, rows, failures, hasPreviousPage: wish.after !== null });
}

function listEdgeKeys({ field, variables }: ConnectionGather): readonly string[] {
  const fields = listFields(field.node.selectionSet?.selections ?? []);
  const edges = fields.filter((it) => it.node.name.value === "edges" && isIncluded(it, variables));
  return [...new Set(edges.map((it) => it.key))];
}

function isDescending({ field, rootField, variables }: ConnectionGather): boolean {
  return readOrder(field, rootField, variables)?.endsWith("_DESC") === true;
}

/** Merges until the page is full, filling every head that ran dry. A place that fails now keeps the rows it gave. */
async function mergeRows(
  gather: ConnectionGather,
  heads: readonly Head[],
  failures: PlaceFailure[],
): Promise<readonly MergedRow[]> {
  const merged: MergedRow[] = [];
  if (!gather.plan.needsRows) return merged;
  const options = { limit: gather.wish.first, isDescending: isDescending(gather) };
  while (mergeHeads(heads, merged, options) !== undefined) {
    const dry = heads.filter(isDry);
    const missing = gather.wish.first - merged.length;
    await Promise.all(dry.map((head) => fillHead(gather, { head, failures }, missing)));
  }
  return merged;
}

async function fillHead(
  gather: ConnectionGather,
  { head, failures }: { readonly head: Head; readonly failures: PlaceFailure[] },
  first: number,
): Promise<void> {
  const offset = head.keys.length;
  const reply = await askPage(gather, head.place, { first, after: head.cursors.at(-1) ?? null });
  if (reply.kind === "PAGE" && appendPage(head, reply.page)) {
    const news = reply.errors.filter((error) => !isContractMismatch(error)); // the first page told of these
    head.errors.push(...news.map((error) => shiftRow(error, offset)));
    return;
  }
  head.hasMore = false;
  const failure = reply.kind === "FAILURE" ? reply.failure : toMismatch(gather, head.place);
  failures.push(failure);
  gather.context.failures.add(failure);
}

/** Row numbers in a further page's errors count from where that page begins. */
function shiftRow(error: GraphQLFormattedError, offset: number): GraphQLFormattedError {
  const [field, edges, row, ...rest] = error.path ?? [];
  if (field === undefined || edges === undefined || typeof row !== "number") return error;
  return { ...error, path: [field, edges, row + offset, ...rest] };
}

async function askPage(gather: ConnectionGather, place: string, wish: PageWish): Promise<PageReply> {
  const { plan, caller, context, field } = gather;
  const variables = plan.needsRows ? toPageVariables(gather.variables, wish) : gather.variables;
  const request = { place, query: plan.text, variables, isQuery: true };
  const reply = await caller.call(request, context);
  const read = readFieldReply(reply, { place, key: field.key, asOf: caller.asOf(place) });
  if (read.kind !== "VALUE") return read;
  const page = readPage(read.value, plan);
  if (page === undefined) return { kind: "FAILURE", failure: toMismatch(gather, place) };
  if (plan.needsRows && page.cursors.length > wish.first)
    return { kind: "FAILURE", failure: toTooManyRows(place, caller.asOf(place)) };
  return { kind: "PAGE", page, errors: read.errors.map((error) => withPlace(error, place)) };
}

function toMismatch({ caller }: ConnectionGather, place: string): PlaceFailure {
  const message = `The place ${place} does not keep to the contract of lists`;
  return { place, code: "PLACE_CONTRACT_MISMATCH", message, asOf: caller.asOf(place) };
}
