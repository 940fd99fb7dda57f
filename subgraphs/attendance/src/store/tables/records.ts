import type { Generated } from "kysely";
import type { DayRow } from "../../domain/records/day-row.ts";

/** One person's record of one business date. */
interface DayRecordTable {
  date: string;
  person_key: number;
  place_id: string;
  /** Of the person on that date; empty for none. */
  department_id: string;
  /** Whose hours measured the day; empty for none. */
  shift_id: string;
  status: DayRow["status"];
  flags: number;
  check_in_ms: number | null;
  check_out_ms: number | null;
  presence_minutes: number;
  worked_minutes: number;
  expected_minutes: number;
  late_minutes: number;
  early_leave_minutes: number;
  overtime_minutes: number;
  /** Tenths of a percent; null where nothing is expected. */
  progress_tenths: number | null;
  kept_punches: number;
  dropped_duplicates: number;
  is_proved: number;
  is_final: number;
  next_change_ms: number | null;
  /** How many punches of the day people added or ignored. */
  corrections: Generated<number>;
  /** 1: what is not known of the day is lost, and nobody decided what to make of it. */
  is_lost: Generated<number>;
  /** While an entry or a leave is missing: the number of the feed at which that was found, 0 until the day is over; null where it is history. */
  missing_seq: Generated<number | null>;
  /** Of a day of leave in a locked period: the kind of its absence then, empty where nobody kept it; null for any other. */
  locked_kind_id: Generated<string | null>;
}

/** Dates of a person whose records may be out of date. */
interface DirtyMarkTable {
  token: number;
  person_key: number;
  from_date: string;
  to_date: string;
}

/** The last token that a mark was given; one row. */
interface MarkTokenTable {
  last: number;
}

/** People whose records cannot be worked out, and why. */
interface RecordFaultTable {
  person_key: number;
  message: string;
  since_ms: number;
}

/** Dates of somebody that have no records for a fault; no two stretches of a person share one. */
interface RecordFaultStretchTable {
  person_key: number;
  from_date: string;
  to_date: string;
  /** When they were last tried. */
  tried_ms: number;
}

/** Tables of the records. */
export interface RecordTables {
  day_record: DayRecordTable;
  dirty_mark: DirtyMarkTable;
  mark_token: MarkTokenTable;
  record_fault: RecordFaultTable;
  record_fault_stretch: RecordFaultStretchTable;
}
