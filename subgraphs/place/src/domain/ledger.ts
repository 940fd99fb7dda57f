import type { DeviceFacts, DeviceRecord, DeviceSetup } from "./device.ts";
import type { LedgerRow, PunchRecord } from "./punch.ts";
import type { Enrolment, UserRecord } from "./user.ts";

/** What `recordRows` did. */
export interface RecordResult {
  /** Rows that were new. */
  readonly added: number;
  /** Rows of which a log read found more copies. */
  readonly revised: number;
  /** Whether a new row names a PIN that no reader of the place has enrolled. */
  readonly hasUnknownPin: boolean;
  /** Rows of a log, as they were given, that are known with another verify code; they are left as they were. */
  readonly otherVerify: readonly LedgerRow[];
}

/** Port: how collectors write. Every promise settles after the rows are on disk. */
export interface LedgerWriter {
  /** Makes the configured readers known; others are kept and shown as DISABLED. Open sessions are forgotten. */
  registerReaders(setups: readonly DeviceSetup[]): Promise<void>;
  /** @throws {RangeError} for a reader that was not registered. */
  readDevice(readerId: string): Promise<DeviceRecord>;
  /** Stores rows in one transaction; rows already known are left as they are, only `copies` can grow. */
  recordRows(readerId: string, rows: readonly LedgerRow[]): Promise<RecordResult>;
  /** Changes what is known of a reader; `kind` also tells the followers. A proof begins a new count of live rows. */
  recordFacts(readerId: string, facts: Partial<DeviceFacts>, kind?: "PROOF" | "GAP"): Promise<void>;
  /** Replaces the enrolments of one reader. */
  recordEnrolments(readerId: string, enrolments: readonly Enrolment[]): Promise<void>;
  /** The PINs of a reader by slot. */
  readSlots(readerId: string): Promise<ReadonlyMap<number, string>>;
  /** The verify codes of stored rows, by digest; digests that are not stored are missing. */
  readVerifyCodes(digests: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Instant of the last row the reader added; `undefined` before the first. */
  readLastInstant(readerId: string): Promise<number | undefined>;
}

/** A position in one order: the sort key, then the id. */
export type RowPosition = readonly [key: string | number, id: string];

/** One page of rows after a position. */
export interface PageRequest {
  readonly limit: number;
  readonly after: RowPosition | undefined;
  readonly isDescending: boolean;
}

/** Which punches; `undefined` leaves open, an empty list matches nothing. Ids are global. */
export interface PunchSelection {
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly userIds?: readonly string[] | undefined;
  readonly deviceIds?: readonly string[] | undefined;
}

/** Which users; `search` is folded by `toSortKey`. */
export interface UserSelection {
  readonly search?: string | undefined;
  readonly userIds?: readonly string[] | undefined;
}

/** Port: how resolvers read. Set-aside rows are never among the punches. */
export interface LedgerReader {
  listPunches(selection: PunchSelection, page: PageRequest): Promise<readonly PunchRecord[]>;
  countPunches(selection: PunchSelection): Promise<number>;
  findPunches(ids: readonly string[]): Promise<readonly PunchRecord[]>;
  listUsers(selection: UserSelection, order: "NAME" | "PIN", page: PageRequest): Promise<readonly UserRecord[]>;
  countUsers(selection: UserSelection): Promise<number>;
  findUsers(ids: readonly string[]): Promise<readonly UserRecord[]>;
  /** Every reader of the place: they are few. */
  listDevices(): Promise<readonly DeviceRecord[]>;
  /** Ids of the readers on which each user is enrolled, in the order of `userIds`. */
  listDeviceIdsOfUsers(userIds: readonly string[]): Promise<readonly (readonly string[])[]>;
}

/** What a feed entry tells. */
export type FeedKind = "PUNCH" | "REVISED" | "RELEASED" | "ERASED" | "USER" | "PROOF" | "GAP";

/** The head of the feed. */
export interface FeedHead {
  /** Random, new whenever the ledger is created or restored. */
  readonly epoch: string;
  readonly seq: number;
}

/** One change. `row` for PUNCH and REVISED; `body` for the others. */
export interface FeedEntry {
  readonly seq: number;
  readonly kind: FeedKind;
  /** Global id of the punch, user or device. */
  readonly ref: string;
  readonly row: PunchRecord | undefined;
  readonly body: unknown;
}

/** Punches of the feed after a position. */
export interface PunchFeedPage {
  readonly entries: readonly { readonly seq: number; readonly punch: PunchRecord }[];
  /** Everything up to here was looked at. */
  readonly seenSeq: number;
  readonly isAtHead: boolean;
}

/** Port: the change feed, in the order of commits. */
export interface ChangeFeed {
  readHead(): Promise<FeedHead>;
  /** Entries after `seq` and the head at the same moment. */
  readFeed(
    afterSeq: number,
    limit: number,
  ): Promise<{ readonly head: FeedHead; readonly entries: readonly FeedEntry[] }>;
  readPunchFeed(afterSeq: number, selection: PunchSelection, limit: number): Promise<PunchFeedPage>;
  /** Calls `onHead` after commits that moved the head. Returns the end of it. */
  watchHead(onHead: () => void): () => void;
}

/** A place's ledger. */
export interface Ledger extends LedgerWriter, LedgerReader, ChangeFeed {
  close(): Promise<void>;
}
