import type { GeneratedAlways } from "kysely";
import type { CorrectionKind } from "../../domain/corrections/correction.ts";
import type { CorrectionState } from "../../domain/corrections/correction-state.ts";

/** What people changed of the punches that records follow from. No row is ever removed. */
interface CorrectionTable {
  key: GeneratedAlways<number>;
  kind: CorrectionKind;
  state: CorrectionState;
  is_request: number;
  person_key: number;
  /** Of the punch, as are the columns that follow. */
  place_id: string;
  pin: string;
  at_ms: number;
  local_time: string;
  state_code: number;
  /** The punch that is ignored; empty where one is added. */
  punch_id: string;
  /** Corrections that were made together; null for one by itself. */
  group_key: number | null;
  /** The account that wrote it down. */
  entered_by: string;
  /** JSON: who moved it, when and why, in order. */
  deeds: string;
}

/** Corrections that were made together, for an outage. */
interface CorrectionGroupTable {
  key: GeneratedAlways<number>;
  place_id: string;
  /** The time of the outage, both inclusive. */
  from_ms: number;
  to_ms: number;
  at_ms: number;
  actor: string;
  reason: string;
}

/** Tables of corrections. */
export interface CorrectionTables {
  correction_group: CorrectionGroupTable;
  correction: CorrectionTable;
}
