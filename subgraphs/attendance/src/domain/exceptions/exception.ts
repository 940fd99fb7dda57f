import type { EnrolmentFinding, FindingKind } from "../people/enrolment-finding.ts";
import type { PersonReference } from "../people/person.ts";
import type { DayRow } from "../records/day-row.ts";
import type { ListedRecord } from "../records/listed-record.ts";

/** What is wrong of a record, in the order in which a day's exceptions stand; each by a flag or a status of the record. */
export const RECORD_KINDS = [
  { kind: "MISSING_IN", flag: "MISSING_IN" },
  { kind: "MISSING_OUT", flag: "MISSING_OUT" },
  { kind: "SHORT_DAY", flag: "SHORT_DAY" },
  { kind: "ABSENT", status: "ABSENT" },
  { kind: "UNKNOWN_DAY", status: "UNKNOWN" },
  { kind: "WORKED_ON_LEAVE", flag: "WORKED_ON_LEAVE" },
  { kind: "CLOCK_DRIFT", flag: "CLOCK_DRIFT" },
] as const satisfies readonly RecordRule[];

interface RecordRule {
  readonly kind: string;
  readonly flag?: DayRow["flags"][number];
  readonly status?: DayRow["status"];
}

/** A kind of exception that a record shows. */
export type RecordExceptionKind = (typeof RECORD_KINDS)[number]["kind"];

/** What somebody must look at. */
export type ExceptionKind = "RECORD_FAULT" | "PIN_CONFLICT" | "UNMAPPED_PIN" | RecordExceptionKind | FindingKind;

/** What can be done. */
export type ExceptionAction =
  | "ADD_PUNCH"
  | "ADD_ABSENCE"
  | "CHANGE_ABSENCE"
  | "ASK_PERSON"
  | "CHECK_READER"
  | "CHECK_CLOCK"
  | "CHANGE_HOURS"
  | "MAP_PIN"
  | "DECIDE_PIN"
  | "ENROL"
  | "REMOVE_ENROLMENT"
  | "CHANGE_EMPLOYMENT"
  | "ACCEPT";

/** What can be done about each kind, the likeliest first. */
export const ACTIONS: Readonly<Record<ExceptionKind, readonly ExceptionAction[]>> = {
  RECORD_FAULT: ["CHANGE_HOURS"],
  PIN_CONFLICT: ["DECIDE_PIN"],
  UNMAPPED_PIN: ["MAP_PIN"],
  MISSING_IN: ["ADD_PUNCH", "ASK_PERSON"],
  MISSING_OUT: ["ADD_PUNCH", "ASK_PERSON"],
  SHORT_DAY: ["ADD_ABSENCE", "ADD_PUNCH", "ACCEPT"],
  ABSENT: ["ADD_ABSENCE", "ADD_PUNCH", "ACCEPT"],
  UNKNOWN_DAY: ["CHECK_READER"],
  WORKED_ON_LEAVE: ["CHANGE_ABSENCE", "ACCEPT"],
  CLOCK_DRIFT: ["CHECK_CLOCK", "ACCEPT"],
  LEAVER_STILL_ENROLLED: ["REMOVE_ENROLMENT", "CHANGE_EMPLOYMENT"],
  ENROLLED_BEFORE_EMPLOYMENT: ["CHANGE_EMPLOYMENT", "ACCEPT"],
  ENROLLED_NOWHERE: ["ENROL", "CHANGE_EMPLOYMENT"],
  NEVER_PUNCHED: ["ASK_PERSON", "ACCEPT"],
};

/** Something that somebody must look at. */
export interface AttendanceException {
  readonly kind: ExceptionKind;
  readonly person: PersonReference | undefined;
  /** Only of an unmapped PIN and a conflict. */
  readonly pin: string | undefined;
  /** `undefined`: of no date. */
  readonly date: string | undefined;
  readonly record: ListedRecord | undefined;
  /** What does not fit of the person's enrolment. */
  readonly finding?: EnrolmentFinding;
  /** The facts behind the kind, by name: `At` instants in milliseconds, `Minutes`, or text; `undefined`: not known. */
  readonly facts: Readonly<Record<string, number | string | undefined>>;
}

/** The exceptions of some kinds that a record shows. */
export function toRecordExceptions(
  record: ListedRecord,
  kinds: readonly ExceptionKind[],
): readonly AttendanceException[] {
  const { person, date } = record;
  return RECORD_KINDS.filter((rule) => kinds.includes(rule.kind) && isShown(rule, record)).map(({ kind }) => ({
    kind,
    person,
    pin: undefined,
    date,
    record,
    facts: toFacts(kind, record),
  }));
}

function isShown({ flag, status }: RecordRule, record: ListedRecord): boolean {
  return flag === undefined ? record.status === status : record.flags.includes(flag);
}

function toFacts(kind: RecordExceptionKind, record: ListedRecord): AttendanceException["facts"] {
  const { checkInMs, checkOutMs, workedMinutes, expectedMinutes, keptPunches } = record;
  const edges = { checkInAt: checkInMs, checkOutAt: checkOutMs };
  switch (kind) {
    case "MISSING_IN":
    case "MISSING_OUT":
      return { ...edges, keptPunches };
    case "SHORT_DAY":
      return { ...edges, workedMinutes, expectedMinutes };
    case "ABSENT":
    case "UNKNOWN_DAY":
      return { expectedMinutes };
    case "WORKED_ON_LEAVE":
      return { ...edges, workedMinutes };
    case "CLOCK_DRIFT":
      return { keptPunches };
  }
}
