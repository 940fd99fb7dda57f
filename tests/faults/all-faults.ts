import type { Fault } from "./fault.ts";
import { OPERATION_FAULTS } from "./router-operations.ts";
import { SUBSCRIPTION_FAULTS } from "./subscriptions.ts";

/** Every fault of the lists beside this file. */
export const ALL_FAULTS: readonly Fault[] = [...OPERATION_FAULTS, ...SUBSCRIPTION_FAULTS];
