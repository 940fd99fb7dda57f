import type { ConsentPurpose } from "./consents/consent.ts";
import type { DeviceFacts, DeviceRecord, DeviceSetup, LogCursor } from "./device.ts";
import type { ClockEntry } from "./clocks/clock-change.ts";
import type { ClockSet } from "./clocks/clock-set.ts";
import type { LedgerEraser } from "./erasure/erasure-list.ts";
import type { DaySelection, KeptDay, LogDay } from "./log-days.ts";
import type { DeviceGap, GapSelection } from "./gap.ts";
import type { LedgerRow, PunchRecord, SetAsideReason } from "./punch.ts";
import type { MovedTime, TimeMove } from "./moved-time.ts";
import type { Service } from "./served-time.ts";
import type { ReleaseRefusal } from "./set-aside.ts";
import type { InLog } from "./tail-rows.ts";
import type { Enrolment, KeptEnrolment, UserRecord } from "./user.ts";

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
  /** Digests of rows that were given and that the ledger holds as no punches. */
  readonly setAside: readonly string[];
}

/** Slots of a reader, from the first to the last. */
export type SlotRange = readonly [first: number, last: number];

/** Who makes punches of which rows of a reader that are set aside, and why. */
export interface Release {
  readonly readerId: string;
  /** Global ids. */
  readonly rowIds: readonly string[];
  readonly by: string;
  readonly note: string;
  readonly atMs: number;
  /** By how much their clock was wrong; absent where it was right. */
  readonly move?: TimeMove;
  /** Changes nothing, and only says what would become of them. */
  readonly isDryRun?: boolean;
}

/** A row that was moved, or would be. */
export interface MovedRow {
  readonly id: string;
  readonly before: string;
  readonly now: MovedTime;
}

/** What became of a release. */
export interface ReleaseOutcome {
  readonly released: readonly string[];
  readonly refused: readonly { readonly id: string; readonly why: ReleaseRefusal }[];
  /** Of `released`, those of which the time is another one now. */
  readonly moved: readonly MovedRow[];
}

/** What became of the wish to accept a first read. */
export type AcceptOutcome = "ACCEPTED" | "NOTHING_HELD" | "NO_SUCH_READER";

/** What is kept of a clock beside the facts: an entry of its history, that it was set, or what became of that. */
export interface ClockNews {
  readonly entry?: ClockEntry;
  readonly set?: ClockSet;
}

/** Port: how collectors write. Every promise settles after the rows are on disk. */
export interface LedgerWriter {
  /**
   * Makes readers known; others are kept and shown as DISABLED, or left as they are. Open sessions of them are forgotten. Where
   * another order of the codes in rows of 16 bytes is said of a reader than before, followers are told of those rows again.
   */
  registerReaders(setups: readonly DeviceSetup[], others?: "DISABLE" | "KEEP"): Promise<void>;
  /** Tells followers which readers serve the place, and which do no more. What they know is not told again. */
  announceReaders(services: readonly Service[], nowMs: number): Promise<void>;
  /** Makes known what stands for a channel of told punches; one that is known stays as it is. */
  openChannel(setup: DeviceSetup): Promise<void>;
  /** @throws {RangeError} for a reader that was not registered. */
  readDevice(readerId: string): Promise<DeviceRecord>;
  /** Every reader of the place. */
  listDevices(): Promise<readonly DeviceRecord[]>;
  /** Stores rows in one transaction; rows already known are left as they are, only `copies` can grow. */
  recordRows(readerId: string, rows: readonly LedgerRow[]): Promise<RecordResult>;
  /** Stores rows of the end of a log, and how far it was read with them, in one transaction. */
  recordTail(readerId: string, rows: readonly LedgerRow[], cursor: LogCursor): Promise<RecordResult>;
  /**
   * Changes what is known of a reader; `kind` also tells the followers. A proof begins a new count of live rows, a gap that begins
   * or ends is listed.
   *
   * @param logDays what a read of the whole log brought by day; of days that it did not bring, what was read before is kept
   */
  recordFacts(
    readerId: string,
    facts: Partial<DeviceFacts>,
    kind?: "PROOF" | "GAP",
    logDays?: readonly LogDay[],
  ): Promise<void>;
  /** Changes what is known of a reader and keeps what is new about its clock, in one transaction. */
  recordClock(readerId: string, facts: Partial<DeviceFacts>, news: ClockNews): Promise<void>;
  /** Accepts the first read of a reader that is held, in one transaction. */
  acceptFirstRead(readerId: string, nowMs: number): Promise<AcceptOutcome>;
  /** Makes punches of rows that are set aside, in one transaction; followers are told. */
  releaseRows(release: Release): Promise<ReleaseOutcome>;
  /** Replaces the enrolments of one reader, or those alone that are in some of its slots. */
  recordEnrolments(readerId: string, enrolments: readonly Enrolment[], slots?: SlotRange): Promise<void>;
  /** The PINs of a reader by slot. */
  readSlots(readerId: string): Promise<ReadonlyMap<number, string>>;
  /** Stored rows by digest, those that are set aside too, codes as they are kept; what is not stored is missing. */
  findRows(digests: readonly string[]): Promise<readonly PunchRecord[]>;
  /** The verify codes of stored rows, by digest; digests that are not stored are missing. */
  readVerifyCodes(digests: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** What reads of the log have brought of rows, by digest; digests that are not stored are missing. */
  readInLog(digests: readonly string[]): Promise<ReadonlyMap<string, InLog>>;
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

/** Which rows that are set aside, of one reader; for whatever reason when none is given. */
export interface SetAsideSelection {
  readonly deviceId: string;
  readonly reasons?: readonly SetAsideReason[] | undefined;
}

/** Which users; `search` is folded by `toSortKey`. */
export interface UserSelection {
  readonly search?: string | undefined;
  readonly userIds?: readonly string[] | undefined;
  /** Enrolled on one of these readers. */
  readonly deviceIds?: readonly string[] | undefined;
  /** The last word on this purpose is not that the person agrees. */
  readonly withoutConsent?: ConsentPurpose | undefined;
}

/** Port: how resolvers read. Set-aside rows are never among the punches. */
export interface LedgerReader {
  listPunches(selection: PunchSelection, page: PageRequest): Promise<readonly PunchRecord[]>;
  /** Where the punches of a page stand, for whoever asks for no more of them. */
  listPunchPositions(selection: PunchSelection, page: PageRequest): Promise<readonly RowPosition[]>;
  countPunches(selection: PunchSelection): Promise<number>;
  findPunches(ids: readonly string[]): Promise<readonly PunchRecord[]>;
  /** Rows that are set aside, in the order in which they came; their position is `receivedAtMs` and id. */
  listSetAside(selection: SetAsideSelection, page: PageRequest): Promise<readonly PunchRecord[]>;
  countSetAside(selection: SetAsideSelection): Promise<number>;
  /** What the ledger holds of a reader by day, and what its log held: of days with rows alone. */
  listDays(selection: DaySelection): Promise<readonly KeptDay[]>;
  /** The gaps of a reader, those that began last first. */
  listGaps(selection: GapSelection, limit: number): Promise<readonly DeviceGap[]>;
  /** The history of a reader's clock, the newest first; the position of an entry is its instant. */
  listClock(deviceId: string, page: PageRequest): Promise<readonly ClockEntry[]>;
  countClock(deviceId: string): Promise<number>;
  /** When a reader's clock was set from here, the last time first. */
  listClockSets(deviceId: string, limit: number): Promise<readonly ClockSet[]>;
  listUsers(selection: UserSelection, order: "NAME" | "PIN", page: PageRequest): Promise<readonly UserRecord[]>;
  countUsers(selection: UserSelection): Promise<number>;
  findUsers(ids: readonly string[]): Promise<readonly UserRecord[]>;
  /** Every reader of the place: they are few. */
  listDevices(): Promise<readonly DeviceRecord[]>;
  /** Ids of the readers on which each user is enrolled, in the order of `userIds`. */
  listDeviceIdsOfUsers(userIds: readonly string[]): Promise<readonly (readonly string[])[]>;
  /** What the readers keep of each user, by reader and slot, at most `MOST_ENROLMENTS` each; in the order of `userIds`. */
  listEnrolmentsOfUsers(userIds: readonly string[]): Promise<readonly (readonly KeptEnrolment[])[]>;
}

/** What a feed entry tells. */
export type FeedKind = "PUNCH" | "REVISED" | "RELEASED" | "ERASED" | "USER" | "READER" | "PROOF" | "GAP";

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
export interface Ledger extends LedgerWriter, LedgerReader, ChangeFeed, LedgerEraser {
  close(): Promise<void>;
}
