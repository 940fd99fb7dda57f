import type { PersonDraft, PersonEdit } from "./person-draft.ts";
import type { ImportPlan, KnownPerson } from "./import-plan.ts";
import type { SheetFault, SheetRow } from "./person-sheet.ts";
import type { PersonReference } from "./person.ts";
import type { AccountHolder, PeopleScope } from "./viewer-scope.ts";

/** A person as people see one; what is not known is `undefined`. */
export interface PersonRecord extends PersonReference, KnownPerson {
  readonly id: string;
  readonly key: number;
  readonly pin: string;
  readonly name: string;
  readonly departmentId: string | undefined;
  readonly source: PersonSource;
}

/** Who last said who a person is. */
export type PersonSource = "ENROLMENT" | "IMPORT" | "MANUAL";

/** A part of the organisation. */
export interface Department {
  readonly id: string;
  readonly name: string;
}

/** Which people; `undefined` leaves open, an empty list matches nobody. */
export interface PersonSelection {
  /** Folded as names and PINs are kept. */
  readonly search?: string | undefined;
  readonly departmentIds?: readonly string[] | undefined;
  /** Enrolled there, or with it as home place. */
  readonly placeIds?: readonly string[] | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly scope?: PeopleScope | undefined;
}

/** One page of people after a position, in the order of names. */
export interface PersonPageRequest {
  readonly limit: number;
  readonly after: readonly [nameKey: string, id: string] | undefined;
}

/** A PIN that made punches and is nobody's. */
export interface UnmappedPin {
  readonly pin: string;
  readonly punches: number;
  readonly days: number;
  readonly lastAtMs: number | undefined;
  /** Where it punched. */
  readonly placeIds: readonly string[];
}

/** One page of PINs after a position, in the order of their punches. */
export interface UnmappedPage {
  readonly limit: number;
  readonly after: readonly [punches: number, pin: string] | undefined;
}

/** A PIN at a place. */
export interface PlacePin {
  readonly placeId: string;
  readonly pin: string;
}

/** Who acts, and when. */
export interface Act {
  readonly actor: string;
  readonly atMs: number;
}

/** Port: how people are read. */
export interface PeopleReader {
  readonly list: (selection: PersonSelection, page: PersonPageRequest) => Promise<readonly PersonRecord[]>;
  readonly count: (selection: PersonSelection) => Promise<number>;
  /** Those of the people, and those of the scope. */
  readonly listDepartments: (selection: PersonSelection) => Promise<readonly Department[]>;
  /** Ids of the people who manage each of the departments. */
  readonly listManagers: (departmentIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** The id of who claims each of the PINs on a date, in their order; `undefined` for nobody. */
  readonly findClaimants: (pins: readonly PlacePin[], date: string) => Promise<readonly (string | undefined)[]>;
  /** By the subject of the account; `undefined` when it is linked to nobody. */
  readonly findAccountHolder: (subject: string) => Promise<AccountHolder | undefined>;
  /** Everybody, by PIN: of several people of one PIN whoever was known first. */
  readonly readAll: () => Promise<ReadonlyMap<string, PersonRecord>>;
  /** The PINs with most punches first, after a position; `undefined`: of every place. */
  readonly listUnmapped: (
    placeIds: readonly string[] | undefined,
    page: UnmappedPage,
  ) => Promise<readonly UnmappedPin[]>;
  readonly countUnmapped: (placeIds: readonly string[] | undefined) => Promise<number>;
}

/** What an import did, or would do. */
export interface ImportOutcome extends ImportPlan {
  readonly isDone: boolean;
  readonly faults: readonly SheetFault[];
}

/** How an import is done. */
export interface ImportOrder {
  readonly rows: readonly SheetRow[];
  readonly placeIds: ReadonlySet<string>;
  /** Only says what would happen. */
  readonly isDryRun: boolean;
}

/** What came of a change of one person. */
export type PersonOutcome =
  | { readonly kind: "DONE"; readonly personId: string }
  | {
      readonly kind: "FAULT";
      /** The key of the edit that does not do; `undefined`: the person. */
      readonly key: keyof PersonEdit | "pin" | undefined;
      readonly message: string;
      /** Whom it is about beside; named to whoever sees that person alone. */
      readonly otherId?: string;
    };

/** Port: how people are changed. */
export interface PeopleWriter {
  /**
   * Takes a sheet in, in one transaction with the marks it makes and a line of the change log for each person. A sheet with
   * a fault changes nothing. What is done is decided where it is done, by who is known then, and a dry run is decided in the
   * same way.
   */
  readonly importSheet: (order: ImportOrder, act: Act) => Promise<ImportOutcome>;
  readonly create: (draft: PersonDraft, act: Act) => Promise<PersonOutcome>;
  /** @param action the mutation, for the change log */
  readonly edit: (
    personId: string,
    edit: PersonEdit,
    change: Act & { readonly action: string },
  ) => Promise<PersonOutcome>;
  /** Removes somebody on whom nothing hangs; else says what does, and removes nobody. */
  readonly remove: (personId: string, act: Act) => Promise<PersonOutcome>;
  /** Names who manages a department; `undefined` leaves it to whom its people name. @returns whether there is such a department */
  readonly setManager: (departmentId: string, personId: string | undefined, act: Act) => Promise<boolean>;
}
