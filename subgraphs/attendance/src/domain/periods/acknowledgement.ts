import type { PersonSelection } from "../people/people-store.ts";
import type { PersonReference } from "../people/person.ts";
import type { AdjustmentCause } from "./adjustment.ts";
import type { FigureChange } from "./figures.ts";
import type { NewestPage } from "./period-store.ts";

/** Why an acknowledgement holds no more. */
export interface AcknowledgementVoid {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** The record that is another one; `undefined` where its period was unlocked. */
  readonly date: string | undefined;
  readonly changes: readonly FigureChange[];
  readonly causes: readonly AdjustmentCause[];
  /** The period that was unlocked. */
  readonly periodId: string | undefined;
}

/** Somebody's word that their own records of some dates are right: of exactly those that were shown. */
export interface Acknowledgement {
  /** `k.<number>` */
  readonly id: string;
  readonly person: PersonReference;
  /** Inclusive. */
  readonly from: string;
  readonly to: string;
  /** SHA-256, hex, over the canonical lines, each with its line feed. */
  readonly hash: string;
  readonly rows: number;
  readonly actor: string;
  readonly atMs: number;
  /** `undefined` while it holds. */
  readonly voided: AcknowledgementVoid | undefined;
}

/** A record of a statement, as far as it decides who sees it. */
export interface StatedRecord {
  readonly personId: string;
  readonly date: string;
  readonly placeId: string;
  readonly departmentId: string | undefined;
}

/** A person's records of some dates as they are acknowledged. */
export interface Statement {
  readonly personId: string;
  readonly from: string;
  readonly to: string;
  /** Canonical lines, in the order of dates. */
  readonly lines: readonly string[];
  /** In the same order. */
  readonly records: readonly StatedRecord[];
  readonly hash: string;
  /** Some date is not over, or its newest changes are not worked in. */
  readonly isOpen: boolean;
}

/** Which acknowledgements; dates that they share. */
export interface AcknowledgementSelection {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly isValid?: boolean | undefined;
  readonly people: PersonSelection;
}

/** What is acknowledged. */
export interface AcknowledgementDraft {
  readonly person: PersonReference;
  readonly from: string;
  readonly to: string;
  /** Of the statement that was shown. */
  readonly hash: string;
  readonly actor: string;
  readonly atMs: number;
}

/** Port: acknowledgements. */
export interface AcknowledgementStore {
  readonly readStatement: (
    person: PersonReference,
    dates: { readonly from: string; readonly to: string },
    nowMs: number,
  ) => Promise<Statement>;
  /** @throws {PeriodRefusedError} where the records are not those that were shown */
  readonly acknowledge: (draft: AcknowledgementDraft) => Promise<Acknowledgement>;
  readonly list: (selection: AcknowledgementSelection, page: NewestPage) => Promise<readonly Acknowledgement[]>;
  readonly count: (selection: AcknowledgementSelection) => Promise<number>;
}
