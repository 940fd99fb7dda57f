import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from "@apollo/server";
import { GraphQLError, OperationTypeNode } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import type { GivenOperation } from "../operation/given-operation.ts";
import { findFault, type OperationRule } from "../operation-rules/operation-rule.ts";
import { toAuthenticationError } from "../operation-rules/authentication.ts";

/** What an operation may cost, in rows. */
export type RowsOf = (operation: GivenOperation) => number;

/**
 * Asks every rule about an operation, once, however it came. A subscription that passes is not executed here: its
 * socket is told of it and follows it; anything else waits for its turn.
 */
export function operationRulesPlugin(
  rules: readonly OperationRule[],
  rowsOf: RowsOf = () => 0,
): ApolloServerPlugin<RouterContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async (request) => {
          const { contextValue } = request;
          const operation = toGivenOperation(request);
          const fault = findFault(rules, operation, contextValue);
          if (fault !== undefined) throw fault.error;
          const isStream = operation.operation.operation === OperationTypeNode.SUBSCRIPTION;
          if (!isStream) await contextValue.turn?.begin(rowsOf(operation));
          contextValue.onSocketOperation?.(operation);
        },
        responseForOperation: async ({ operation, response }) =>
          operation.operation === OperationTypeNode.SUBSCRIPTION
            ? { http: response.http, body: { kind: "single", singleResult: { data: null } } }
            : null,
        willSendResponse: async ({ contextValue }) => contextValue.turn?.end(),
      }),
  };
}

/** @throws when the document holds no operation of the name that was given, or several and none was named. */
function toGivenOperation({
  schema,
  document,
  operation,
  request: { variables = {} },
  contextValue,
}: GraphQLRequestContextDidResolveOperation<RouterContext>): GivenOperation {
  if (operation === undefined) throw contextValue.viewer ? toUnresolved() : toAuthenticationError(contextValue);
  const way = contextValue.onSocketOperation === undefined ? "HTTP" : "SOCKET";
  return { schema, document, operation, variables, way };
}

function toUnresolved(): GraphQLError {
  return new GraphQLError('"operationName" must name one operation of the document', {
    extensions: { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } },
  });
}
