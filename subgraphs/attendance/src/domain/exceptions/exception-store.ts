import type { PersonReference } from "../people/person.ts";
import type { RecordSelection } from "../records/listed-record.ts";
import type { RecordExceptionKind } from "./exception.ts";
import type { NameStart } from "./exception-order.ts";

/** Somebody who has no records, and why. */
export interface PersonFault {
  readonly person: PersonReference;
  readonly message: string;
  readonly sinceMs: number;
}

/** Punches of a PIN that is nobody's. */
export interface UnmappedPunches {
  readonly pin: string;
  readonly punches: number;
  /** As the reader showed it. */
  readonly lastDate: string;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** Port: what exceptions are read from, beside the list of records. */
export interface ExceptionReader {
  /** How many records of a selection show each kind. Long ranges are read piece by piece. */
  readonly countRecords: (selection: RecordSelection) => Promise<Readonly<Record<RecordExceptionKind, number>>>;
  /** People of a selection who have no records for a fault in their hours, in the order of names. */
  readonly listFaults: (selection: RecordSelection, page: NamePage) => Promise<readonly PersonFault[]>;
  readonly countFaults: (selection: RecordSelection) => Promise<number>;
  /** PINs with punches in the dates of a selection, at its places, that nobody claims: the newest last dates first. */
  readonly listUnmapped: (
    selection: PunchesSelection,
    page: UnmappedPunchesPage,
  ) => Promise<readonly UnmappedPunches[]>;
  readonly countUnmapped: (selection: PunchesSelection) => Promise<number>;
}

/** Of which dates and places. */
export type PunchesSelection = Pick<RecordSelection, "from" | "to" | "placeIds">;

/** One page of a list in the order of names. */
export interface NamePage {
  readonly limit: number;
  readonly start?: NameStart | undefined;
}

/** One page of PINs; the first ones that are shown. */
export interface UnmappedPunchesPage {
  readonly limit: number;
  readonly isShown?: (punches: UnmappedPunches) => boolean;
}
