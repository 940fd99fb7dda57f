import type { DayRow } from "../../domain/records/day-row.ts";

/** The business day that is under way, of everybody who has one; kept with the day's record. */
interface PresenceTable {
  person_key: number;
  date: string;
  /** The place whose rules measure the day. */
  place_id: string;
  status: DayRow["status"];
  is_late: number;
  /** 1: a punch is far outside of the shift of a working day. */
  is_out_of_hours: number;
  is_in: number;
  first_ms: number | null;
  since_ms: number | null;
  last_ms: number | null;
  /** Null with `last_ms`, as is the reader. */
  last_place_id: string | null;
  last_reader_id: string | null;
  due_ms: number | null;
  shift_end_ms: number;
  day_end_ms: number;
  /** JSON, ids of places. */
  enrolled_at: string;
}

/** Tables of presence. */
export interface PresenceTables {
  presence: PresenceTable;
}
