import type { PersonReference } from "../people/person.ts";
import type { PeopleScope } from "../people/viewer-scope.ts";
import type { DateRange } from "../rules/stretches.ts";
import type { DayRow } from "./day-row.ts";

/** A kept record, with what a list shows of the person. */
export interface ListedRecord extends Omit<DayRow, "nextChangeMs"> {
  readonly person: PersonReference;
  /** Whose hours measured the day; `undefined` where nobody gave the person a shift. */
  readonly shiftId: string | undefined;
  /** Dates that are holidays for this question alone: the record is as it would be with them. */
  readonly additionalHolidays?: readonly string[];
  /** How many punches of the day people added or ignored. */
  readonly corrections: number;
}

/** What became of a record's overtime: nobody decided, somebody approved or declined it, or less is worked over than was approved. */
export type OvertimeState = "PENDING" | "APPROVED" | "DECLINED" | "WORKED_LESS";

/** Which records; dates are inclusive, `undefined` leaves open, an empty list matches nothing. */
export interface RecordSelection {
  readonly from: string;
  readonly to: string;
  /** Ranges within these dates that are left out. */
  readonly exceptDates?: readonly DateRange[] | undefined;
  readonly placeIds?: readonly string[] | undefined;
  readonly departmentIds?: readonly string[] | undefined;
  readonly personIds?: readonly string[] | undefined;
  readonly shiftIds?: readonly string[] | undefined;
  readonly statuses?: readonly DayRow["status"][] | undefined;
  /** Any of them. */
  readonly flags?: DayRow["flags"] | undefined;
  /** With one of the statuses, or any of the flags. */
  readonly anyOf?: { readonly statuses: readonly DayRow["status"][]; readonly flags: DayRow["flags"] } | undefined;
  /** Any of them. */
  readonly overtime?: readonly OvertimeState[] | undefined;
  /** Folded as names and PINs are kept. */
  readonly search?: string | undefined;
  /** By the department of the date. */
  readonly scope?: PeopleScope | undefined;
}

/** The position of a record in a list: its date, then the name's key and the id of its person. */
export type RecordPosition = readonly [date: string, nameKey: string, personId: string];

/** One page of records after a position. */
export interface RecordPageRequest {
  readonly limit: number;
  readonly after: RecordPosition | undefined;
  /** Of dates; names stand in ascending order within each. */
  readonly isDescending: boolean;
}

/** Port: how records are read. */
export interface RecordReader {
  readonly list: (selection: RecordSelection, page: RecordPageRequest) => Promise<readonly ListedRecord[]>;
  readonly count: (selection: RecordSelection) => Promise<number>;
  /** People of the selection with marked dates in its range; departments are those of today. */
  readonly countMarked: (selection: RecordSelection) => Promise<number>;
}
