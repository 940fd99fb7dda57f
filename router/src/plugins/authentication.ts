import type { ApolloServerPlugin } from "@apollo/server";
import { type AccessTable, findForbiddenFields } from "@biometricflow/service/access";
import { requestError } from "@biometricflow/service/error-codes";
import { PUBLIC } from "@biometricflow/service/role";
import { Kind, type OperationDefinitionNode } from "graphql";
import type { RouterContext } from "../context.ts";

/**
 * Refuses operations without a valid token, introspection included, with 401: TOKEN_EXPIRED or UNAUTHENTICATED.
 * Operations that are open to PUBLIC in all their fields pass, also with a token that has expired.
 */
export function authenticationPlugin(table: AccessTable): ApolloServerPlugin<RouterContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ schema, document, operation, operationName, contextValue }) => {
          if (contextValue.viewer !== undefined || operation === undefined) return;
          const forbidden = findForbiddenFields({ table, schema, document, operationName, role: PUBLIC });
          if (forbidden.length === 0 && !isIntrospection(operation)) return;
          throw contextValue.tokenError ?? requestError("UNAUTHENTICATED", "Sign in first");
        },
      }),
  };
}

/** True when nothing of the data is asked for, or the schema is. */
function isIntrospection({ selectionSet }: OperationDefinitionNode): boolean {
  const names = selectionSet.selections.map((it) => (it.kind === Kind.FIELD ? it.name.value : ""));
  return names.every((name) => name.startsWith("__")) || names.some((name) => /^__(schema|type)$/.test(name));
}
