import type { AccessTable } from "@biometricflow/service/graphql/access";
import { createAccessJudge } from "@biometricflow/service/graphql/access-plugin";
import { PUBLIC } from "@biometricflow/service/identity/role";
import type { OperationRule } from "./operation-rule.ts";

/** Refuses fields that the viewer's role may not select: FORBIDDEN with `extensions.field`. */
export function accessRule(table: AccessTable): OperationRule {
  const judge = createAccessJudge(table);
  return {
    name: "access",
    judge: ({ schema, document, operation }, { viewer }) =>
      judge({ schema, document, operationName: operation.name?.value, role: viewer?.role ?? PUBLIC }),
  };
}
