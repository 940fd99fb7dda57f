import type { Generated, GeneratedAlways } from "kysely";

/** Everybody whose days are recorded. */
interface PersonTable {
  key: Generated<number>;
  /** Global and readable; clients do not take it apart. */
  id: string;
  pin: string;
  /** ENROLMENT, IMPORT or MANUAL: who last said who this is. */
  source: "ENROLMENT" | "IMPORT" | "MANUAL";
  /** For people; what a list is ordered by stands in `name_key`. */
  name: string;
  name_key: string;
  latin_name: string;
  arabic_name: string;
  /** Empty for none, as are the ids that follow. */
  department_id: string;
  /** Id of the person's manager. */
  manager_id: string;
  home_place_id: string;
  /** 1 where somebody said the home place; 0 where it is the first by its id that enrols the PIN. */
  is_home_said: Generated<number>;
  /** Subject of the account, such as `account/sara`; of one person at most. */
  account: string;
  /** Inclusive dates; null for an open side. */
  employed_from: string | null;
  employed_to: string | null;
  /** The first date of which there may be a record. */
  records_from: string;
}

/** Whose the punches of a PIN are. */
interface PinClaimTable {
  person_key: number;
  pin: string;
  /** Empty: at every place. */
  place_id: string;
  /** Inclusive dates; null for an open side. */
  from_date: string | null;
  to_date: string | null;
}

/** A part of the organisation. */
interface DepartmentTable {
  id: string;
  name: string;
  name_key: string;
  /** Id of the person who manages it whoever its people name; empty: whom its people name. */
  manager_id: Generated<string>;
}

/** From when on a person belongs to a department; empty for none. */
interface DepartmentStayTable {
  person_key: number;
  from_date: string;
  department_id: string;
}

/** Who changed what that records follow from, and when. */
interface ChangeLogTable {
  seq: GeneratedAlways<number>;
  at_ms: number;
  /** The account. */
  actor: string;
  /** Such as `importPeople`. */
  action: string;
  /** Id of what was changed. */
  subject: string;
  /** JSON. */
  detail: string;
}

/** What was decided about whose a PIN is. */
interface PinDecisionTable {
  seq: GeneratedAlways<number>;
  pin: string;
  kind: "MAPPING" | "ONE_PERSON" | "SPLIT";
  /** JSON: the names, folded, under which the PIN was enrolled then. */
  names: string;
  /** JSON: what it changed. */
  deed: string;
  actor: string;
  at_ms: number;
  undone_by: string | null;
  undone_ms: number | null;
}

/** What was decided once for the whole store. */
interface StoreSettingTable {
  name: string;
  value: string;
}

/** Tables of people. */
export interface PeopleTables {
  store_setting: StoreSettingTable;
  pin_decision: PinDecisionTable;
  department: DepartmentTable;
  department_stay: DepartmentStayTable;
  change_log: ChangeLogTable;
  person: PersonTable;
  pin_claim: PinClaimTable;
}
