import type { DocumentNode, GraphQLError } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import type { GivenOperation } from "../operation/given-operation.ts";

/** Who asks. */
export type Asker = Pick<RouterContext, "viewer" | "tokenError">;

/** One thing that can be said against an operation before it runs. */
export interface OperationRule {
  /** Unique in its list. */
  readonly name: string;
  /** The error that refuses the operation, as the client sees it. Without effect on anything. */
  readonly judge: (operation: GivenOperation, asker: Asker) => GraphQLError | undefined;
}

/** What the first rule that objects says; later rules are not asked. `undefined` when the operation may run. */
export function findFault(
  rules: readonly OperationRule[],
  operation: GivenOperation,
  asker: Asker,
): { readonly rule: string; readonly error: GraphQLError } | undefined {
  for (const { name, judge } of rules) {
    const error = judge(operation, asker);
    if (error !== undefined) return { rule: name, error };
  }
  return undefined;
}

/**
 * Judges each document once. Apollo Server keeps documents that were validated, so that an operation sent again is not
 * walked again.
 */
export function oncePerDocument<T>(judge: (document: DocumentNode, operation: GivenOperation) => T) {
  const known = new WeakMap<DocumentNode, { readonly judged: T }>();
  return (operation: GivenOperation): T => {
    const { document } = operation;
    const { judged } = known.get(document) ?? { judged: judge(document, operation) };
    known.set(document, { judged });
    return judged;
  };
}
