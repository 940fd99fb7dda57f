import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { type DocumentNode, Kind, type SelectionSetNode } from "graphql";
import { requestError } from "./error-codes.ts";

/**
 * Fields from the root to the deepest one of a validated document, fragments and introspection included. Each fragment is
 * measured once, however often it is used.
 */
export function measureDepth(document: DocumentNode): number {
  const fragments = new Map(
    document.definitions.flatMap((it) => (it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it]] : [])),
  );
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

/** Refuses operations deeper than `maxDepth` fields with QUERY_TOO_DEEP, before anything runs. */
export function depthPlugin<C extends BaseContext>(maxDepth: number): ApolloServerPlugin<C> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ document }) => {
          const depth = measureDepth(document);
          if (depth <= maxDepth) return;
          const message = `The query is ${depth} fields deep; at most ${maxDepth} are allowed`;
          throw requestError("QUERY_TOO_DEEP", message, { limit: maxDepth });
        },
      }),
  };
}
