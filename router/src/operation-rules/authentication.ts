import { type AccessTable, findForbiddenFields } from "@biometricflow/service/graphql/access";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { PUBLIC } from "@biometricflow/service/identity/role";
import { type DocumentNode, type GraphQLError, Kind, type SelectionNode } from "graphql";
import { listFragments } from "@biometricflow/service/graphql/fragments";
import type { Asker, OperationRule } from "./operation-rule.ts";

/**
 * Refuses operations without a valid token, introspection included: TOKEN_EXPIRED or UNAUTHENTICATED. Operations that
 * are open to PUBLIC in all their fields pass, also with a token that has expired.
 */
export function authenticationRule(table: AccessTable): OperationRule {
  return {
    name: "authentication",
    judge: ({ schema, document, operation }, asker) => {
      if (asker.viewer !== undefined) return undefined;
      const operationName = operation.name?.value;
      const forbidden = findForbiddenFields({ table, schema, document, operationName, role: PUBLIC });
      return forbidden.length > 0 || isIntrospection(document) ? toAuthenticationError(asker) : undefined;
    },
  };
}

/** What someone without a valid token is told. */
export function toAuthenticationError({ tokenError }: Asker): GraphQLError {
  return tokenError ?? requestError("UNAUTHENTICATED", "Sign in first");
}

/** True when nothing of the data is asked for, or the schema is. */
function isIntrospection(document: DocumentNode): boolean {
  const names = listRootNames(document);
  return names.every((name) => name.startsWith("__")) || names.some((name) => /^__(schema|type)$/.test(name));
}

/** The names of all root fields of a document's operations, those in fragments included. */
export function listRootNames(document: DocumentNode): readonly string[] {
  const fragments = listFragments(document);
  const seen = new Set<string>();
  const open = (selections: readonly SelectionNode[]): readonly string[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection.name.value];
      if (selection.kind === Kind.INLINE_FRAGMENT) return open(selection.selectionSet.selections);
      const name = selection.name.value;
      if (seen.has(name)) return [];
      seen.add(name);
      return open(fragments.get(name)?.selectionSet.selections ?? []);
    });
  return document.definitions.flatMap((it) =>
    it.kind === Kind.OPERATION_DEFINITION ? open(it.selectionSet.selections) : [],
  );
}
