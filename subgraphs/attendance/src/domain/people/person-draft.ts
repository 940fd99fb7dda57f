/** What may be said of a person. Dates are `YYYY-MM-DD`, inclusive. */
export interface PersonFacts {
  readonly name: string;
  readonly latinName: string;
  readonly arabicName: string;
  /** By name; a department is made by the first person who belongs to it. */
  readonly department: string;
  /** Id of a person. */
  readonly managerId: string;
  readonly homePlaceId: string;
  readonly employedFrom: string;
  readonly employedTo: string;
  /** Subject of an account. */
  readonly account: string;
}

/** One thing that may be said of a person. */
export type FactKey = keyof PersonFacts;

/** Everything that may be said of a person, in the order in which it is shown. */
export const FACT_KEYS: readonly FactKey[] = [
  "name",
  "latinName",
  "arabicName",
  "department",
  "managerId",
  "homePlaceId",
  "employedFrom",
  "employedTo",
  "account",
];

/** What is known of a person; `undefined` where nobody said it. */
export type KnownFacts = { readonly [Key in FactKey]: PersonFacts[Key] | undefined };

/** What somebody says of a person: `undefined` leaves what is known, null takes it away. */
export type PersonEdit = { readonly [Key in FactKey]?: PersonFacts[Key] | null | undefined } & {
  /** From when on the department is the person's. */
  readonly departmentFrom?: string | undefined;
};

/** What somebody says of the person of a PIN, known or not. */
export interface PersonDraft extends PersonEdit {
  readonly id: string;
  readonly pin: string;
  /** Where the PIN is the person's; `undefined`: everywhere. */
  readonly ownPlaceId: string | undefined;
}
