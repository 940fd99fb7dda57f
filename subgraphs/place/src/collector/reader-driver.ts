import type { FaultStep, LogCursor, RecordLayout } from "../domain/device.ts";
import type { PlaceErrorCode, SerialErrorCode } from "../domain/errors.ts";
import type { ExpectedTimes, TimeCount } from "../domain/held-read.ts";
import type { LogGlance } from "../domain/log-glance.ts";
import type { ReaderRow, SixteenByteOrder, UserForm } from "../domain/punch.ts";
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

/** Who speaks with a reader: this program, or the package node-zklib. */
export type DriverName = "zk-pull" | "node-zklib";

/** Where a reader is and how long to wait for it. */
export interface ReaderTarget {
  /** Default `zk-pull`. */
  readonly driver?: DriverName;
  readonly host: string;
  readonly port: number;
  /** How packets travel; default `tcp`. */
  readonly transport?: "tcp" | "udp";
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
  /** Asks for nothing but the serial number; `undefined` where the reader states none. */
  readSerialNumber(signal: AbortSignal): Promise<string | undefined>;
  /** The reader's wall clock, `YYYY-MM-DDTHH:mm:ss`; `undefined` when it shows a date that does not exist. */
  readTime(signal: AbortSignal): Promise<string | undefined>;
  readSizes(signal: AbortSignal): Promise<ReaderSizes>;
  readUsers(signal: AbortSignal): Promise<ReaderUsers>;
  /**
   * Reads the whole log, as it is at one moment, in chunks of bounded size: all of it, or the sequence throws. The times of
   * all rows are counted before the first chunk.
   */
  readLog(signal: AbortSignal, expected: ExpectedTimes): AsyncIterable<LogChunk>;
  /** Says how long the log is and what it begins with; `undefined` where the reader gives its log only whole. */
  glance(signal: AbortSignal): Promise<LogGlance | undefined>;
  /** What came by this connection so far. */
  readonly stats: ConnectionStats;
  /** Reads only what came to the log since it was read up to `cursor`, where the reader can. */
  readTail(cursor: LogCursor, signal: AbortSignal): Promise<LogTail>;
  /** Asks for an event with each punch. @throws {ReaderError} `isUnsupported` where the reader sends none */
  listen(signal: AbortSignal): Promise<void>;
  /**
   * Sets the reader's wall clock, `YYYY-MM-DDTHH:mm:ss`; absent where the driver only reads.
   *
   * @throws {ReaderError} also where the reader then shows another time.
   */
  readonly writeTime?: (localTime: string, signal: AbortSignal) => Promise<void>;
  /**
   * Empties the log for good while the reader counts exactly so many rows, all of which are stored; absent where the driver only
   * reads. Nobody can punch on the reader meanwhile, moments at most.
   *
   * @throws {ReaderError} also where the reader counts others by now.
   */
  readonly clearLog?: (storedRows: number, signal: AbortSignal) => Promise<void>;
  /** Writes people; absent where the driver only reads. Nobody can punch on the reader meanwhile, seconds at most. */
  readonly people?: ReaderPeople;
  /** Never rejects. */
  close(): Promise<void>;
}

/** Changes who is enrolled on a reader; each change is read back. What a person has beside these fields stays on the reader. */
export interface ReaderPeople {
  put(people: readonly WishedPerson[], signal: AbortSignal): Promise<readonly PutPerson[]>;
  /** @returns the person as the reader had it; `undefined` where it had none. */
  remove(pin: string, signal: AbortSignal): Promise<Enrolment | undefined>;
}

/** Who somebody is to be on a reader; what is left out stays. */
export type WishedPerson = Pick<Enrolment, "pin"> &
  Partial<Pick<Enrolment, "name" | "privilegeCode" | "cardNumber" | "isDisabled">>;

/** What became of it. */
export interface PutPerson {
  readonly pin: string;
  readonly before: Enrolment | undefined;
  /** As the reader lists it now; `undefined` where it was not written. */
  readonly kept: Enrolment | undefined;
  /** Why it was not. */
  readonly failure: string | undefined;
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
  /** The reader's own count; may be off by one. `undefined` where it tells none. */
  readonly reportedCount: number | undefined;
  /** Records that are there and cannot be understood. */
  readonly unreadable: number;
  /** How many bytes each of its fields for a name has; empty where nobody is on it by whom it shows. */
  readonly nameBytes: readonly number[];
}

/** What came by a connection, in packets and requests. */
export interface ConnectionStats {
  readonly badChecksums: number;
  /** No packet had a right sum: damage goes unnoticed. */
  readonly hasOwnSums: boolean;
  /** Requests that were sent again because their answer came damaged or short. */
  readonly askedAgain: number;
  /** Answers that nobody waited for. */
  readonly foreignReplies: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Milliseconds for which people could not punch at most, at one time, because of us. */
  readonly longestLockMs: number;
}

/** Rows of the log, in its order. Also an empty log is one chunk. */
export interface LogChunk {
  readonly rows: readonly ReaderRow[];
  /** Slots without a punch among them. */
  readonly blanks: number;
  /** All slots of the log: the same in each chunk. */
  readonly slots: number;
  /** How the rows of the whole log name their users; `undefined` for an empty log. */
  readonly userForm: UserForm | undefined;
  /** The reader's own count just before the read: the same in each chunk. `undefined` where it tells none. */
  readonly reportedCount: number | undefined;
  /** The whole log as a glance shows it: the same in each chunk. */
  readonly log: LogGlance;
  /** The times of all rows of the log: the same in each chunk; `undefined` for an empty log. */
  readonly times: TimeCount | undefined;
  /** How far the log was read with this chunk; `undefined` for an empty log, and where only whole logs are read. */
  readonly cursor: LogCursor | undefined;
}

/** The end of a log that was read before. */
export type LogTail =
  | {
      readonly kind: "ROWS";
      /** What came since, in log order; at least one part, which may be empty. */
      readonly parts: readonly TailPart[];
      readonly reportedCount: number | undefined;
      /** Size of the whole log, the same measure as `LogGlance.bytes`. */
      readonly bytes: number;
      /** What the log begins with; `undefined` where it begins as it did. */
      readonly start: Uint8Array | undefined;
    }
  /** The log does not go on from there for sure: only the whole log tells. */
  | { readonly kind: "LOST" }
  /** This reader, or this driver, reads whole logs only. */
  | { readonly kind: "UNSUPPORTED" };

/** Some rows of a log, and how far it was read with them. */
export interface TailPart {
  readonly rows: readonly ReaderRow[];
  readonly cursor: LogCursor;
}

/** Why a reader could not be asked. */
export type ReaderFailureCode = Exclude<
  PlaceErrorCode,
  SerialErrorCode | "DEVICE_READ_HELD" | "DEVICE_REPLACED" | "DEVICE_DUPLICATE"
>;

/** A failure of one reader. Match on `code`. */
export class ReaderError extends Error {
  readonly code: ReaderFailureCode;
  /** The reader does not know what it was asked for: everything else can be asked all the same. */
  readonly isUnsupported: boolean;
  /** `undefined` where it belongs to no step. */
  readonly step: FaultStep | undefined;

  constructor(
    code: ReaderFailureCode,
    message: string,
    options: { readonly isUnsupported?: boolean; readonly step?: FaultStep | undefined; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.step = options.step;
    this.name = "ReaderError";
    this.code = code;
    this.isUnsupported = options.isUnsupported ?? false;
  }
}
