import type { Absence } from "@biometricflow/rules/absence";
import type { PersonRules, RosterEntry } from "@biometricflow/rules/place-rules";
import { addDays } from "../dates.ts";
import type { Person } from "../people/person.ts";
import type { RosterDay, ShiftAssignment } from "../shifts/named-shift.ts";
import { decide, type ShiftBook, toHoursOn, toLayers } from "./shift-book.ts";
import { clip, LAST_DATE, layOver, type Stretch } from "./stretches.ts";

/** From when on a person belongs to a department; `undefined`: to none. */
export interface DepartmentStay {
  readonly from: string;
  readonly departmentId: string | undefined;
}

/** The department of a person on a date. */
export function toDepartment(stays: readonly DepartmentStay[], date: string): string | undefined {
  return stays.findLast(({ from }) => from <= date)?.departmentId;
}

/** What is known of a person where the rules are concerned. */
export interface PersonFacts {
  readonly person: Person;
  /** The departments of the person, each from a date on; in the order of the dates. */
  readonly departments: readonly DepartmentStay[];
  /** Places on whose readers a PIN of the person is enrolled, or was. */
  readonly enrolledAt: readonly string[];
  /** Those that may fall in the dates in question; no two share a date. */
  readonly absences: readonly Absence[];
  /** Shifts of the person alone; those of departments and places stand in the book. */
  readonly assignments: readonly ShiftAssignment[];
  /** The roster of the dates in question and of those around them. */
  readonly roster: readonly RosterDay[];
}

/** The person as the rules take it: the roster's date over the person's own shift, over the department's. */
export function compilePerson(facts: PersonFacts, book: ShiftBook): PersonRules {
  const { person, enrolledAt, roster, absences } = facts;
  return {
    pin: person.pin,
    homePlace: person.homePlaceId,
    enrolledAt,
    employed: { from: person.employedFrom, to: person.employedTo },
    shift: toLayers(book, listPersonShifts(facts, book)),
    roster: Object.fromEntries(roster.flatMap((day) => toEntry(day, book))),
    absences,
  };
}

/** The shifts of the person and of the departments, date by date; where there is none, those of the place hold. */
export function listPersonShifts(
  { departments, assignments }: Pick<PersonFacts, "departments" | "assignments">,
  book: ShiftBook,
): readonly Stretch<string>[] {
  const ofDepartments = departments.flatMap(({ from, departmentId }, index) => {
    const next = departments[index + 1];
    const stay = { from, to: next ? addDays(next.from, -1) : LAST_DATE };
    return departmentId === undefined ? [] : clip(book.shiftsOf({ kind: "DEPARTMENT", id: departmentId }), stay);
  });
  return layOver(decide(assignments), ofDepartments);
}

function toEntry({ date, cell }: RosterDay, book: ShiftBook): readonly (readonly [string, RosterEntry])[] {
  if (cell.kind === "OFF") return [[date, "OFF"]];
  const hours = toHoursOn(book, cell.shiftId, date);
  return hours === undefined ? [] : [[date, hours]];
}
