/**
 * The columns of a sheet of people, in the order in which an export has them. `pin` is required; where PINs are of places,
 * so is `homePlace`. `id` names one of several people of a PIN.
 */
export const PERSON_COLUMNS = [
  "pin",
  "name",
  "latinName",
  "arabicName",
  "department",
  "manager",
  "homePlace",
  "employedFrom",
  "employedTo",
  "account",
  "id",
] as const;

/** One column of a sheet of people. */
export type PersonColumn = (typeof PERSON_COLUMNS)[number];

/** A row of a sheet of people: what stands in each named column, as text without space around it. */
export interface SheetRow {
  /** Counted from 1, the line of the column names included. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<PersonColumn, string>>>;
}

/** What does not do in a sheet. */
export interface SheetFault {
  readonly line: number;
  readonly column: PersonColumn;
  readonly found: string;
  readonly expected: string;
}
