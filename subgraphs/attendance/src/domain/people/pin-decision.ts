import type { PersonWork } from "../records/record-store.ts";
import type { Act } from "./people-store.ts";
import type { ClaimSpan } from "./claims.ts";

/** What somebody decides about whose the punches of a PIN are. */
export type PinChange =
  /** PIN to person: punches that are nobody's become the person's. */
  | { readonly kind: "MAPPING"; readonly pin: string; readonly personId: string; readonly spans: readonly ClaimSpan[] }
  /** Names that differ between places are one person's. */
  | { readonly kind: "ONE_PERSON"; readonly pin: string }
  /** The PIN is of several people: who has it where and when, instead of whatever was said before. */
  | { readonly kind: "SPLIT"; readonly pin: string; readonly parts: readonly PinPart[] }
  /** Everything that a decision did is taken back. */
  | { readonly kind: "UNDO"; readonly decisionId: string };

/** One of the people of a PIN: somebody known, or a new person. */
export interface PinPart {
  readonly personId: string | undefined;
  readonly name: string | undefined;
  readonly spans: readonly ClaimSpan[];
}

/** What came of a change. */
export type PinOutcome =
  | {
      readonly kind: "DONE";
      readonly decisionId: string;
      readonly pin: string;
      /** Dates of people whose records may be others. */
      readonly moved: readonly { readonly personKey: number; readonly from: string; readonly to: string }[];
    }
  | { readonly kind: "FAULT"; readonly key: "pin" | "personId" | "parts" | "decisionId"; readonly message: string };

/** A decision as it was taken. Instants are milliseconds since 1970. */
export interface PinDecision {
  readonly id: string;
  readonly kind: "MAPPING" | "ONE_PERSON" | "SPLIT";
  readonly pin: string;
  /** The people who gained punches by it. */
  readonly personIds: readonly string[];
  readonly actor: string;
  readonly atMs: number;
  readonly undoneBy: string | undefined;
  readonly undoneMs: number | undefined;
}

/** What a change would do, by having done it and taken it back. */
export interface PinRehearsal {
  readonly outcome: PinOutcome;
  /** Punches of the PIN that are nobody's, afterwards. */
  readonly unclaimed: number;
  /** Punches of the PIN that are somebody's, afterwards. */
  readonly claimed: PunchCount;
  /** What the records of those whom it moves follow from now, and would follow from afterwards. */
  readonly before: readonly PersonWork[];
  readonly after: readonly PersonWork[];
}

/** Some punches, in figures; dates are those that their readers showed. */
export interface PunchCount {
  readonly punches: number;
  readonly days: number;
  readonly firstMs: number | undefined;
  readonly lastMs: number | undefined;
}

/** A PIN that is enrolled under names which are not one. */
export interface PinConflict {
  readonly pin: string;
  readonly names: readonly ConflictName[];
  readonly personIds: readonly string[];
  /** The last one that stands; of it, whether every name was known. */
  readonly decision: PinDecision | undefined;
  readonly isDecided: boolean;
}

/** A name under which a PIN is enrolled at a place. */
export interface ConflictName {
  readonly placeId: string;
  readonly name: string;
  readonly isEnrolled: boolean;
  readonly punches: number;
  readonly lastAtMs: number | undefined;
}

/** Which conflicts; `undefined` leaves open. */
export interface ConflictSelection {
  readonly placeIds: readonly string[] | undefined;
  readonly pins?: readonly string[] | undefined;
}

/** Port: whose PINs are. */
export interface PinStore {
  readonly change: (change: PinChange, act: Act) => Promise<PinOutcome>;
  /** Does it, looks, and takes it back: nothing is kept. */
  readonly rehearse: (change: PinChange, act: Act) => Promise<PinRehearsal>;
  readonly listConflicts: (
    selection: ConflictSelection,
    page: { readonly limit: number; readonly after: string | undefined },
  ) => Promise<readonly PinConflict[]>;
  readonly countConflicts: (selection: ConflictSelection) => Promise<number>;
  /** PINs of conflicts about which nobody decided, in the order of the PINs. */
  readonly listOpenConflicts: (
    selection: ConflictSelection,
    page: { readonly limit: number; readonly after: string | undefined },
  ) => Promise<readonly string[]>;
  readonly countOpenConflicts: (selection: ConflictSelection) => Promise<number>;
  /** The newest first; before an id. */
  readonly listDecisions: (
    pin: string | undefined,
    page: { readonly limit: number; readonly before: number | undefined },
  ) => Promise<readonly PinDecision[]>;
  readonly countDecisions: (pin: string | undefined) => Promise<number>;
}
