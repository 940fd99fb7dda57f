import { requestError } from "@biometricflow/service/errors/error-codes";
import { OperationTypeNode } from "graphql";
import type { OperationRule } from "./operation-rule.ts";

/** Refuses all but queries to an export: FORBIDDEN. */
export function exportTokenRule(): OperationRule {
  return {
    name: "export-token",
    judge: ({ operation }, { viewer }) =>
      viewer?.mayOnlyQuery === true && operation.operation !== OperationTypeNode.QUERY
        ? requestError("FORBIDDEN", "An export reads: it sends queries and nothing else")
        : undefined,
  };
}
