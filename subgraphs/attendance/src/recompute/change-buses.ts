import { type ChangeBus, createChangeBus } from "@biometricflow/subgraph/changes/change-bus";
import type { PresenceChange, RecordChange } from "../domain/changes/change.ts";

/** Who hears of changes. */
export interface ChangeBuses {
  readonly records: ChangeBus<RecordChange>;
  readonly presence: ChangeBus<PresenceChange>;
}

/** Creates buses that nobody follows. */
export function createChangeBuses(): ChangeBuses {
  return { records: createChangeBus<RecordChange>(), presence: createChangeBus<PresenceChange>() };
}
