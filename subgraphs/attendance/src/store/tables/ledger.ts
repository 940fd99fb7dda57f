import type { Generated } from "kysely";
import type { AsideCause } from "../../domain/records/aside-doubt.ts";

/** Rows of the places' ledgers, as their feeds gave them. */
interface PunchTable {
  /** The identity of the event, without the place: a reader that moves brings its log along. */
  digest: string;
  id: string;
  place_id: string;
  reader_id: string;
  pin: string;
  /** Null for a time that no calendar has. */
  at_ms: number | null;
  local_time: string;
  state_code: number;
  verify_code: number;
  channel: string;
  /** Why the row is no punch yet; null for a punch. */
  set_aside: string | null;
  copies: number;
  received_ms: number;
  drift_seconds: number;
}

/** The readers of every place, and how far each is proved. */
interface ReaderTable {
  reader_id: string;
  place_id: string;
  since_ms: number;
  ended_ms: number | null;
  proved_until_ms: number | null;
  /** A time before that of which rows turned out to be missing since; both are null while there is none. */
  missing_from_ms: Generated<number | null>;
  missing_to_ms: Generated<number | null>;
  /** Reader clock minus true clock when it was last asked. */
  drift_seconds: Generated<number | null>;
  /** The instant of the last proof as it was told, whatever the reader's clock showed. */
  told_ms: Generated<number | null>;
  /** The last punch of its log, until that is proved for the first time. */
  log_punch_ms: Generated<number | null>;
}

/** Rows that are set aside and may be of a day: the time within which each was made. */
interface AsideRowTable {
  digest: string;
  place_id: string;
  reader_id: string;
  pin: string;
  cause: AsideCause;
  from_ms: number;
  /** Exclusive. */
  to_ms: number;
  /** 1 while the next punch of its log is not known. */
  is_open: number;
}

/** Times of which nobody knows what a reader recorded: its log was lost before it was read. */
interface LostStretchTable {
  reader_id: string;
  from_ms: number;
  place_id: string;
  /** Null while the reader was not read again. */
  closed_ms: number | null;
}

/** Who is enrolled on the readers of a place. */
interface EnrolmentTable {
  place_id: string;
  pin: string;
  name: string;
  name_key: string;
  since_ms: number;
  ended_ms: number | null;
}

/** Tables of what the places' feeds told. */
export interface LedgerTables {
  punch: PunchTable;
  reader: ReaderTable;
  lost_stretch: LostStretchTable;
  aside_row: AsideRowTable;
  enrolment: EnrolmentTable;
}
