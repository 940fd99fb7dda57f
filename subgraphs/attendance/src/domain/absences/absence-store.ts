import type { Act, PersonSelection } from "../people/people-store.ts";
import type { PersonReference } from "../people/person.ts";
import type { RecordSelection } from "../records/listed-record.ts";
import type { TotalsGroup } from "../records/period-totals.ts";
import type { DayQuestion } from "../records/record-details.ts";
import type { AbsenceDraft, AbsenceTerms, DateRange, StoredAbsence } from "./absence.ts";
import type { AbsenceKind, InputFault } from "./absence-kind.ts";

/** Which people; `undefined` leaves open, an empty list matches nobody. */
export interface AbsentPeople extends PersonSelection {
  readonly pins?: readonly string[] | undefined;
  /** Measured by its rules: with it as home place, or enrolled there and without one. */
  readonly ownPlaceIds?: readonly string[] | undefined;
}

/** Which absences: those that share a date with the range. */
export interface AbsenceSelection extends DateRange, AbsentPeople {
  readonly kindIds?: readonly string[] | undefined;
}

/** One page of absences after a position, in the order of first dates, then of names. */
export interface AbsencePageRequest {
  readonly limit: number;
  readonly after: readonly [from: string, nameKey: string, id: string] | undefined;
}

/** Days of a group of totals that one kind took. */
export interface LeaveOfKind {
  readonly groupId: string;
  /** Empty where nobody kept it when the period was locked. */
  readonly kindId: string;
  readonly days: number;
  readonly partialDays: number;
}

/** Port: how absences are read. */
export interface AbsenceReader {
  readonly list: (selection: AbsenceSelection, page: AbsencePageRequest) => Promise<readonly StoredAbsence[]>;
  readonly count: (selection: AbsenceSelection) => Promise<number>;
  /** Leave in the records of a selection, by group and kind. */
  readonly countLeave: (selection: RecordSelection, groupBy: TotalsGroup) => Promise<readonly LeaveOfKind[]>;
  readonly listKinds: () => Promise<readonly AbsenceKind[]>;
  /** Those that are known, so many at most. */
  readonly findPeople: (people: AbsentPeople, limit: number) => Promise<readonly PersonReference[]>;
  /** The absences of some people that share a date with a range. */
  readonly listOf: (people: readonly PersonReference[], range: DateRange) => Promise<readonly StoredAbsence[]>;
  readonly find: (ids: readonly string[]) => Promise<readonly StoredAbsence[]>;
  /** The absence of each date by one question; in the order of the days. */
  readonly findOn: (days: readonly DayQuestion[]) => Promise<readonly (StoredAbsence | undefined)[]>;
}

/** An absence that stands in the way of another one. */
export interface AbsenceConflict {
  readonly draft: AbsenceDraft;
  readonly other: StoredAbsence;
}

/** What came of adding absences. */
export type AddedAbsences =
  | { readonly kind: "FAULT"; readonly fault: InputFault }
  | {
      readonly kind: "JUDGED";
      readonly isDone: boolean;
      /** Those with nothing in the way, added or not. */
      readonly absences: readonly StoredAbsence[];
      readonly conflicts: readonly AbsenceConflict[];
    };

/** How absences are to be added. */
export interface AddingTerms {
  /** Tells what would happen, and changes nothing. */
  readonly isDryRun: boolean;
  /** Leaves out what has an absence in the way; else one of them stops all. */
  readonly skipsConflicts: boolean;
}

/** What came of a change. */
export type EditedAbsence =
  | { readonly kind: "EDITED"; readonly absence: StoredAbsence }
  | { readonly kind: "GONE" }
  | { readonly kind: "FAULT"; readonly fault: InputFault }
  | { readonly kind: "CONFLICT"; readonly other: StoredAbsence };

/** What came of saving or removing a kind. */
export type SavedKind =
  | { readonly kind: "SAVED"; readonly absenceKind: AbsenceKind }
  | { readonly kind: "FAULT"; readonly fault: InputFault };

/** How somebody's deed is called in the log of changes. */
export interface AbsenceAct extends Act {
  /** The mutation. */
  readonly action: string;
}

/**
 * Port: how absences are changed, each time in one transaction with the marks of the dates that it touches and a line of the
 * log for each absence.
 */
export interface AbsenceWriter {
  /** Decided by what stands there then. */
  readonly add: (drafts: readonly AbsenceDraft[], act: AbsenceAct, terms?: AddingTerms) => Promise<AddedAbsences>;
  readonly edit: (id: string, changes: Partial<AbsenceTerms>, act: AbsenceAct) => Promise<EditedAbsence>;
  /** @returns those that were there */
  readonly remove: (ids: readonly string[], act: AbsenceAct) => Promise<readonly StoredAbsence[]>;
  readonly saveKind: (kind: AbsenceKind, act: AbsenceAct) => Promise<SavedKind>;
  /** Refused while an absence is of it. */
  readonly removeKind: (id: string, act: AbsenceAct) => Promise<SavedKind>;
}
