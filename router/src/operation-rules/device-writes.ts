import type { AccessTable } from "@biometricflow/service/graphql/access";
import { judgeDeviceWrites } from "@biometricflow/service/graphql/device-writes";
import type { OperationRule } from "./operation-rule.ts";

/** Refuses mutations that write to a reader outside of the time for which the right to it is given: DEVICE_WRITES_ENDED. */
export function deviceWritesRule(table: AccessTable, now: () => number): OperationRule {
  return {
    name: "device-writes",
    judge: ({ document, operation }, { viewer }) =>
      judgeDeviceWrites({ table, document, operation, viewer, nowMs: now() }),
  };
}
