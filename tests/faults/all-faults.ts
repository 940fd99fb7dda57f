import { DIRECTORY_FAULTS } from "./directory.ts";
import type { Fault } from "./fault.ts";
import { PLACE_FAULTS } from "./place.ts";
import { OPERATION_FAULTS } from "./router-operations.ts";
import { SCHEMA_FAULTS } from "./schema.ts";
import { SUBSCRIPTION_FAULTS } from "./subscriptions.ts";
import { ZK_FAULTS } from "./zk.ts";

/** Every fault of the lists beside this file. */
export const ALL_FAULTS: readonly Fault[] = [
  ...DIRECTORY_FAULTS,
  ...OPERATION_FAULTS,
  ...PLACE_FAULTS,
  ...SCHEMA_FAULTS,
  ...SUBSCRIPTION_FAULTS,
  ...ZK_FAULTS,
];
