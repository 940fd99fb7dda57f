import type { PersonWish, UnreadField } from "./told-person.ts";
import type { Enrolment } from "../user.ts";

/** A person as a reader lists it. */
export type ListedPerson = Omit<Enrolment, "slot"> & {
  /** What the reader has of it beside these fields. */
  readonly unread: readonly UnreadField[];
};

/** Why a reader did not do something. */
export interface PushFailure {
  readonly code: "DEVICE_REJECTED" | "DEVICE_BUSY" | "DEVICE_TIMEOUT" | "DEVICE_PROTOCOL_ERROR" | "DEVICE_SILENT";
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
