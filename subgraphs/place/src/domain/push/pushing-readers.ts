import type { ReaderZone } from "@biometricflow/rules/reader-time";
import type { CountedSpan } from "../verify/sum-comparison.ts";
import type { PersonWish, UnreadField } from "./told-person.ts";
import type { Enrolment } from "../user.ts";

/** A person as a reader lists it. */
export type ListedPerson = Omit<Enrolment, "slot"> & {
  /** What the reader has of it beside these fields. */
  readonly unread: readonly UnreadField[];
};

/** Why a reader did not do something. */
export interface PushFailure {
  readonly code:
    | "DEVICE_REJECTED"
    | "DEVICE_BUSY"
    | "DEVICE_TIMEOUT"
    | "DEVICE_PROTOCOL_ERROR"
    | "DEVICE_SILENT"
    | "DEVICE_SUMS_NOT_OFFERED";
  readonly message: string;
}

/** What became of one person, by its PIN. */
export interface PushedChange {
  readonly pin: string;
  readonly before: ListedPerson | undefined;
  /** As the reader lists it now; `undefined` where it does not, or was not asked. */
  readonly after: ListedPerson | undefined;
  /** EXPIRED: the reader did not call in time; whether it has done what it was told before nobody knows. */
  readonly outcome: "WRITTEN" | "UNCHANGED" | "REMOVED" | "NOT_THERE" | "FAILED" | "EXPIRED";
  readonly failure?: PushFailure;
}

/** What is wanted of a reader that calls by itself. */
export interface PushErrand {
  readonly signal: AbortSignal;
  /** It called, and was told the first of it. */
  readonly onCalled?: () => void;
}

/** What a comparison that somebody asked for found. */
export type SyncEnd =
  | { readonly kind: "PROVED"; readonly rows: number | undefined }
  | { readonly kind: "DIFFERS"; readonly readerRows: number; readonly ledgerRows: number }
  /** The reader tells no sums: its rows were asked for again. */
  | { readonly kind: "SENT" }
  | { readonly kind: "FAILED"; readonly failure: PushFailure };

/** Days of the reader's clock, both ends included. */
export interface DaysToCompare {
  readonly from: string;
  readonly to: string;
  /** How many of the rows that the reader counts are compared. */
  readonly onCounted?: (done: number, total: number) => void;
}

/** What a reader counts of some days, and the ledger. */
export interface ComparedSums {
  /** None where no day has begun. */
  readonly spans: readonly CountedSpan[];
  /** The instant up to which sums were asked for. */
  readonly untilMs: number;
  /** How many it told. */
  readonly sums: number;
}

/** Port: what is done with readers that call by themselves, when they call. */
export interface PushingReaders {
  /** Enrols people, or changes them, and reads each back. @throws {PushAskError}; the reason of `signal` */
  putPeople(readerId: string, people: readonly PersonWish[], errand: PushErrand): Promise<readonly PushedChange[]>;
  /** Removes somebody, and reads that back. @throws as `putPeople` */
  removePerson(readerId: string, pin: string, errand: PushErrand): Promise<PushedChange>;
  /** Everybody who is enrolled. @throws as `putPeople` */
  listPeople(readerId: string, errand: PushErrand): Promise<readonly ListedPerson[]>;
  /** Compares the log with the ledger now: all of it, or the last day and what is doubted. @throws as `putPeople` */
  sync(readerId: string, isFull: boolean, errand: PushErrand): Promise<SyncEnd>;
  /** Asks how many rows the reader has of some days; none of them is asked for. @throws as `putPeople` */
  compareDays(readerId: string, days: DaysToCompare, errand: PushErrand): Promise<ComparedSums>;
  /** The zone of the reader's clock. @throws {PushAskError} */
  zoneOf(readerId: string): ReaderZone;
}

/** A reader could not be asked for something at all. */
export class PushAskError extends Error {
  readonly failure: PushFailure;

  constructor(failure: PushFailure) {
    super(failure.message);
    this.name = "PushAskError";
    this.failure = failure;
  }
}
