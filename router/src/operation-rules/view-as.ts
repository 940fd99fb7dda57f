import { judgeViewing } from "@biometricflow/service/graphql/view-as";
import type { OperationRule } from "./operation-rule.ts";

/** Refuses mutations to whoever views as another account: VIEWING_ONLY. */
export function viewAsRule(): OperationRule {
  return { name: "view-as", judge: ({ operation }, { viewer }) => judgeViewing(operation.operation, viewer) };
}
