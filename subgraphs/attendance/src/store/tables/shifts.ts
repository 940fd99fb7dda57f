import type { ShiftTarget } from "../../domain/shifts/named-shift.ts";

/** Hours that people work by, under a name. */
interface ShiftTable {
  id: string;
  name: string;
  colour: string;
  letter: string;
}

/** The settings of a shift from a date on. */
interface ShiftVersionTable {
  shift_id: string;
  from_date: string;
  /** JSON of the rules' layers. */
  settings: string;
}

/** Who works by which shift. */
interface ShiftAssignmentTable {
  target_kind: ShiftTarget["kind"];
  target_id: string;
  from_date: string;
  /** Inclusive; null: for good. */
  to_date: string | null;
  shift_id: string;
}

/** What a roster says of a person's date. */
interface RosterDayTable {
  person_key: number;
  date: string;
  /** Empty for a rest day. */
  shift_id: string;
}

/** Tables of shifts. */
export interface ShiftTables {
  shift: ShiftTable;
  shift_version: ShiftVersionTable;
  shift_assignment: ShiftAssignmentTable;
  roster_day: RosterDayTable;
}
