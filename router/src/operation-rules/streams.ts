import { requestError } from "@biometricflow/service/errors/error-codes";
import { type OperationDefinitionNode, OperationTypeNode, type SelectionNode } from "graphql";
import type { OperationRule } from "./operation-rule.ts";

/** Refuses subscriptions over HTTP. */
export function streamWayRule(): OperationRule {
  const message = "Subscriptions run over a WebSocket: connect to this path with the graphql-ws protocol";
  return {
    name: "stream-way",
    judge: ({ operation, way }) =>
      isSubscription(operation) && way === "HTTP" ? requestError("BAD_USER_INPUT", message) : undefined,
  };
}

/** Refuses a stream that may be left out of its own answer: it cannot be followed. */
export function conditionalStreamRule(): OperationRule {
  const message = "The field of a subscription cannot stand under @skip or @include";
  const isConditional = ({ directives = [] }: SelectionNode) => directives.length > 0;
  return {
    name: "conditional-stream",
    judge: ({ operation }) =>
      isSubscription(operation) && operation.selectionSet.selections.some(isConditional)
        ? requestError("BAD_USER_INPUT", message)
        : undefined,
  };
}

function isSubscription({ operation }: OperationDefinitionNode): boolean {
  return operation === OperationTypeNode.SUBSCRIPTION;
}
