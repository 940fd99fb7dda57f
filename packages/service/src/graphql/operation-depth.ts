import { type DocumentNode, type GraphQLError, Kind, type SelectionSetNode } from "graphql";
import { requestError } from "../errors/error-codes.ts";
import { listFragments } from "./fragments.ts";

/** Tokens of the longest operation a subgraph reads; the router sends shorter ones. */
export const MAX_TOKENS = 20_000;
/** Twice what the router allows its clients: fetches into entities add a few levels. */
const MAX_DEPTH = 24;

/**
 * Fields from the root to the deepest one of a validated document, fragments and introspection included. Each fragment is
 * measured once, however often it is used.
 */
export function measureDepth(document: DocumentNode): number {
  const fragments = listFragments(document);
  const measured = new Map<string, number>();
  const measureFragment = (name: string): number => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, 0); // a cycle is a validation fault; it must not become an endless loop here
    const fragment = fragments.get(name);
    const depth = fragment === undefined ? 0 : measure(fragment.selectionSet);
    measured.set(name, depth);
    return depth;
  };
  const measure = ({ selections }: SelectionSetNode): number => {
    let deepest = 0;
    for (const selection of selections) {
      const { kind } = selection;
      if (kind === Kind.FRAGMENT_SPREAD) deepest = Math.max(deepest, measureFragment(selection.name.value));
      else if (kind === Kind.INLINE_FRAGMENT) deepest = Math.max(deepest, measure(selection.selectionSet));
      else deepest = Math.max(deepest, 1 + (selection.selectionSet ? measure(selection.selectionSet) : 0));
    }
    return deepest;
  };
  const operations = document.definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION);
  return Math.max(0, ...operations.map((operation) => measure(operation.selectionSet)));
}

/** The QUERY_TOO_DEEP of a validated document for a subgraph; `undefined` when it may run. */
export function findTooDeep(document: DocumentNode): GraphQLError | undefined {
  const depth = measureDepth(document);
  if (depth <= MAX_DEPTH) return undefined;
  const message = `The query is ${depth} fields deep; at most ${MAX_DEPTH} are allowed`;
  return requestError("QUERY_TOO_DEEP", message, { limit: MAX_DEPTH });
}
