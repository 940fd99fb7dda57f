import type { RecordLayout, SixteenByteOrder } from "../domain/device.ts";
import type { PlaceErrorCode } from "../domain/errors.ts";
import type { ReaderRow, UserForm } from "../domain/punch.ts";
import type { Enrolment } from "../domain/user.ts";

/** Port: speaks with readers of one kind, in the collector's words. */
export interface ReaderDriver {
  /**
   * Opens a connection to a reader and the right to ask it.
   *
   * @throws {ReaderError} when the reader cannot be asked; nothing stays open then and the listener hears nothing.
   */
  open(target: ReaderTarget, listener: ReaderListener, signal: AbortSignal): Promise<ReaderConnection>;
}

/** Where a reader is and how long to wait for it. */
export interface ReaderTarget {
  readonly host: string;
  readonly port: number;
  /** 0 when none is set on the reader. */
  readonly commKey: number;
  /** Label of the WHATWG Encoding standard. */
  readonly textEncoding: string;
  readonly recordLayout: RecordLayout;
  readonly sixteenByteOrder: SixteenByteOrder;
  readonly connectTimeoutMs: number;
  readonly requestTimeoutMs: number;
}

/** What happens on a connection unasked. */
export interface ReaderListener {
  onEvent(event: ReaderEvent): void;
  /** The connection ended by itself; at most once, and never after `close`. */
  onLost(error: ReaderError): void;
}

/** Something a reader told unasked. */
export type ReaderEvent =
  | { readonly kind: "PUNCHES"; readonly rows: readonly ReaderRow[] }
  /** A punch that cannot be understood: the log has it. */
  | { readonly kind: "UNREADABLE" };

/**
 * One connection to one reader, until `close` or its loss. Every method rejects with a `ReaderError` or with the reason of
 * its aborted signal, and changes nothing on the reader.
 */
export interface ReaderConnection {
  identify(signal: AbortSignal): Promise<ReaderIdentity>;
  /** The reader's wall clock, `YYYY-MM-DDTHH:mm:ss`; `undefined` when it shows a date that does not exist. */
  readTime(signal: AbortSignal): Promise<string | undefined>;
  readSizes(signal: AbortSignal): Promise<ReaderSizes>;
  readUsers(signal: AbortSignal): Promise<ReaderUsers>;
  /** Reads the whole log, as it is at one moment, in chunks of bounded size: all of it, or the sequence throws. */
  readLog(signal: AbortSignal): AsyncIterable<LogChunk>;
  /** Reads only the rows behind the first `slots` of the log, where the reader can. */
  readTail(slots: number, signal: AbortSignal): Promise<LogTail>;
  /** Asks for an event with each punch. @throws {ReaderError} `isUnsupported` where the reader sends none */
  listen(signal: AbortSignal): Promise<void>;
  /** Never rejects. */
  close(): Promise<void>;
}

/** Who a reader says it is; `undefined` where it does not say. */
export interface ReaderIdentity {
  readonly serialNumber: string | undefined;
  readonly macAddress: string | undefined;
  readonly model: string | undefined;
  readonly platform: string | undefined;
  readonly firmware: string | undefined;
}

/** The reader's own counts; `punches` may be off by one or count blank slots. */
export interface ReaderSizes {
  readonly users: number;
  readonly punches: number;
  readonly punchCapacity: number;
  /** Rows of the reader's operation log. */
  readonly operations: number;
}

/** Everybody enrolled on a reader. */
export interface ReaderUsers {
  readonly users: readonly Enrolment[];
  /** The reader's own count; may be off by one. */
  readonly reportedCount: number;
}

/** Rows of the log, in its order. Also an empty log is one chunk. */
export interface LogChunk {
  readonly rows: readonly ReaderRow[];
  /** Slots without a punch among them. */
  readonly blanks: number;
  /** How the rows of the whole log name their users; `undefined` for an empty log. */
  readonly userForm: UserForm | undefined;
  /** The reader's own count just before the read: the same in each chunk. */
  readonly reportedCount: number;
}

/** The end of a log. */
export type LogTail =
  | { readonly kind: "ROWS"; readonly rows: readonly ReaderRow[]; readonly blanks: number }
  /** This reader, or this driver, reads whole logs only. */
  | { readonly kind: "UNSUPPORTED" };

/** Why a reader could not be asked. */
export type ReaderFailureCode = Exclude<PlaceErrorCode, "DEVICE_REPLACED">;

/** A failure of one reader. Match on `code`. */
export class ReaderError extends Error {
  readonly code: ReaderFailureCode;
  /** The reader does not know what it was asked for: everything else can be asked all the same. */
  readonly isUnsupported: boolean;

  constructor(
    code: ReaderFailureCode,
    message: string,
    options: { readonly isUnsupported?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "ReaderError";
    this.code = code;
    this.isUnsupported = options.isUnsupported ?? false;
  }
}
