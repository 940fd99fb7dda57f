import type { CanonicalRecord } from "./canonical.ts";
import type { Period } from "./period.ts";
import type { CarriedAdjustment, LockedPerson, Seal } from "./period-document.ts";

/** A seal with the header that it was made with: a name that changes later changes no document. */
export interface KeptSeal extends Seal {
  /** The first line. */
  readonly header: string;
}

/** Port: what stands in the document of a locked period. */
export interface PeriodDocumentStore {
  readonly findSeal: (periodKey: number) => Promise<KeptSeal | undefined>;
  /** Locked periods that have none, the oldest first. */
  readonly listUnsealed: () => Promise<readonly Period[]>;
  /** Keeps the first seal of a lock. @returns the one that is kept. @throws {PeriodRefusedError} where it is locked no more */
  readonly keepSeal: (periodKey: number, seal: KeptSeal, nowMs: number) => Promise<KeptSeal>;
  readonly count: (periodKey: number) => Promise<{ readonly people: number; readonly adjustments: number }>;
  /** In the order of their ids, by UTF-8 bytes. */
  readonly listPeople: (periodKey: number) => Promise<readonly LockedPerson[]>;
  /** Of some people, in the order in which they are given, date by date. */
  readonly listRecords: (
    period: Period,
    dates: { readonly from: string; readonly to: string },
    people: readonly LockedPerson[],
  ) => Promise<readonly CanonicalRecord[]>;
  /** In the order of people, dates and adjustments; `start` and `end` count them. */
  readonly listCarried: (
    periodKey: number,
    stretch: { readonly start: number; readonly end: number },
  ) => Promise<readonly CarriedAdjustment[]>;
}
