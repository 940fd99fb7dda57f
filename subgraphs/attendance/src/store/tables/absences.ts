/** A reason to be away. */
interface AbsenceKindTable {
  id: string;
  name: string;
  /** Empty for none. */
  arabic_name: string;
  colour: string;
  letter: string;
  /** 0 or 1; null where nobody said. */
  paid: number | null;
}

/** When somebody is away; no two of a person share a date. */
interface AbsenceTable {
  id: string;
  person_key: number;
  from_date: string;
  to_date: string;
  kind_id: string;
  /** Empty for whole days, else `FIRST_HALF`, `SECOND_HALF`, `09:00-11:30`. */
  part: string;
  /** Empty for none. */
  note: string;
}

/** Tables of absences. */
export interface AbsenceTables {
  absence: AbsenceTable;
  absence_kind: AbsenceKindTable;
}
