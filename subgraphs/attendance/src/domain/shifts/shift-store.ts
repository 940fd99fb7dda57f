import type { Fault } from "@biometricflow/rules/faults";
import type { Act } from "../people/people-store.ts";
import type { NamedShift, RosterCell, RosterDay, ShiftAssignment, ShiftTarget } from "./named-shift.ts";

/** A change that is refused; nothing of it was done. */
export class ShiftRefusal extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ key, found, expected }) => `${key}: found ${found}, expected ${expected}`).join("; "));
    this.name = "ShiftRefusal";
    this.faults = faults;
  }
}

/** Somebody else changed the shift since it was read; nothing was saved. */
export class ShiftChangedError extends Error {
  constructor(id: string, { isMade, isGone }: { readonly isMade: boolean; readonly isGone: boolean }) {
    const found = isGone ? "was removed" : isMade ? "is there already" : "was changed by somebody else";
    super(`The shift ${id} ${found}: read it again, then change it`);
    this.name = "ShiftChangedError";
  }
}

/** A cell of a roster that somebody fills, or empties (`undefined`). */
export interface RosterEdit {
  readonly personId: string;
  readonly date: string;
  readonly cell: RosterCell | undefined;
}

/** What does not do in edits of rosters: of a date, or of a person altogether. */
export interface RosterFault {
  readonly personId: string;
  readonly date: string | undefined;
  readonly found: string;
  readonly expected: string;
}

/** What edits of rosters did, or would do: with a fault nothing was done. */
export interface RosterResult {
  /** Cells that are others than before. */
  readonly changed: number;
  readonly unchanged: number;
  readonly faults: readonly RosterFault[];
}

/** Which assignments; `undefined` leaves open. Targets of one kind are not narrowed by the ids of another. */
export interface AssignmentSelection {
  readonly shiftIds: readonly string[] | undefined;
  /** Any of them. */
  readonly targets: readonly ShiftTarget[] | undefined;
  /** Those of these places and of people measured by them, and of every department. */
  readonly placeIds: readonly string[] | undefined;
}

/** The position of an assignment in a list: kind and id of its target, and its first date. */
export type AssignmentPosition = readonly [kind: string, id: string, from: string];

/** Port: how shifts are read. */
export interface ShiftReader {
  /** Every shift, in the order of the ids. */
  readonly list: () => Promise<readonly NamedShift[]>;
  /** What is assigned to places and departments. */
  readonly listShared: () => Promise<readonly ShiftAssignment[]>;
  readonly listAssignments: (
    selection: AssignmentSelection,
    page: { readonly limit: number; readonly after: AssignmentPosition | undefined },
  ) => Promise<readonly ShiftAssignment[]>;
  readonly countAssignments: (selection: AssignmentSelection) => Promise<number>;
  /** The rosters of some people between two dates, by person's key. */
  readonly listRosters: (
    personKeys: readonly number[],
    dates: { readonly from: string; readonly to: string },
  ) => Promise<ReadonlyMap<number, readonly RosterDay[]>>;
}

/** Port: how shifts are changed; each change in one transaction with its marks and its line of the change log. */
export interface ShiftWriter {
  /**
   * Makes a shift, or replaces the one with its id.
   *
   * @param revision the one that was edited, as `refuseStale` takes it
   * @throws {ShiftRefusal}
   * @throws {ShiftChangedError}
   */
  readonly save: (shift: NamedShift, act: Act, revision?: string) => Promise<NamedShift>;
  /** Removes a shift that nobody works by. @throws {ShiftRefusal} that says who does */
  readonly remove: (id: string, act: Act) => Promise<NamedShift>;
  /** Gives a target a shift; what the target had from the same date on is replaced. @throws {ShiftRefusal} */
  readonly assign: (assignment: ShiftAssignment, act: Act) => Promise<ShiftAssignment>;
  /** Takes back what a target was given from a date on. @throws {ShiftRefusal} where it was given nothing */
  readonly unassign: (target: ShiftTarget, from: string, act: Act) => Promise<ShiftAssignment>;
  /** What `editRoster` would do. */
  readonly tryRoster: (edits: readonly RosterEdit[]) => Promise<RosterResult>;
  /** Fills and empties cells of rosters: all of them, or none with one that does not do. */
  readonly editRoster: (edits: readonly RosterEdit[], act: Act) => Promise<RosterResult>;
}
