import { requestError } from "@biometricflow/service/errors/error-codes";
import { OperationTypeNode } from "graphql";
import type { OperationRule } from "./operation-rule.ts";

/** Refuses queries and mutations to whoever asks with a socket token, which page script holds: FORBIDDEN. */
export function socketTokenRule(): OperationRule {
  const message =
    "A socket token opens subscriptions only: send queries and mutations by POST with the session's own token";
  return {
    name: "socket-token",
    judge: ({ operation }, { viewer }) =>
      viewer?.mayOnlySubscribe === true && operation.operation !== OperationTypeNode.SUBSCRIPTION
        ? requestError("FORBIDDEN", message)
        : undefined,
  };
}
