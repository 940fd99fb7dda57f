import type { PeopleScope } from "../people/viewer-scope.ts";
import type { PresenceFacts } from "./presence-state.ts";

/** Whose presence; `undefined` leaves open, an empty list matches nobody. */
export interface PresenceSelection {
  /** Measured by the rules of one of them, or with the last punch of the day at one. */
  readonly placeIds?: readonly string[] | undefined;
  readonly departmentIds?: readonly string[] | undefined;
  /** Folded as names and PINs are kept. */
  readonly search?: string | undefined;
  /** By the department of today. */
  readonly scope?: PeopleScope | undefined;
  readonly nowMs: number;
}

/** Port: how presence is read. */
export interface PresenceReader {
  /** Everybody of a selection in the order of names, some hundred at once; others have their turn between. */
  readonly read: (selection: PresenceSelection) => AsyncIterable<readonly PresenceFacts[]>;
}
