import type { ShiftLayers } from "@biometricflow/rules/shift-layers";

/** The settings of a shift from a date on. */
export interface ShiftVersion {
  readonly from: string;
  /** `own` says every key. */
  readonly settings: ShiftLayers;
}

/** Hours that people work by, under a name. */
export interface NamedShift {
  /** a-z, 0-9 and `-`. */
  readonly id: string;
  readonly name: string;
  /** `#rrggbb`. */
  readonly colour: string;
  /** One or two characters that stand for it in a sheet. */
  readonly letter: string;
  /** One at least, in the order of the dates; the first holds before its date too. */
  readonly versions: readonly ShiftVersion[];
}

/** Whose days an assignment is about. */
export interface ShiftTarget {
  readonly kind: "PLACE" | "DEPARTMENT" | "PERSON";
  readonly id: string;
}

/** Who works by a shift between two dates, both inclusive; `undefined`: for good. Of several, the one that began last holds. */
export interface ShiftAssignment {
  readonly target: ShiftTarget;
  readonly shiftId: string;
  readonly from: string;
  readonly to: string | undefined;
}

/** What a roster says of a date: a rest day, or a shift. */
export type RosterCell = { readonly kind: "OFF" } | { readonly kind: "SHIFT"; readonly shiftId: string };

/** A date of a person's roster. */
export interface RosterDay {
  readonly date: string;
  readonly cell: RosterCell;
}
