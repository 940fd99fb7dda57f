import type { GeneratedAlways } from "kysely";
import type { PeriodScope } from "../../domain/periods/period.ts";

/** Periods that are locked, or were. */
interface PeriodTable {
  key: GeneratedAlways<number>;
  from_date: string;
  to_date: string;
  scope_kind: PeriodScope["kind"];
  /** JSON: ids of places or departments. */
  scope_ids: string;
  state: "LOCKED" | "UNLOCKED";
  row_count: number;
  /** JSON: what was waived. */
  waived: string;
  /** JSON: who locked and unlocked it, when and why. */
  deeds: string;
}

/** The people of a period as they were known when it was locked. */
interface PeriodPersonTable {
  period_key: number;
  person_key: number;
  person_id: string;
  pin: string;
  name: string;
}

/** What locked records would be now. At most one of a person's date is open. */
interface AdjustmentTable {
  key: GeneratedAlways<number>;
  period_key: number;
  person_key: number;
  date: string;
  /** JSON of figures; null for no record. */
  before: string | null;
  after: string | null;
  /** JSON. */
  causes: string;
  at_ms: number;
  /** The later period into which it was carried; null while it is open. */
  carried_key: number | null;
}

/** What people said of their own records. */
interface AcknowledgementTable {
  key: GeneratedAlways<number>;
  person_key: number;
  from_date: string;
  to_date: string;
  hash: string;
  row_count: number;
  actor: string;
  at_ms: number;
  /** JSON: why it holds no more; null while it holds. */
  voided: string | null;
}

/** What was signed of locked periods: one seal for each lock. */
interface PeriodSealTable {
  period_key: number;
  /** The first line of the document. */
  header: string;
  sha256: string;
  key_id: string;
  signature: string;
  sealed_ms: number;
}

/** Tables of periods. */
export interface PeriodTables {
  acknowledgement: AcknowledgementTable;
  adjustment: AdjustmentTable;
  period: PeriodTable;
  period_person: PeriodPersonTable;
  period_seal: PeriodSealTable;
}
