import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DeviceRecord } from '../domain/device.ts';
import type { UserRecord, KeptEnrolment } from '../domain/user.ts';
import type { PunchRecord } from '../domain/punch.ts';
import type { PlaceReference } from '../graph/place-reference.ts';
import type { DevicePage, UserPage, PunchPage, SetAsidePage, JobPage, ClockPage } from '../graph/pages.ts';
import type { Job as KeptJob, JobStep as KeptJobStep, UserChange as KeptUserChange } from '../domain/jobs/job.ts';
import type { ClockSet } from '../domain/clocks/clock-set.ts';
import type { ClockEntry } from '../domain/clocks/clock-change.ts';
import type { Consent as KeptConsent } from '../domain/consents/consent.ts';
import type { Erasure as KeptErasure, ErasureReader as KeptErasureReader } from '../domain/erasure/erasure.ts';
import type { LogClear as KeptLogClear } from '../domain/log-clear/log-clear.ts';
import type { PlaceContext } from '../graph/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, `2026-11-22`. */
  Date: { input: string; output: string; }
  /** An instant, RFC 3339 in UTC: `2026-11-22T05:00:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** A reader's wall clock as it showed it, without a zone: `2026-11-22T08:00:00`. */
  LocalDateTime: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type AcceptFirstReadInput = {
  /** The reader whose `heldRead` is not null. */
  deviceId: Scalars['ID']['input'];
};

export type AcceptFirstReadPayload = {
  __typename?: 'AcceptFirstReadPayload';
  /** The reader. Its log is read within seconds while it can be. */
  device?: Maybe<Device>;
};

/** A reader to be added. */
export type AddDeviceInput = {
  /** The number that is set on the reader as its comm key or password; 0 is none. It is shown nowhere. */
  commKey?: InputMaybe<Scalars['Int']['input']>;
  /** The offset that it keeps instead of the place's zone, such as `+01:00`. */
  fixedOffset?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is added also where it cannot be reached, or does not answer all that is asked. */
  force?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its address; no name. */
  host: Scalars['String']['input'];
  /** The reader's id within the place: letters, digits, `.`, `_`, `-`, up to 64. Punches are known by it: it never changes. */
  id: Scalars['String']['input'];
  name: Scalars['String']['input'];
  placeId: Scalars['ID']['input'];
  /** Visits it every so many seconds, where another program needs its one connection; null stays connected. */
  pollSeconds?: InputMaybe<Scalars['Int']['input']>;
  port?: InputMaybe<Scalars['Int']['input']>;
  recordLayout?: InputMaybe<RecordLayout>;
  /**
   * Rows before this date, `YYYY-MM-DD`, were made where it hung before. Null: those from before the place that had it let go of it,
   * if one had.
   */
  since?: InputMaybe<Scalars['String']['input']>;
  sixteenByteOrder?: InputMaybe<SixteenByteOrder>;
  /** The encoding of the names on it. */
  textEncoding?: InputMaybe<Scalars['String']['input']>;
  transport?: InputMaybe<DeviceTransport>;
};

export type AddDevicePayload = {
  __typename?: 'AddDevicePayload';
  /** The job; its `device` is there once it is added. */
  job?: Maybe<Job>;
};

/** What a reader said of itself when it was added; null is what it did not say. */
export type AddResult = {
  __typename?: 'AddResult';
  capacity?: Maybe<Scalars['Int']['output']>;
  /** Its time minus the true time. */
  driftSeconds?: Maybe<Scalars['Int']['output']>;
  firmware?: Maybe<Scalars['String']['output']>;
  /** The first row of its log, on its own clock. */
  firstRowAt?: Maybe<Scalars['LocalDateTime']['output']>;
  /** Whether it answered everything. False only where `force` was set. */
  isProved: Scalars['Boolean']['output'];
  model?: Maybe<Scalars['String']['output']>;
  punches?: Maybe<Scalars['Int']['output']>;
  /** How the rows of its log are laid out. Null also for an empty log. */
  recordLayout?: Maybe<RecordLayout>;
  serialNumber?: Maybe<Scalars['String']['output']>;
  users?: Maybe<Scalars['Int']['output']>;
};

export type ApprovePushNewcomerInput = {
  /** A reader of the same place with `transport` push that has no serial number yet, or this one. */
  deviceId: Scalars['ID']['input'];
  /** One of the place's `pushNewcomers`. */
  newcomerId: Scalars['ID']['input'];
};

export type ApprovePushNewcomerPayload = {
  __typename?: 'ApprovePushNewcomerPayload';
  /** The reader, with the serial number of the newcomer. */
  device?: Maybe<Device>;
  /** Lines of it that were kept and are taken in now. */
  lines?: Maybe<Scalars['Int']['output']>;
};

export type AskPushReaderInput = {
  /** A reader that pushes. */
  deviceId: Scalars['ID']['input'];
  /** On its own clock, of an order about a time; 31 days at most. */
  from?: InputMaybe<Scalars['LocalDateTime']['input']>;
  /** What it is to do. */
  order: PushOrderKind;
  /** The end of that time, included. */
  to?: InputMaybe<Scalars['LocalDateTime']['input']>;
};

export type AskPushReaderPayload = {
  __typename?: 'AskPushReaderPayload';
  /** The order, queued. The reader fetches it within seconds while it is there. */
  order?: Maybe<PushOrder>;
};

export type CancelJobInput = {
  jobId: Scalars['ID']['input'];
};

export type CancelJobPayload = {
  __typename?: 'CancelJobPayload';
  /** The job: CANCELLED, still RUNNING until its work has stopped, or over before. */
  job?: Maybe<Job>;
};

export type CancelPushOrderInput = {
  /** One of the `orders` of a reader that pushes. */
  orderId: Scalars['ID']['input'];
};

export type CancelPushOrderPayload = {
  __typename?: 'CancelPushOrderPayload';
  orderId?: Maybe<Scalars['ID']['output']>;
};

/** That a reader's clock was set from here, or was to be. */
export type ClockCorrection = {
  __typename?: 'ClockCorrection';
  /** What it showed when it was read back. Null before that, and where it could not be. */
  after?: Maybe<Scalars['LocalDateTime']['output']>;
  at: Scalars['DateTime']['output'];
  /** What it showed just before. Null for a date that no calendar has. */
  before?: Maybe<Scalars['LocalDateTime']['output']>;
  /** The account or key that asked for it. Null where the policy did. */
  by?: Maybe<Scalars['String']['output']>;
  driftAfterSeconds?: Maybe<Scalars['Float']['output']>;
  driftBeforeSeconds?: Maybe<Scalars['Float']['output']>;
  /** Why it is not DONE, and what to do. */
  fault?: Maybe<DeviceFault>;
  reason?: Maybe<Scalars['String']['output']>;
  /** What it was set to. */
  setTo: Scalars['LocalDateTime']['output'];
  state: ClockCorrectionState;
};

/** What became of it. */
export type ClockCorrectionState =
  /** It is being set. */
  | 'BEGUN'
  /** It was read back. */
  | 'DONE'
  /** The reader refused, or shows its own time. */
  | 'FAILED'
  /** The reader or the place was gone before it could be read back: `history` says what it showed afterwards. */
  | 'UNSURE';

/** Why a clock that is off by more than its limit is not set by itself now. */
export type ClockHold =
  /**
   * The place's own clock may be the one that is wrong: it was set within the last hour, or was not watched when this one jumped, or
   * shows a year that is over.
   */
  | 'PLACE_CLOCK'
  /** The policy is not CORRECT. */
  | 'POLICY'
  /** Somebody punched within the last minute. */
  | 'PUNCHING'
  /** Not at this time of the day. */
  | 'QUIET'
  /** It was set, or was to be, as often as may be within a day. */
  | 'TOO_OFTEN'
  /** It is off for less than a minute. */
  | 'UNSETTLED'
  /** It looks as if it were in another zone: `timeZone`, `fixedOffset` or the reader's menu is wrong, and `correctZone` is not set. */
  | 'ZONE';

/** What is done about a reader's clock. */
export type ClockPolicy =
  /** It is set by itself, within limits. */
  | 'CORRECT'
  /** Nobody sets it from here. */
  | 'NEVER'
  /** It is told of when it is off by more than its limit, and set where somebody asks for it. */
  | 'REPORT';

/** Something that was new about a reader's clock. */
export type ClockReading = {
  __typename?: 'ClockReading';
  at: Scalars['DateTime']['output'];
  /** Why, as far as the jump tells. Of a STEP. */
  cause?: Maybe<ClockStepCause>;
  /** Its time minus the true time. */
  driftSeconds: Scalars['Float']['output'];
  kind: ClockReadingKind;
  /** The measure before the jump: rows from then on may have the one drift or the other. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** By how much it jumped since `since`. Null for FIRST and DRIFT. */
  stepSeconds?: Maybe<Scalars['Float']['output']>;
  uncertaintySeconds: Scalars['Float']['output'];
  /** Whole quarters of an hour by which it was off, in minutes, as in another zone. Null where it was not. */
  zoneMinutes?: Maybe<Scalars['Int']['output']>;
};

/** One page of what was new about a clock. */
export type ClockReadingConnection = {
  __typename?: 'ClockReadingConnection';
  edges: Array<ClockReadingEdge>;
  pageInfo: PageInfo;
  /** How many are kept. */
  totalCount: Scalars['Int']['output'];
  /** The places in scope that did not answer. */
  unavailable: Array<PlaceFailure>;
};

/** Something that was new about a clock, and its position. */
export type ClockReadingEdge = {
  __typename?: 'ClockReadingEdge';
  cursor: Scalars['String']['output'];
  node: ClockReading;
};

/** What was new. */
export type ClockReadingKind =
  /** It ran faster or slower; also once a day. */
  | 'DRIFT'
  /** It was asked for the first time. */
  | 'FIRST'
  /** It was set from here. */
  | 'SET'
  /** It jumped. */
  | 'STEP';

/** Why a clock jumped. */
export type ClockStepCause =
  /** It is the place's own clock that was set. */
  | 'PLACE_CLOCK'
  /** Whole quarters of an hour: another zone, or summer time. */
  | 'QUARTERS'
  /** It shows the year in which its firmware begins, such as after a loss of power with an empty battery. */
  | 'RESET'
  /** It is behind by no more than the time in which nobody saw it: it stood still, as without power. */
  | 'STOOD_STILL'
  /** Somebody set it at the reader, another program did, or nobody knows. */
  | 'UNKNOWN';

/** What is known of a reader's clock when a row was written. */
export type ClockThen = {
  __typename?: 'ClockThen';
  /** Its time minus the true time, as it was kept last before. */
  driftSeconds: Scalars['Float']['output'];
  /** False where the clock jumped, or was set, about then: the row may have the drift of before or of after. */
  isSure: Scalars['Boolean']['output'];
  /** When it was asked. */
  measuredAt: Scalars['DateTime']['output'];
  uncertaintySeconds: Scalars['Float']['output'];
};

/** The proof that nothing a reader holds is missing from the ledger. */
export type Completeness = {
  __typename?: 'Completeness';
  /** The instant of the last check. */
  checkedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the verdict is not COMPLETE. Empty when it is; null before first contact. */
  doubts?: Maybe<Array<CompletenessDoubt>>;
  /** When the last gap was read and closed. Null while one is open. */
  gapClosedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the last gap in the connection to the reader began. Null when there was none. */
  gapFrom?: Maybe<Scalars['DateTime']['output']>;
  /** Rows of a first read that is held: nothing of them is in the ledger. */
  rowsHeld?: Maybe<Scalars['Int']['output']>;
  /** Rows the reader reported at the last check. */
  rowsReported?: Maybe<Scalars['Int']['output']>;
  /** Of these, rows set aside with a reason. */
  rowsSetAside?: Maybe<Scalars['Int']['output']>;
  /** Rows of the reader that the ledger holds, copies counted. */
  rowsStored?: Maybe<Scalars['Int']['output']>;
  /** What the last check said. */
  verdict: CompletenessVerdict;
};

/** A reason why a reader is not proven complete. */
export type CompletenessDoubt =
  /** Its log has blank slots, which punches fill without being counted. */
  | 'BLANK_SLOTS'
  /** No packet of it carries a right checksum, so damage goes unnoticed. */
  | 'CHECKSUMS_WRONG'
  /** The reader tells no counts. */
  | 'COUNT_UNTOLD'
  /** Its count of rows is not what its log holds, so it may miss any. Compare the count on its screen; firmware may be at fault. */
  | 'COUNT_WRONG'
  /** The connection was lost, and what was punched since has not been read. */
  | 'GAP_OPEN'
  /** Its log begins with other rows than it did: it was cleared or overwritten. It is read by itself. */
  | 'LOG_CHANGED'
  /** Its log is full and overwrites its oldest rows without counting. Clear it after a backup, or enlarge it. */
  | 'LOG_FULL'
  /** Its log was never read whole. */
  | 'NEVER_READ'
  /** The place cannot write to its disk now; the reader keeps its rows. The device's `fault` says what to do. */
  | 'NOT_STORED'
  /** Somebody operated the reader, and may have cleared its log. It is looked at by itself. */
  | 'OPERATED'
  /** Its log was not read whole when it should have been, once a day. It is read by itself. */
  | 'PROOF_OLD'
  /** Its first read is held, because many of its times cannot be true: `heldRead` says what to do. */
  | 'READ_HELD'
  /** The ledger holds rows of it under another reader of the place with the same serial number. */
  | 'ROWS_ELSEWHERE'
  /** It reports more rows, or fewer, than the last read and what came since. They are read by themselves. */
  | 'ROWS_MISSING'
  /** Users of it could not be read. */
  | 'USERS_UNREAD';

/** A verdict about a reader's completeness. */
export type CompletenessVerdict =
  /** It is proven that every row of the reader is stored. */
  | 'COMPLETE'
  /** It is not proven; `doubts` says why. */
  | 'INCOMPLETE'
  /** The reader was never reached. */
  | 'NOT_CHECKED';

/** A request that a log be cleared. */
export type ConfirmLogClearInput = {
  requestId: Scalars['ID']['input'];
};

/** The job that clears the log. */
export type ConfirmLogClearPayload = {
  __typename?: 'ConfirmLogClearPayload';
  job?: Maybe<Job>;
};

/** What a person said about one purpose, as it was recorded. */
export type Consent = {
  __typename?: 'Consent';
  /** How the person punches. Null where nobody said. */
  alternative?: Maybe<ConsentAlternative>;
  /** When it was said. */
  date: Scalars['Date']['output'];
  /** Where the signed paper is. Empty for none. */
  document: Scalars['String']['output'];
  purpose: ConsentPurpose;
  recordedAt: Scalars['DateTime']['output'];
  /** The account or key. */
  recordedBy: Scalars['String']['output'];
  state: ConsentState;
  /** The person. Null when the PIN is not enrolled. */
  user?: Maybe<User>;
};

/** How somebody punches who does not agree. */
export type ConsentAlternative =
  | 'CARD'
  | 'PIN';

/** What data are processed for. */
export type ConsentPurpose =
  /** Fingers and faces on the readers. They never leave those. */
  | 'BIOMETRIC'
  /** The position that an app tells with a punch. */
  | 'LOCATION';

/** What a person said. */
export type ConsentState =
  | 'DECLINED'
  | 'GIVEN'
  /** It agreed before, and does no more. */
  | 'WITHDRAWN';

/** Whom to enrol elsewhere. */
export type CopyUsersInput = {
  fromDeviceId: Scalars['ID']['input'];
  /** 1 to 500 of them; everybody when it is left out. */
  pins?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 1 to 20 other readers of the same place that are enabled. Those that push are changed once they call. */
  toDeviceIds: Array<Scalars['ID']['input']>;
};

export type CopyUsersPayload = {
  __typename?: 'CopyUsersPayload';
  /** The job, which waits or runs. */
  job?: Maybe<Job>;
};

/** A verdict about a day of a reader. */
export type DayVerdict =
  /** The reader has rows that the ledger has not. */
  | 'MISSING'
  /** Nobody knows: `doubts` and `gaps` say why. */
  | 'NOT_CHECKED'
  /** Everything that the reader held of it is in the ledger. */
  | 'PROVED';

/** One ZK reader, or what stands among the readers for punches that another program tells. */
export type Device = {
  __typename?: 'Device';
  /**
   * Where the collector reaches the reader, `host:port`: where it was found, if `foundAddress` says so. Of one that pushes: the address
   * from which it called last, or `push`.
   */
  address?: Maybe<Scalars['String']['output']>;
  /** How far its clock is from the true time. Null before it told its time, and for a reader that pushes: it tells none. */
  clock?: Maybe<DeviceClock>;
  /** Whether the ledger holds everything the reader holds. Null for what is no reader: nothing can be compared. */
  completeness?: Maybe<Completeness>;
  /** How soon somebody should look at the reader, by all that is known of it. */
  condition?: Maybe<DeviceCondition>;
  /**
   * What came and went between the reader and the place's process, since that began. Null before the first contact, for a reader that
   * pushes, and where another process of the place visits it.
   */
  contact?: Maybe<DeviceContact>;
  /** What the reader says it holds. Null before first contact. */
  counts?: Maybe<DeviceCounts>;
  /**
   * Its days by its own clock, both ends included, in their order: 400 days at most, and 10,000 in one operation, in which each list of
   * them counts 20 more. A day is proved for itself: what is in doubt of others takes nothing from it.
   */
  days?: Maybe<Array<DeviceDay>>;
  /** Why the reader cannot be read now, or what else is wrong with it. Null while nothing is. */
  fault?: Maybe<DeviceFault>;
  /** The firmware version the reader states. Null before first contact. */
  firmware?: Maybe<Scalars['String']['output']>;
  /** That the reader was away from the address that was entered, and was found at `address` by its serial number. Null where it was not. */
  foundAddress?: Maybe<FoundAddress>;
  /** What the last read of its whole log brought. Null before. */
  fullRead?: Maybe<FullRead>;
  /** Times in which nobody watched the reader, those that began last first; the latest 2,000 are kept. */
  gaps?: Maybe<Array<DeviceGap>>;
  /**
   * True when no packet of the reader carries the right checksum: its firmware sums in a way of its own, its bytes are taken as
   * they are, and damage on their way goes unnoticed. Null before first contact.
   */
  hasOwnChecksums?: Maybe<Scalars['Boolean']['output']>;
  /** The first read of its log, of which nothing is taken until somebody accepts it. Null when none is held. */
  heldRead?: Maybe<HeldRead>;
  /** `<place>/<reader>`, such as `riyadh/gate-2`. */
  id: Scalars['ID']['output'];
  /** Whether it was added in the graph, and can be changed and removed there. False where the configuration names it, or nobody does any more. */
  isAdded?: Maybe<Scalars['Boolean']['output']>;
  /** What it stands for. */
  kind?: Maybe<DeviceKind>;
  /** When its whole log was read last. Null before, and for a reader that pushes: its log is compared by its sums. */
  lastFullReadAt?: Maybe<Scalars['DateTime']['output']>;
  /** The instant of the newest punch that the ledger has of the reader. Null before the first. */
  lastPunchAt?: Maybe<Scalars['DateTime']['output']>;
  /** The last instant at which the reader answered. Null before first contact. */
  lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * What the reader says when it is asked now; asked again within five seconds, what it said then. Null where it is not ONLINE, or does not
   * answer within two seconds, such as while its log is read; for one that pushes, since nobody can ask it, and from a process of the
   * place that does not visit the readers. What is known without asking stands in the other fields.
   */
  live?: Maybe<DeviceLive>;
  /** Whether its log may be cleared, and who asked for that. Null for what is no reader. */
  logClear?: Maybe<LogClearing>;
  /** Whether the place stays connected to it. Null as `transport`, and for one that pushes: it calls by itself. */
  mode?: Maybe<ReadingMode>;
  /** The model the reader states. Null before first contact. */
  model?: Maybe<Scalars['String']['output']>;
  /** The reader's name for people. */
  name?: Maybe<Scalars['String']['output']>;
  /** How much of a name it keeps. Null as `transport`. */
  nameField?: Maybe<NameField>;
  /** The place the reader belongs to. */
  place?: Maybe<Place>;
  /** Of mode POLL: the seconds between two visits. */
  pollSeconds?: Maybe<Scalars['Int']['output']>;
  /** The punches made on this reader. */
  punches?: Maybe<PunchConnection>;
  /** Of a reader that calls by itself; null for one that is read, and before its first call. */
  push?: Maybe<PushReader>;
  /** How the rows of its log are laid out, as the configuration says. */
  recordLayout?: Maybe<RecordLayout>;
  /** What makes it easy for strangers to read or change the reader, and what to do about it. */
  securityFindings?: Maybe<SecurityFindings>;
  /** The serial number the reader states. Null before first contact. */
  serialNumber?: Maybe<Scalars['String']['output']>;
  /** Rows of the reader that are kept and are no punches, those that came last first. */
  setAsideRows?: Maybe<SetAsideRowConnection>;
  /** Which code comes first in its rows of 16 bytes, as the configuration says. */
  sixteenByteOrder?: Maybe<SixteenByteOrder>;
  /** Whether the collector holds a working session with the reader. */
  status?: Maybe<DeviceStatus>;
  /** How full its log is, and when it will be. Null where the reader tells no counts. */
  storage?: Maybe<DeviceStorage>;
  /** How it is reached, as its settings say. Null for what is no reader, and for one that an older version of the place knew last. */
  transport?: Maybe<ReaderTransport>;
  /**
   * Users of the reader that could not be read: all it says it has when its table could not be read, else the records in it
   * that are no users. 0 when all were read. Null before first contact.
   */
  unreadableUsers?: Maybe<Scalars['Int']['output']>;
};


/** One ZK reader, or what stands among the readers for punches that another program tells. */
export type DeviceDaysArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


/** One ZK reader, or what stands among the readers for punches that another program tells. */
export type DeviceGapsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One ZK reader, or what stands among the readers for punches that another program tells. */
export type DevicePunchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PunchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PunchOrder>;
};


/** One ZK reader, or what stands among the readers for punches that another program tells. */
export type DeviceSetAsideRowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SetAsideFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The clock of a reader. */
export type DeviceClock = {
  __typename?: 'DeviceClock';
  /** A drift of no more is let be. */
  aboveSeconds: Scalars['Int']['output'];
  /** The times that it was set from here, the last one first; the latest 500 are kept. */
  corrections: Array<ClockCorrection>;
  /** Its time minus the true time, in seconds. */
  driftSeconds: Scalars['Int']['output'];
  /** What was new about it, the newest first; the latest 1,000 are kept. */
  history: ClockReadingConnection;
  /** Why it is not set by itself now. Null where it is not off by more, or is about to be set. */
  hold?: Maybe<ClockHold>;
  /** Whether it is off by more, whatever the uncertainty. */
  isAbove: Scalars['Boolean']['output'];
  /** When it was set from here last, or was to be. Null where it never was. */
  lastCorrection?: Maybe<ClockCorrection>;
  /** When it was asked. */
  measuredAt: Scalars['DateTime']['output'];
  /** What is done about it, as the configuration says. */
  policy: ClockPolicy;
  /** Whether it shows a date that no calendar has; the drift is of before then. */
  showsNoDate: Scalars['Boolean']['output'];
  /**
   * By so much the drift may be more or less: half the way there and back, and the half of a second that a reader does not tell. Null where
   * an older version asked.
   */
  uncertaintySeconds?: Maybe<Scalars['Float']['output']>;
  /**
   * Minutes, whole quarters of an hour, by which it is ahead or behind as it would be in another zone or with another summer time.
   * Null where it is not off, or in another way.
   */
  zoneMinutes?: Maybe<Scalars['Int']['output']>;
};


/** The clock of a reader. */
export type DeviceClockCorrectionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The clock of a reader. */
export type DeviceClockHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** How soon somebody should look at a reader. */
export type DeviceCondition =
  /** It is switched off in the configuration. */
  | 'OFF'
  /** It is away or has a fault, or its log needs somebody: punches may be late, or be lost if nobody acts. */
  | 'TROUBLE'
  /** It is not proven complete yet, its clock is off by more than `clock.above` of the configuration (60 s), or nine tenths of its log are full. */
  | 'WATCH'
  /** It answers, and everything it holds is in the ledger. */
  | 'WELL';

/** One page of readers. */
export type DeviceConnection = {
  __typename?: 'DeviceConnection';
  edges: Array<DeviceEdge>;
  pageInfo: PageInfo;
  /** How many match in the places that answered. */
  totalCount: Scalars['Int']['output'];
  /** The places in scope that did not answer. */
  unavailable: Array<PlaceFailure>;
};

/** What a process of a place had to do with a reader. */
export type DeviceContact = {
  __typename?: 'DeviceContact';
  /** Bytes that came from the reader, without what the network puts around its packets. */
  bytesIn: Scalars['Float']['output'];
  /** Bytes that were sent to it. */
  bytesOut: Scalars['Float']['output'];
  /**
   * The longest time in milliseconds for which the place kept people from punching on it. No read does that: only writing people does,
   * for moments.
   */
  longestLockMs: Scalars['Int']['output'];
  /** When the process began. */
  since: Scalars['DateTime']['output'];
};

/** What a reader says it holds. */
export type DeviceCounts = {
  __typename?: 'DeviceCounts';
  /** Rows the attendance log has room for. */
  capacity?: Maybe<Scalars['Int']['output']>;
  /** Rows of the attendance log. */
  punches?: Maybe<Scalars['Int']['output']>;
  /** Enrolled people. */
  users?: Maybe<Scalars['Int']['output']>;
};

/** A day of a reader: rows of which its clock wrote this date. */
export type DeviceDay = {
  __typename?: 'DeviceDay';
  /** Of these, rows that are punches: each punch as often as the log holds it. */
  copies?: Maybe<Scalars['Int']['output']>;
  date: Scalars['Date']['output'];
  /** Why the day is not PROVED. Empty when it is, and for a day that has not begun; null before first contact. */
  doubts?: Maybe<Array<CompletenessDoubt>>;
  /** Times of the day in which nobody watched the reader, the latest ten, those that began last first. */
  gaps: Array<DeviceGap>;
  /** The read of the whole log that `rowsReported` is of. Null where it is. */
  lastFullReadAt?: Maybe<Scalars['DateTime']['output']>;
  /** The instant of its last punch. Null where it has none. */
  lastRowAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Rows that the reader has and the ledger has not; 0 of a day that is PROVED, null where nobody knows. Rows that the reader only counts
   * more may be of any day that is not proved: each of these says all of them.
   */
  missing?: Maybe<Scalars['Int']['output']>;
  /** Rows that its log held of the day when it was last read whole and held any. Null where it was not read whole since the day began. */
  rowsReported?: Maybe<Scalars['Int']['output']>;
  /** Rows of the reader that the ledger holds, copies counted. Null before first contact. */
  rowsStored?: Maybe<Scalars['Int']['output']>;
  /** When the day was sealed in the place's log of proofs. Days are not sealed by this version: null. */
  sealedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Of these, rows set aside with a reason. */
  setAside?: Maybe<Scalars['Int']['output']>;
  verdict: DayVerdict;
};

/** A reader and its position. */
export type DeviceEdge = {
  __typename?: 'DeviceEdge';
  cursor: Scalars['String']['output'];
  node: Device;
};

/** Why a reader cannot be read. */
export type DeviceFault = {
  __typename?: 'DeviceFault';
  /** What to do about it, a sentence. Null for a code that this version of the place does not know. */
  action?: Maybe<Scalars['String']['output']>;
  /**
   * `DEVICE_NO_ROUTE`, `DEVICE_BUSY`, `DEVICE_AUTH_FAILED`, `DEVICE_DUPLICATE`, `DEVICE_AT_OTHER_PLACE` or another `DEVICE_*` code; `DISK_FULL` and other `DISK_*`
   * codes while the place cannot store.
   */
  code: Scalars['String']['output'];
  /** What happened, for people. */
  message: Scalars['String']['output'];
  /** Since when. */
  since: Scalars['DateTime']['output'];
  /**
   * What the reader was being asked for: `CONNECT`, `AUTHENTICATE`, `IDENTITY`, `OPTIONS`, `TIME`, `SIZES`, `USERS`, `LOG` or `LIVE`,
   * its events; `SESSION` where its connection ended in between. Or what failed elsewhere: `CALL` of a reader that pushes, `STORE`, the
   * step of a job, `JOB` before its first. Null for a code that this version of the place does not know.
   */
  step?: Maybe<Scalars['String']['output']>;
};

/** Which readers to list. */
export type DeviceFilter = {
  /** Only those that somebody should look at as soon. */
  condition?: InputMaybe<Array<DeviceCondition>>;
  /** Text in the name, serial number or address. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Only these states. */
  status?: InputMaybe<Array<DeviceStatus>>;
};

/** A time in which nobody watched a reader. */
export type DeviceGap = {
  __typename?: 'DeviceGap';
  /** How it was closed. Null while it is open, and where an older version closed it. */
  closedBy?: Maybe<GapClosing>;
  /** The last contact before it. */
  from: Scalars['DateTime']['output'];
  /** Rows of the reader that came into the ledger from its begin to its end. Null while it is open, and where nobody counted them. */
  rows?: Maybe<Scalars['Int']['output']>;
  /** When what was in it was known again. Null while it is open. */
  to?: Maybe<Scalars['DateTime']['output']>;
};

/** What a device stands for. */
export type DeviceKind =
  /** No machine: the punches that apps tell by `recordPunch`. */
  | 'APP'
  /** No machine: the punches that kiosks tell by `recordPunch`. */
  | 'KIOSK'
  /** A reader. */
  | 'READER';

/** What a reader said when it was asked. */
export type DeviceLive = {
  __typename?: 'DeviceLive';
  /** When it had answered. */
  at: Scalars['DateTime']['output'];
  /** What it said it holds. */
  counts: DeviceCounts;
  /** What its clock showed. Null for a date that no calendar has. */
  localTime?: Maybe<Scalars['LocalDateTime']['output']>;
  /** How long it took to tell its time, there and back. */
  roundTripMs: Scalars['Int']['output'];
};

/** The order of readers. */
export type DeviceOrder =
  | 'LAST_SEEN_DESC'
  | 'NAME_ASC'
  | 'NAME_DESC';

/** Whether a reader can be read now. */
export type DeviceStatus =
  | 'CONNECTING'
  | 'DISABLED'
  | 'OFFLINE'
  | 'ONLINE';

/** The room of a reader's attendance log. */
export type DeviceStorage = {
  __typename?: 'DeviceStorage';
  /** Rows that it has room for. */
  capacity: Scalars['Int']['output'];
  /** The part that is full, 0 to 100, with one decimal. */
  fillPct: Scalars['Float']['output'];
  /** The day in UTC on which the log is full if people go on like that: ten years ahead at most. Null when it will not be by then. */
  fullOn?: Maybe<Scalars['String']['output']>;
  /** Punches a day of the last thirty days, or since its first punch where that is less. Null before the first. */
  punchesPerDay?: Maybe<Scalars['Float']['output']>;
  /** Rows that it says it holds. */
  rows: Scalars['Int']['output'];
};

/** How packets travel to a reader. */
export type DeviceTransport =
  | 'TCP'
  | 'UDP';

export type DisableDeviceInput = {
  deviceId: Scalars['ID']['input'];
};

export type DisableDevicePayload = {
  __typename?: 'DisableDevicePayload';
  device?: Maybe<Device>;
};

export type DismissPushNewcomerInput = {
  /** One of the place's `pushNewcomers`. */
  newcomerId: Scalars['ID']['input'];
};

export type DismissPushNewcomerPayload = {
  __typename?: 'DismissPushNewcomerPayload';
  /** The place, whose `pushNewcomers` has it no more. It is listed again when it calls again. */
  place?: Maybe<Place>;
};

export type EnableDeviceInput = {
  deviceId: Scalars['ID']['input'];
};

export type EnableDevicePayload = {
  __typename?: 'EnableDevicePayload';
  device?: Maybe<Device>;
};

/** A PIN as one reader keeps it. One that keeps it twice has two. */
export type Enrolment = {
  __typename?: 'Enrolment';
  /** Null where there is none. */
  cardNumber?: Maybe<Scalars['String']['output']>;
  device?: Maybe<Device>;
  name: Scalars['String']['output'];
  /** USER, ENROLLER, MANAGER, ADMINISTRATOR or OTHER. */
  privilege: Scalars['String']['output'];
};

/** Whom to erase. */
export type ErasePersonInput = {
  /** As the readers have it, enrolled or not. */
  pin: Scalars['String']['input'];
  placeId: Scalars['ID']['input'];
  /** Why, for the receipt; 1 to 500 characters, without the person's PIN, name or card. */
  reason: Scalars['String']['input'];
};

export type ErasePersonPayload = {
  __typename?: 'ErasePersonPayload';
  erasure?: Maybe<Erasure>;
  /** The job, which waits or runs. */
  job?: Maybe<Job>;
};

/** The receipt of an erasure: what was erased where, when and by whom. It does not say of whom. */
export type Erasure = {
  __typename?: 'Erasure';
  askedAt: Scalars['DateTime']['output'];
  /** The account or key that asked for it. */
  askedBy: Scalars['String']['output'];
  /** When store and readers were done. Null while a reader could not be asked. */
  doneAt?: Maybe<Scalars['DateTime']['output']>;
  /** `<place>/<erasure>`. */
  id: Scalars['ID']['output'];
  /** What stands for the PIN in the punches that stay. */
  pseudonym: Scalars['String']['output'];
  /** Every reader that might have the person. */
  readers: Array<ErasureReader>;
  reason: Scalars['String']['output'];
  /** Punches that stay under the pseudonym. Null before. */
  rows?: Maybe<Scalars['Int']['output']>;
  /** When the store of the place was done. Null before. */
  storeErasedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What an erasure did on one reader. */
export type ErasureReader = {
  __typename?: 'ErasureReader';
  /** When; of one that is PENDING, when it was tried last. Null before. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** Why it is PENDING still, in a code. Null otherwise. */
  code?: Maybe<Scalars['String']['output']>;
  device?: Maybe<Device>;
  /** The same in a sentence. */
  message?: Maybe<Scalars['String']['output']>;
  state: ErasureReaderState;
};

/** How far an erasure is on a reader. */
export type ErasureReaderState =
  /** It did not have the person. */
  | 'NOT_THERE'
  /** It was not asked yet, or could not be. */
  | 'PENDING'
  /** The person is off it: its list was read back. */
  | 'REMOVED';

/** Something the reader of the stream must know. */
export type FeedNotice = {
  __typename?: 'FeedNotice';
  at: Scalars['DateTime']['output'];
  kind: FeedNoticeKind;
  message: Scalars['String']['output'];
  /** The place it is about. Null when it is about the whole stream. */
  place?: Maybe<Scalars['ID']['output']>;
  /** How many punches are still to come in the catch-up, when known. */
  remaining?: Maybe<Scalars['Int']['output']>;
};

/** What a notice says. */
export type FeedNoticeKind =
  /** Everything missed was sent; live from here. */
  | 'CAUGHT_UP'
  /** Punches may be missing here; read them by query. */
  | 'GAP'
  /** The place's stream is back; what was missed follows. */
  | 'PLACE_BACK'
  /** The place's stream broke; its punches will come after PLACE_BACK. */
  | 'PLACE_LOST'
  /** The client reads too slowly; it is caught up from its own position when it reads again. */
  | 'SLOW_CLIENT';

/** Whether a message was missed and is being caught up, or is live. */
export type FeedPhase =
  | 'CATCH_UP'
  | 'LIVE';

/** How grave a finding is. */
export type FindingSeverity =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM';

/** A reader that was looked for and found: entering another address ends it. */
export type FoundAddress = {
  __typename?: 'FoundAddress';
  /** When the reader was found. */
  at: Scalars['DateTime']['output'];
  /** The address that was entered, `host:port`. */
  enteredAddress: Scalars['String']['output'];
};

/** A read of a whole log. `rows` are `copies`, `setAside` and `unreadable` together. */
export type FullRead = {
  __typename?: 'FullRead';
  /** When it ended. */
  at: Scalars['DateTime']['output'];
  /** Rows that were punches of the ledger after it, each as often as the log held it. */
  copies: Scalars['Int']['output'];
  /** Rows and blank slots of the log, by the size that the reader said. */
  rows: Scalars['Int']['output'];
  /** Rows that the ledger had after it and that were none. */
  setAside: Scalars['Int']['output'];
  /** Slots that hold no row. */
  unreadable: Scalars['Int']['output'];
};

/** How a gap was closed. */
export type GapClosing =
  /** Nothing had come: the reader counted what it counted before. */
  | 'COUNTS'
  /** The whole log was read. */
  | 'FULL_READ'
  /** The log had been cleared or exchanged: what was punched and not read before is known to nobody. */
  | 'LOG_LOST'
  /** The sums of a reader that pushes were those of the ledger, after it had sent what it had. */
  | 'SUMS'
  /** The end of the log was read from where it was read before. */
  | 'TAIL_READ';

/**
 * A first read of which more than a tenth of the times cannot be true: the reader's clock, or the time zone or `notBefore` of the
 * place, may be wrong. Put that right and start the place again; if the log is right, accept the read: `acceptFirstRead`, or
 * `pnpm bf reader accept`. Punches that come live are kept meanwhile.
 */
export type HeldRead = {
  __typename?: 'HeldRead';
  /** Of these, later than the moment of the read. */
  inFuture: Scalars['Int']['output'];
  /** Rows of the log. */
  rows: Scalars['Int']['output'];
  since: Scalars['DateTime']['output'];
  /** Of these, older than the place's `notBefore`. */
  tooOld: Scalars['Int']['output'];
};

/** A file of rows of a reader's log. */
export type ImportRowsInput = {
  /** The reader that made them; it was reached, and its log was read, before. */
  deviceId: Scalars['ID']['input'];
  /** Only says what would happen. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The bytes of the file instead, in base64; texts in the encoding of the reader. */
  file?: InputMaybe<Scalars['String']['input']>;
  /** Its name: `<serial>_attlog.dat` of another reader is refused. */
  fileName?: InputMaybe<Scalars['String']['input']>;
  /** Takes the other lines where some do not do; nothing is taken then when it is left out. */
  skipFaulty?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * The text of the file: `attlog.dat` as readers write it to a USB stick, or CSV with the columns `pin` and `localTime`
   * (`YYYY-MM-DD HH:MM:SS` on the reader's clock), and, as far as known, `stateCode`, `verifyCode`, `workCode`, `copies`.
   */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What an import did, or would do; identical lines are one row with copies. */
export type ImportRowsPayload = {
  __typename?: 'ImportRowsPayload';
  /** Rows that are new. */
  added?: Maybe<Scalars['Int']['output']>;
  /** The reader. */
  device?: Maybe<Device>;
  /** Lines that do not do, the first 1,000. */
  faults?: Maybe<Array<LineFault>>;
  /** How many do not. */
  faultyLines?: Maybe<Scalars['Int']['output']>;
  /** Whether it was done. */
  isDone?: Maybe<Scalars['Boolean']['output']>;
  /** Rows that are known as they are. */
  known?: Maybe<Scalars['Int']['output']>;
  /** Rows that are known, and of which the file has more copies. */
  revised?: Maybe<Scalars['Int']['output']>;
  /** Lines that are rows. */
  rows?: Maybe<Scalars['Int']['output']>;
  /** Of those that are new: set aside with a reason. */
  setAside?: Maybe<Scalars['Int']['output']>;
};

/** Long work at a place, kept there from when it is asked for. */
export type Job = {
  __typename?: 'Job';
  /** What a reader said that was to be added. Null for other kinds, and before the end of one that ended well. */
  added?: Maybe<AddResult>;
  /** The account or key that asked for it. */
  askedBy: Scalars['String']['output'];
  /** What became of the clock that was to be set. Null for other kinds, and before its end; of one that failed, `Device.clock` has it. */
  clock?: Maybe<ClockCorrection>;
  createdAt: Scalars['DateTime']['output'];
  /** The position of this state, for `after` of `jobProgress`. */
  cursor: Scalars['String']['output'];
  /** The reader it is about. Null where it is about the place, or the reader is not known yet. */
  device?: Maybe<Device>;
  /** How much is done, in `unit`. Null where nothing is counted, or not yet. */
  done?: Maybe<Scalars['Int']['output']>;
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What became of a person that is erased. Null for other kinds. */
  erasure?: Maybe<Erasure>;
  /** Why it FAILED, and what to do. */
  fault?: Maybe<DeviceFault>;
  /** `<place>/<job>`. */
  id: Scalars['ID']['output'];
  kind: JobKind;
  /** What became of the log that was to be cleared. Null for other kinds, before its end, and where nothing was cleared. */
  logClear?: Maybe<LogClear>;
  place?: Maybe<Place>;
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  state: JobState;
  /** What it did so far, in order. */
  steps: Array<JobStep>;
  /** What a sync found. Null for other kinds, and before its end. */
  sync?: Maybe<SyncResult>;
  /** How much there is. Null while nobody knows. */
  total?: Maybe<Scalars['Int']['output']>;
  unit?: Maybe<JobUnit>;
  /** What became of people on readers. Null for other kinds, and before its end where no reader pushes. */
  users?: Maybe<UserChanges>;
  /** What a comparison of a reader with the ledger found. Null for other kinds, and before its end: a read that was cut short finds nothing. */
  verification?: Maybe<Verification>;
};

/** One page of jobs. */
export type JobConnection = {
  __typename?: 'JobConnection';
  edges: Array<JobEdge>;
  pageInfo: PageInfo;
  /** How many the place keeps. */
  totalCount: Scalars['Int']['output'];
  /** The places in scope that did not answer. */
  unavailable: Array<PlaceFailure>;
};

/** A job and its position. */
export type JobEdge = {
  __typename?: 'JobEdge';
  cursor: Scalars['String']['output'];
  node: Job;
};

/** One message of `jobProgress`: exactly one of `job` and `notice` is set. */
export type JobEvent = {
  __typename?: 'JobEvent';
  /** The position after this message, for `after`. */
  cursor: Scalars['String']['output'];
  /** The job as it is now. */
  job?: Maybe<Job>;
  notice?: Maybe<FeedNotice>;
  /** Whether the message was missed and is being caught up, or is live. */
  phase: FeedPhase;
};

/** What a job does. */
export type JobKind =
  /** Adds a reader. */
  | 'ADD_DEVICE'
  /** Clears a reader's log for good. */
  | 'CLEAR_LOG'
  /** Enrols people of one reader on others. */
  | 'COPY_USERS'
  /** Erases a person. */
  | 'ERASE_PERSON'
  /** Enrols or changes a person on readers. */
  | 'PUT_USER'
  /** Removes a person from readers. */
  | 'REMOVE_USER'
  /** Sets a reader's clock. */
  | 'SET_CLOCK'
  /** Asks a reader for what the ledger may lack of it. */
  | 'SYNC_DEVICE'
  /** Asks every reader of the place. */
  | 'SYNC_PLACE'
  /** Compares a reader's log with the ledger and changes nothing. */
  | 'VERIFY_DEVICE';

/** How far a job is. */
export type JobState =
  | 'CANCELLED'
  | 'DONE'
  /** `fault` says why, and the steps what was done before. */
  | 'FAILED'
  | 'RUNNING'
  | 'WAITING';

/** A part of a job. */
export type JobStep = {
  __typename?: 'JobStep';
  /**
   * What is done. Of a sync: `CONNECT`, `COUNTS`, `LOG`; `READER`, all of it for one reader. Of a comparison: `CONNECT`, `LOG`, `LEDGER`; of
   * one with a reader that pushes: `CONNECT`, `SUMS`.
   * Of a reader that is added: `REACH`, `HANDSHAKE` (the comm key), `IDENTITY` (serial number and model), `CLOCK`, `COUNTS`, `LOG` (layout
   * and first rows), `USERS`, `STORE`.
   * Of a clock that is set: `CONNECT`, `CLOCK`.
   * Of a person that is erased: `STORE`, `READER` for each reader.
   * Of a log that is cleared: `CONNECT`, `LOG` (all of it is read once more), `CLEAR`, `PROOF` (the log that begins then).
   */
  code: Scalars['String']['output'];
  /** What was found, for people. */
  detail?: Maybe<Scalars['String']['output']>;
  /** The reader, where the job is about several. */
  device?: Maybe<Device>;
  /** Why it FAILED, and what to do. */
  fault?: Maybe<DeviceFault>;
  state: JobStepState;
};

/** How far a step is. */
export type JobStepState =
  | 'DONE'
  | 'FAILED'
  | 'RUNNING';

/** What `done` and `total` of a job count. */
export type JobUnit =
  | 'READERS'
  | 'ROWS'
  | 'STEPS'
  | 'USERS';

/** Something of a line that does not do. */
export type LineFault = {
  __typename?: 'LineFault';
  column: Scalars['String']['output'];
  expected: Scalars['String']['output'];
  found: Scalars['String']['output'];
  /** Counted from 1, the line of column names included. */
  line: Scalars['Int']['output'];
};

/** That somebody asked for a reader's log to be cleared, and what became of it. */
export type LogClear = {
  __typename?: 'LogClear';
  /** From then on whoever asked may confirm it alone. */
  aloneFrom: Scalars['DateTime']['output'];
  askedAt: Scalars['DateTime']['output'];
  /** The account or key that asked. */
  askedBy: Scalars['String']['output'];
  /** The account or key that confirmed it. Null before, and where nothing was cleared. */
  confirmedBy?: Maybe<Scalars['String']['output']>;
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** `<place>/<request>`. */
  id: Scalars['ID']['output'];
  /** Nobody may confirm it any more from then on. */
  lapsesAt: Scalars['DateTime']['output'];
  /** Whether the viewer may confirm it now, were nothing in the way. False where it waits no longer. */
  mayConfirm: Scalars['Boolean']['output'];
  note?: Maybe<Scalars['String']['output']>;
  /** Why the last attempt cleared nothing; it waits on. Null where there was none. */
  refusal?: Maybe<LogClearRefusal>;
  /** Rows of the log just before the reader was told to clear it; each was stored and backed up. Null before. */
  rows?: Maybe<Scalars['Int']['output']>;
  state: LogClearState;
  withdrawnBy?: Maybe<Scalars['String']['output']>;
};

/** Something that speaks against clearing a reader's log. */
export type LogClearObstacle = {
  __typename?: 'LogClearObstacle';
  /** What to do about it, a sentence. */
  action: Scalars['String']['output'];
  code: LogClearObstacleCode;
};

/** What speaks against clearing a reader's log. */
export type LogClearObstacleCode =
  /** It counted other rows than were read, just before it would have been cleared. */
  | 'COUNT_DIFFERS'
  /** Its log has no rows. */
  | 'EMPTY'
  /** Rows are in the ledger and in no backup. */
  | 'NOT_BACKED_UP'
  /** Its completeness is not COMPLETE: the ledger may lack rows. */
  | 'NOT_PROVED'
  /** Rows came since its whole log was read. */
  | 'NOT_READ_WHOLE'
  /** It is switched off. */
  | 'NO_READER'
  /** It pushes: no order of that channel clears a log safely. */
  | 'PUSHES';

/** Why an attempt to clear a log cleared nothing. */
export type LogClearRefusal = {
  __typename?: 'LogClearRefusal';
  at: Scalars['DateTime']['output'];
  /** A `LogClearObstacleCode`, or a code of a job or a reader. */
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** How far a request to clear a log is. */
export type LogClearState =
  | 'CLEARED'
  /** Nobody confirmed it within seven days. */
  | 'LAPSED'
  /** The reader is being told. */
  | 'ORDERED'
  /** The reader was told, and could not be asked whether it did it. What it holds then is found out by its next visit. */
  | 'UNSURE'
  /** For somebody to confirm it. */
  | 'WAITING'
  | 'WITHDRAWN';

/** Whether a reader's log may be cleared. */
export type LogClearing = {
  __typename?: 'LogClearing';
  /** When the ledger was last backed up by `bf store backup`. Null before. */
  backedUpAt?: Maybe<Scalars['DateTime']['output']>;
  /** What speaks against it now. None: it may be asked for. */
  obstacles: Array<LogClearObstacle>;
  /** The latest 10, the latest first. One at most waits. */
  requests: Array<LogClear>;
  /** Rows of the reader that are in no backup. */
  rowsNotBackedUp: Scalars['Int']['output'];
};

/** A row of which the time is moved when it is released. */
export type MovedRow = {
  __typename?: 'MovedRow';
  /** The instant that counts. */
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** The wall clock that counts. */
  localTime: Scalars['LocalDateTime']['output'];
  /** The wall clock that the reader wrote. */
  localTimeBefore: Scalars['LocalDateTime']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Accepts a first read that is held because more than a tenth of its times cannot be true: it is read into the ledger, and the
   * rows with such times are set aside.
   */
  acceptFirstRead?: Maybe<AcceptFirstReadPayload>;
  /**
   * Adds a reader to a place: a job that first asks it for everything its visits need, a step each, and keeps nothing unless all of it
   * ends well, or `force` is set. The reader is read from then on. Of `host` and `port` the place's configuration says what they may be.
   */
  addDevice?: Maybe<AddDevicePayload>;
  /**
   * Takes a caller of the push port for a reader that has no serial number yet: it has that of the caller from now on, and the rows that
   * were kept of the caller go into the ledger.
   */
  approvePushNewcomer?: Maybe<ApprovePushNewcomerPayload>;
  /** Queues an order for a reader that pushes: to send rows of a time again, to count them, to tell of itself. None changes the reader. */
  askPushReader?: Maybe<AskPushReaderPayload>;
  /** Ends a job that is not over: one that waits at once, one that runs within moments. What it has done stays done. */
  cancelJob?: Maybe<CancelJobPayload>;
  /** Ends an order of a reader that pushes and that has not ended. What the reader has done of it stays. */
  cancelPushOrder?: Maybe<CancelPushOrderPayload>;
  /**
   * Confirms it: another account than the one that asked may at once, the same one, or an API key, after a while. A job, which reads the whole log once more
   * and has the reader clear it only while it counts exactly the rows that are stored. There is no undo.
   */
  confirmLogClear?: Maybe<ConfirmLogClearPayload>;
  /** Enrols people of one reader on others of its place: names, cards and privileges, never fingers, faces or passwords. A job. */
  copyUsers?: Maybe<CopyUsersPayload>;
  /** Switches a reader off that does not push: nobody visits it until it is enabled. It keeps what it records meanwhile. */
  disableDevice?: Maybe<DisableDevicePayload>;
  /** Forgets a caller of the push port and everything that was kept of it. */
  dismissPushNewcomer?: Maybe<DismissPushNewcomerPayload>;
  /** Switches a reader on that was switched off in the graph. */
  enableDevice?: Maybe<EnableDevicePayload>;
  /**
   * Erases a person from the place for good: name, PIN and card leave everything that the place stores, and every reader of it, with fingers
   * and faces, each reader's list read back. Punches stay under a pseudonym, with their ids and their place in the chain of hashes, so that
   * counts and proofs hold; what readers tell of them again stays erased. Whoever gets the PIN later is another person. A job; readers that
   * cannot be reached are named in `Erasure.readers` and done by themselves once they answer. Asked for again while it is not done, it is the
   * same erasure. There is no undo. BAD_USER_INPUT for a reason that names the person.
   */
  erasePerson?: Maybe<ErasePersonPayload>;
  /**
   * Takes rows of a reader's log out of a file into the ledger. A row that the ledger has, by whatever way it came, adds nothing; where
   * the file has it more often than is known, its `copies` grow. A request has at most 1 MB: larger files come in parts, cut between
   * two seconds.
   */
  importRows?: Maybe<ImportRowsPayload>;
  /**
   * Enrols a person on readers of the place, or changes it there; what is left out stays. A job, which reads each reader's list back and
   * says what was there before.
   */
  putUser?: Maybe<PutUserPayload>;
  /**
   * Records what a person said about one purpose: that it agrees, does not, or does no more; and how it punches then. Nothing recorded is
   * changed, the last word counts; erasing the person takes it out. The person need not be enrolled yet. What readers have is not changed
   * by it: removeUser does that. BAD_USER_INPUT for a date to come or before the last word, and for WITHDRAWN of who did not agree.
   */
  recordConsent?: Maybe<RecordConsentPayload>;
  /**
   * Takes a punch of another program, an app or a kiosk, into the ledger of a place. `recordPunch` of the place's configuration says
   * whether those of a channel count, wait to be approved, or are refused. What is answered is on disk.
   */
  recordPunch?: Maybe<RecordPunchPayload>;
  /**
   * Makes punches of rows that are set aside, for good: followers are told, and days that they belong to are worked out again. Rows
   * without a true time, and those that tell a known punch a second time, stay where they are and are named. Rows of a clock that was
   * wrong are moved by the time that it was wrong by: `moveSeconds`, with `dryRun` first.
   */
  releaseSetAside?: Maybe<ReleaseSetAsidePayload>;
  /**
   * Removes a reader that was added in the graph: nobody visits it, and its address and comm key are forgotten. Its punches stay, and it
   * is shown as DISABLED with its name, so that they are told apart.
   */
  removeDevice?: Maybe<RemoveDevicePayload>;
  /**
   * Removes a person from readers of the place with all that they know of it, fingers and faces too; what it punched stays. A job, which
   * says what was there.
   */
  removeUser?: Maybe<RemoveUserPayload>;
  /**
   * Asks that a reader's log be cleared for good: nothing is done before it is confirmed. Refused unless every row of the log is proved to
   * be stored and is in a backup, and for a reader that pushes: `extensions.reason` says why, the message what to do.
   */
  requestLogClear?: Maybe<RequestLogClearPayload>;
  /**
   * Sets a reader's clock to the time of its zone and reads it back: a job, whose `clock` says what it showed before and after. Its
   * punches keep the times that it wrote. A reader that pushes sets its clock by itself when it is told to read its settings again: an
   * order is queued for it. `clock.policy` NEVER of the configuration refuses both.
   */
  setDeviceClock?: Maybe<SetDeviceClockPayload>;
  /**
   * Asks a reader now for what the ledger may lack of it; with `full`, for its whole log. The same job when it is asked for again
   * before its end. RATE_LIMITED while as many jobs wait as may.
   */
  syncDevice?: Maybe<SyncDevicePayload>;
  /** The same of every reader that the place visits, some at a time. */
  syncPlace?: Maybe<SyncPlacePayload>;
  /** Changes a reader that was added in the graph; what is omitted stays. It is visited anew. What its configuration names is changed there. */
  updateDevice?: Maybe<UpdateDevicePayload>;
  /**
   * Compares a reader's whole log with what the ledger has of some days, and says each day's differences. It changes nothing: rows that
   * only the reader has are taken in by `syncDevice` with `full` afterwards; those that only the ledger has stay there. A job.
   * BAD_USER_INPUT for more than 400 days.
   */
  verifyDevice?: Maybe<VerifyDevicePayload>;
  /** Takes it back while it waits. */
  withdrawLogClear?: Maybe<WithdrawLogClearPayload>;
};


export type MutationAcceptFirstReadArgs = {
  input: AcceptFirstReadInput;
};


export type MutationAddDeviceArgs = {
  input: AddDeviceInput;
};


export type MutationApprovePushNewcomerArgs = {
  input: ApprovePushNewcomerInput;
};


export type MutationAskPushReaderArgs = {
  input: AskPushReaderInput;
};


export type MutationCancelJobArgs = {
  input: CancelJobInput;
};


export type MutationCancelPushOrderArgs = {
  input: CancelPushOrderInput;
};


export type MutationConfirmLogClearArgs = {
  input: ConfirmLogClearInput;
};


export type MutationCopyUsersArgs = {
  input: CopyUsersInput;
};


export type MutationDisableDeviceArgs = {
  input: DisableDeviceInput;
};


export type MutationDismissPushNewcomerArgs = {
  input: DismissPushNewcomerInput;
};


export type MutationEnableDeviceArgs = {
  input: EnableDeviceInput;
};


export type MutationErasePersonArgs = {
  input: ErasePersonInput;
};


export type MutationImportRowsArgs = {
  input: ImportRowsInput;
};


export type MutationPutUserArgs = {
  input: PutUserInput;
};


export type MutationRecordConsentArgs = {
  input: RecordConsentInput;
};


export type MutationRecordPunchArgs = {
  input: RecordPunchInput;
};


export type MutationReleaseSetAsideArgs = {
  input: ReleaseSetAsideInput;
};


export type MutationRemoveDeviceArgs = {
  input: RemoveDeviceInput;
};


export type MutationRemoveUserArgs = {
  input: RemoveUserInput;
};


export type MutationRequestLogClearArgs = {
  input: RequestLogClearInput;
};


export type MutationSetDeviceClockArgs = {
  input: SetDeviceClockInput;
};


export type MutationSyncDeviceArgs = {
  input: SyncDeviceInput;
};


export type MutationSyncPlaceArgs = {
  input: SyncPlaceInput;
};


export type MutationUpdateDeviceArgs = {
  input: UpdateDeviceInput;
};


export type MutationVerifyDeviceArgs = {
  input: VerifyDeviceInput;
};


export type MutationWithdrawLogClearArgs = {
  input: WithdrawLogClearInput;
};

/** How a reader keeps names: in bytes of an encoding, so that a name of few letters may be too long. */
export type NameField = {
  __typename?: 'NameField';
  /**
   * How many bytes fit into it: one number, or two of a reader that keeps the first word of a name apart from the others. Empty while
   * nothing told it: of a reader without people, and of one that pushes.
   */
  bytes: Array<Scalars['Int']['output']>;
  /** The encoding of the names on it, as its settings say: a label of the WHATWG Encoding standard. */
  textEncoding: Scalars['String']['output'];
};

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** One location with readers. */
export type Place = {
  __typename?: 'Place';
  /** What the person with a PIN said, enrolled or not, the latest first. */
  consents?: Maybe<Array<Consent>>;
  /** The readers of this place. */
  devices?: Maybe<DeviceConnection>;
  /** The receipts of people who were erased, the latest 200, the latest first. */
  erasures?: Maybe<Array<Erasure>>;
  /** The place's id, such as `riyadh`. */
  id: Scalars['ID']['output'];
  /** Long work at this place, what was asked for last first. */
  jobs?: Maybe<JobConnection>;
  /** The place's name for people. */
  name?: Maybe<Scalars['String']['output']>;
  /** What the clock of the place's process shows while it answers: by it the place says when it received a punch. Null while it does not answer. */
  now?: Maybe<Scalars['DateTime']['output']>;
  /** The punches made on the readers of this place. */
  punches?: Maybe<PunchConnection>;
  /** The latest 100 callers of the place's push port that are no reader of it. Null where the place has no push port. */
  pushNewcomers?: Maybe<Array<PushNewcomer>>;
  /** The IANA zone of the place's wall clock. */
  timeZone?: Maybe<Scalars['String']['output']>;
  /** The people enrolled on the readers of this place. */
  users?: Maybe<UserConnection>;
};


/** One location with readers. */
export type PlaceConsentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  pin: Scalars['String']['input'];
};


/** One location with readers. */
export type PlaceDevicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeviceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DeviceOrder>;
};


/** One location with readers. */
export type PlaceJobsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One location with readers. */
export type PlacePunchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PunchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PunchOrder>;
};


/** One location with readers. */
export type PlaceUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<UserOrder>;
};

/** A place in scope that did not answer, and since when its rows are unknown. */
export type PlaceFailure = {
  __typename?: 'PlaceFailure';
  /** The last instant at which the place answered. Null when it never did. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** One of the PLACE_* codes. */
  code: Scalars['String']['output'];
  /** What happened, for people. */
  message: Scalars['String']['output'];
  /** The place's id. */
  place: Scalars['ID']['output'];
};

/** A position by WGS 84. */
export type Position = {
  __typename?: 'Position';
  /** How far off it may be, in metres. Null where nobody said. */
  accuracyMeters?: Maybe<Scalars['Float']['output']>;
  latitude: Scalars['Float']['output'];
  longitude: Scalars['Float']['output'];
};

/** A position by WGS 84. */
export type PositionInput = {
  /** How far off it may be, in metres. */
  accuracyMeters?: InputMaybe<Scalars['Float']['input']>;
  /** Degrees, -90 to 90. */
  latitude: Scalars['Float']['input'];
  /** Degrees, -180 to 180. */
  longitude: Scalars['Float']['input'];
};

/** One verified event on a reader. */
export type Punch = {
  __typename?: 'Punch';
  /** The instant of the punch. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** The way the first copy came. */
  channel?: Maybe<PunchChannel>;
  /** What is known of the reader's clock at that time: evidence, nothing is changed by it. Null where nobody had asked it by then. */
  clock?: Maybe<ClockThen>;
  /** How many identical rows the reader's log holds. */
  copies?: Maybe<Scalars['Int']['output']>;
  /** The reader. */
  device?: Maybe<Device>;
  /** `<place>/<digest>`; the same event has the same id on whatever way it came. */
  id: Scalars['ID']['output'];
  /** True when it came over 60 seconds after it was made and not in the reader's first full read. */
  late?: Maybe<Scalars['Boolean']['output']>;
  /** The reader's wall clock at the punch; where somebody moved it, what it should have shown. */
  localTime?: Maybe<Scalars['LocalDateTime']['output']>;
  /** What its reader wrote, where its clock was wrong and `releaseSetAside` moved the time. Null where the reader's own time counts. */
  moved?: Maybe<PunchMove>;
  /** The PIN the reader wrote. Null for a SCREEN. */
  pin?: Maybe<Scalars['String']['output']>;
  /** The place. */
  place?: Maybe<Place>;
  /** The instant the place received it. */
  receivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The key pressed, if any. */
  state?: Maybe<PunchState>;
  /** The state as the reader wrote it. */
  stateCode?: Maybe<Scalars['Int']['output']>;
  /** What was told beside it by `recordPunch`. Null for a punch of a reader. */
  told?: Maybe<ToldBeside>;
  /** The enrolled person. Null when the PIN is not enrolled. */
  user?: Maybe<User>;
  /** The verify mode as the reader wrote it. */
  verifyCode?: Maybe<Scalars['Int']['output']>;
  /** How the person was verified. */
  verifyMode?: Maybe<VerifyMode>;
};

/** The way a punch came into the ledger. */
export type PunchChannel =
  /** Another program told it: `recordPunch`. */
  | 'APP'
  | 'FILE'
  /** A kiosk told it: `recordPunch`. */
  | 'KIOSK'
  | 'LIVE'
  | 'MANUAL'
  | 'PUSH'
  | 'READ';

/** One page of punches. */
export type PunchConnection = {
  __typename?: 'PunchConnection';
  edges: Array<PunchEdge>;
  pageInfo: PageInfo;
  /** How many match in the places that answered. */
  totalCount: Scalars['Int']['output'];
  /** The places in scope that did not answer. */
  unavailable: Array<PlaceFailure>;
};

/** A punch and its position. */
export type PunchEdge = {
  __typename?: 'PunchEdge';
  cursor: Scalars['String']['output'];
  node: Punch;
};

/** One message of the live stream: exactly one of `punch` and `notice` is set. */
export type PunchEvent = {
  __typename?: 'PunchEvent';
  /** The position after this message, for `after`. */
  cursor: Scalars['String']['output'];
  notice?: Maybe<FeedNotice>;
  /** Whether the message was missed and is being caught up, or is live. */
  phase: FeedPhase;
  punch?: Maybe<Punch>;
};

/** Which punches to list. */
export type PunchFilter = {
  /** Only on these readers. */
  deviceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** At or after this instant. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this instant. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only of these users. */
  userIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** The time of a punch as its reader wrote it, before somebody moved it. */
export type PunchMove = {
  __typename?: 'PunchMove';
  /** The instant that was made of it. */
  at: Scalars['DateTime']['output'];
  /** The wall clock that the reader wrote. */
  localTime: Scalars['LocalDateTime']['output'];
  /** What was added to `localTime`. */
  seconds: Scalars['Int']['output'];
};

/** The order of punches. */
export type PunchOrder =
  | 'AT_ASC'
  | 'AT_DESC';

/** The attendance state a person chose on the reader. */
export type PunchState =
  | 'BREAK_IN'
  | 'BREAK_OUT'
  | 'CHECK_IN'
  | 'CHECK_OUT'
  | 'OVERTIME_IN'
  | 'OVERTIME_OUT'
  | 'UNSPECIFIED';

/** A time of which a reader counts another number of rows than the ledger has, after it sent them again. */
export type PushDifference = {
  __typename?: 'PushDifference';
  from: Scalars['LocalDateTime']['output'];
  ledgerRows: Scalars['Int']['output'];
  readerRows: Scalars['Int']['output'];
  to: Scalars['LocalDateTime']['output'];
};

/** Somebody who calls the push port of a place and is no reader of it: told nothing, and kept aside with what it sends. */
export type PushNewcomer = {
  __typename?: 'PushNewcomer';
  /** The address that it calls from. */
  address: Scalars['String']['output'];
  firstCallAt: Scalars['DateTime']['output'];
  /** `<place>/<number>`. */
  id: Scalars['ID']['output'];
  lastCallAt: Scalars['DateTime']['output'];
  /** Rows of it that are kept. */
  lines: Scalars['Int']['output'];
  /** Rows beyond what is kept of one caller; a reader still has them, and is asked for them once it is approved. */
  linesNotKept: Scalars['Int']['output'];
  /** Why it is not heard. */
  reason: PushNewcomerReason;
  /** The serial number that it states; `?` for none. */
  serialNumber: Scalars['String']['output'];
};

/** Why a caller is not heard. */
export type PushNewcomerReason =
  /** The reader has a comm key, and this address has not shown it. */
  | 'KEY_NOT_SHOWN'
  /** It speaks the protocol of door controllers, which is not spoken here. */
  | 'NOT_SUPPORTED'
  /** A reader has it, and does not push from this address. */
  | 'OTHER_ADDRESS'
  /** No reader of the place has its serial number. */
  | 'UNKNOWN_SERIAL'
  /** It has shown another comm key. */
  | 'WRONG_KEY';

/** Something that a reader that pushes is told to do. */
export type PushOrder = {
  __typename?: 'PushOrder';
  createdAt: Scalars['DateTime']['output'];
  /** When it was told last. Null before. */
  deliveredAt?: Maybe<Scalars['DateTime']['output']>;
  /** How often it was told. */
  deliveries: Scalars['Int']['output'];
  /** When the reader answered, or was given up. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  from?: Maybe<Scalars['LocalDateTime']['output']>;
  /** `<place>/<number>`. */
  id: Scalars['ID']['output'];
  kind: PushOrderKind;
  /** What the reader answered; below 0 is a failure, -1003 no answer. */
  returnCode?: Maybe<Scalars['Int']['output']>;
  state: PushOrderState;
  /** Rows that it counts. */
  sum?: Maybe<Scalars['Int']['output']>;
  to?: Maybe<Scalars['LocalDateTime']['output']>;
};

/** What a reader that pushes can be told to do. */
export type PushOrderKind =
  /** Read its settings again, by which it sets its clock: `setDeviceClock` asks for it, `askPushReader` does not. */
  | 'CHECK'
  /** Remove somebody: `removeUser` asks for it, `askPushReader` does not. */
  | 'DELETE_USER'
  /** Tell counts and versions. */
  | 'INFO'
  /** Send what is new. */
  | 'LOG'
  /** Enrol somebody, or change it: `putUser` and `copyUsers` ask for it, `askPushReader` does not. */
  | 'PUT_USER'
  /** Send the rows of a time again. */
  | 'QUERY_PUNCHES'
  /** Send its people. */
  | 'QUERY_USERS'
  /** Count the rows of a time. */
  | 'SUM_PUNCHES';

/** Where an order stands. */
export type PushOrderState =
  /** `cancelPushOrder` ended it, or the job that asked for it did. */
  | 'CANCELLED'
  /** The reader has fetched it. It is told again after five minutes, three times at most. */
  | 'DELIVERED'
  | 'DONE'
  /** The reader did not call within an hour. */
  | 'EXPIRED'
  | 'FAILED'
  | 'QUEUED';

/** What is known of a reader that calls by itself. */
export type PushReader = {
  __typename?: 'PushReader';
  /** A time of which it counts another number of rows than the ledger has. Null while none is known. */
  difference?: Maybe<PushDifference>;
  /** Its first call. */
  firstCallAt: Scalars['DateTime']['output'];
  /** The latest 50 orders, the latest first. */
  orders: Array<PushOrder>;
  /** On its own clock: from here on, every row that it holds is proven to be in the ledger. Null before its first proof. */
  provedFrom?: Maybe<Scalars['LocalDateTime']['output']>;
  /** Up to here. */
  provedTo?: Maybe<Scalars['LocalDateTime']['output']>;
  /** Lines that it sent and that are no punch; they are kept aside. */
  unreadableLines: Scalars['Int']['output'];
};

/** Who somebody is to be on readers. */
export type PutUserInput = {
  /** Digits; `0` takes it away. */
  cardNumber?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 20 readers that are enabled. Those that push are changed once they call. */
  deviceIds: Array<Scalars['ID']['input']>;
  /** What a reader has no room for is cut. */
  name?: InputMaybe<Scalars['String']['input']>;
  pin: Scalars['String']['input'];
  placeId: Scalars['ID']['input'];
  privilege?: InputMaybe<UserPrivilege>;
};

export type PutUserPayload = {
  __typename?: 'PutUserPayload';
  /** The job, which waits or runs. */
  job?: Maybe<Job>;
};

export type Query = {
  __typename?: 'Query';
  /** One reader. Null when the place has no such reader. */
  device?: Maybe<Device>;
  /** The readers of every place in scope. */
  devices?: Maybe<DeviceConnection>;
  /** Long work at a place. Null when the place keeps no such job: one is kept for 30 days after its end. */
  job?: Maybe<Job>;
  /** One punch. Null when the place keeps no such punch. */
  punch?: Maybe<Punch>;
  /** The punches of every place in scope, set-aside ones left out; for a SCREEN those of the last 24 hours, without a filter. */
  punches?: Maybe<PunchConnection>;
  /** One enrolled person of a place. Null when the PIN is not enrolled there. */
  user?: Maybe<User>;
  /** The people enrolled on the readers of every place in scope. */
  users?: Maybe<UserConnection>;
};


export type QueryDeviceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDevicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeviceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DeviceOrder>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};


export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPunchArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPunchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PunchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PunchOrder>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<UserOrder>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** How a reader is reached. */
export type ReaderTransport =
  /** It calls the place by itself. */
  | 'PUSH'
  /** The place visits it. */
  | 'TCP'
  /** The place visits it, by datagrams. */
  | 'UDP';

/** A person as a reader keeps it. */
export type ReaderUser = {
  __typename?: 'ReaderUser';
  /** Null where there is none. */
  cardNumber?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** USER, ENROLLER, MANAGER, ADMINISTRATOR or OTHER. */
  privilege: Scalars['String']['output'];
};

/** How the place visits a reader. */
export type ReadingMode =
  /** It stays connected: punches are there at once. */
  | 'LIVE'
  /** It comes every so many seconds, and leaves the reader's one connection to others in between. */
  | 'POLL';

/** What a person said. */
export type RecordConsentInput = {
  /** How the person punches who does not agree. */
  alternative?: InputMaybe<ConsentAlternative>;
  /** When it was said; not to come, and not before the last word. */
  date: Scalars['Date']['input'];
  /** Where the signed paper is, such as a number of the personnel file; 200 characters at most. */
  document?: InputMaybe<Scalars['String']['input']>;
  purpose: ConsentPurpose;
  state: ConsentState;
  /** `<place>/<pin>`, enrolled or not. */
  userId: Scalars['ID']['input'];
};

export type RecordConsentPayload = {
  __typename?: 'RecordConsentPayload';
  consent?: Maybe<Consent>;
};

/** How the rows of a reader's log are laid out. Named where bytes and count do not tell it for sure. */
export type RecordLayout =
  /** Bytes and count tell; a log of which they do not is not read. */
  | 'AUTO'
  /** 8 bytes, the time at 3. */
  | 'R8_TIME3'
  /** 8 bytes, the time at 4. */
  | 'R8_TIME4'
  /** 16 bytes. */
  | 'R16'
  /** 40 bytes. */
  | 'R40'
  /** 49 bytes. */
  | 'R49';

/** A punch that another program tells. */
export type RecordPunchInput = {
  /** When; parts of a second are dropped. One that cannot be true is set aside as it is of a reader. */
  at: Scalars['DateTime']['input'];
  channel: RecordedChannel;
  /** Names the punch within place and channel, such as a UUID: 8 to 64 letters, digits, `.`, `_`, `:`, `-`. Told twice it is one punch. */
  key: Scalars['String']['input'];
  /** For whoever looks at it: 500 characters at most. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The PIN of whoever punched, enrolled or not. */
  pin: Scalars['String']['input'];
  /** The place at which it counts. */
  placeId: Scalars['ID']['input'];
  /** Where somebody punched. It is kept and shown, and decides nothing. */
  position?: InputMaybe<PositionInput>;
  state?: InputMaybe<PunchState>;
};

export type RecordPunchPayload = {
  __typename?: 'RecordPunchPayload';
  /** False when the same punch was told before. */
  isNew?: Maybe<Scalars['Boolean']['output']>;
  /** The punch. Null while it is set aside. */
  punch?: Maybe<Punch>;
  /** The id of the punch, or of the row that is set aside. */
  rowId?: Maybe<Scalars['ID']['output']>;
  /** The row that is set aside: `releaseSetAside` makes a punch of it. Null for a punch. */
  setAside?: Maybe<SetAsideRow>;
  /** Why the row is set aside. Null for a punch. */
  setAsideReason?: Maybe<SetAsideReason>;
};

/** Where another program takes punches. */
export type RecordedChannel =
  /** An app of a person. */
  | 'APP'
  /** A device that many people share. */
  | 'KIOSK';

/** A row that was not released. */
export type RefusedRelease = {
  __typename?: 'RefusedRelease';
  id: Scalars['ID']['output'];
  why: ReleaseRefusal;
};

/** Why a row was not released. */
export type ReleaseRefusal =
  /** Moved by so much it would be later than it came. */
  | 'AFTER_ARRIVAL'
  /** No calendar has its date: nobody can say when it was. */
  | 'BAD_TIME'
  /** It is a punch already. */
  | 'IS_A_PUNCH'
  /** The reader has no such row. */
  | 'NO_SUCH_ROW'
  /** It tells a punch that is known with another verify code: that one counts. */
  | 'OTHER_VERIFY';

export type ReleaseSetAsideInput = {
  /** The reader whose rows they are. */
  deviceId: Scalars['ID']['input'];
  /** Only says what would happen. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Where the reader's clock was wrong: so many seconds are added to the wall clock that each row shows, a negative number takes them
   * off. The punch is at that time from then on, in the zone of the reader as it is then; what the reader wrote stays as `Punch.moved`.
   */
  moveSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Why they are true, for whoever asks later: 3 to 500 characters. A `dryRun` needs none. */
  note: Scalars['String']['input'];
  /** Ids of `setAsideRows`, 1 to 1000. */
  rowIds: Array<Scalars['ID']['input']>;
};

export type ReleaseSetAsidePayload = {
  __typename?: 'ReleaseSetAsidePayload';
  /** The reader. */
  device?: Maybe<Device>;
  /** With `moveSeconds`: the time of each that is released, before and after. */
  moved?: Maybe<Array<MovedRow>>;
  /** The rows that are none, and why. */
  refused?: Maybe<Array<RefusedRelease>>;
  /** The rows that are punches now. */
  released?: Maybe<Array<Scalars['ID']['output']>>;
};

export type RemoveDeviceInput = {
  deviceId: Scalars['ID']['input'];
};

export type RemoveDevicePayload = {
  __typename?: 'RemoveDevicePayload';
  /** As it is shown from now on. */
  device?: Maybe<Device>;
};

/** Whom to remove from readers. */
export type RemoveUserInput = {
  /** 1 to 20 readers that are enabled. Those that push are changed once they call. */
  deviceIds: Array<Scalars['ID']['input']>;
  pin: Scalars['String']['input'];
  placeId: Scalars['ID']['input'];
};

export type RemoveUserPayload = {
  __typename?: 'RemoveUserPayload';
  /** The job, which waits or runs. */
  job?: Maybe<Job>;
};

/** A reader whose log is to be cleared. */
export type RequestLogClearInput = {
  deviceId: Scalars['ID']['input'];
  /** Why, for whoever confirms it; 500 characters at most. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** What was asked for. */
export type RequestLogClearPayload = {
  __typename?: 'RequestLogClearPayload';
  device?: Maybe<Device>;
};

/** Something that makes a reader less safe. */
export type SecurityFinding = {
  __typename?: 'SecurityFinding';
  /** `COMM_KEY_NONE`, `COMM_KEY_WEAK`, `ADDRESS_PUBLIC` or `FIRMWARE_ADVISORY`. */
  code: Scalars['String']['output'];
  /** What was found, for people. */
  message: Scalars['String']['output'];
  severity: FindingSeverity;
  /** What to do, in order. */
  steps: Array<Scalars['String']['output']>;
};

/** What is known against the safety of a reader. */
export type SecurityFindings = {
  __typename?: 'SecurityFindings';
  /** The gravest first. */
  findings: Array<SecurityFinding>;
  /** 100 where nothing was found; a finding takes 40, 20 or 10 by its severity, to 0. */
  score: Scalars['Int']['output'];
};

/** Which rows that are set aside. */
export type SetAsideFilter = {
  /** Only for these reasons. */
  reasons?: InputMaybe<Array<SetAsideReason>>;
};

/** Why a row is no punch. */
export type SetAsideReason =
  /** Its date is in no calendar. */
  | 'BAD_TIME'
  /** From before the reader belonged to the place. */
  | 'BEFORE_ASSIGNMENT'
  /** Later than the moment it was read. */
  | 'IN_FUTURE'
  /** Another program told it, and the place lets somebody look first. */
  | 'NEEDS_APPROVAL'
  /** The log holds the same punch once more with another verify code. */
  | 'OTHER_VERIFY'
  /** Older than the place's `notBefore`. */
  | 'TOO_OLD';

/** A row of a reader that is kept and is no punch. */
export type SetAsideRow = {
  __typename?: 'SetAsideRow';
  /** The instant. Null for BAD_TIME. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** The way it came. */
  channel: PunchChannel;
  /** What is known of the reader's clock at that time. Null where nobody had asked it by then. */
  clock?: Maybe<ClockThen>;
  /** How many identical rows the reader's log holds. */
  copies: Scalars['Int']['output'];
  /** `<place>/<digest>`; the punch has the same id once it is released. */
  id: Scalars['ID']['output'];
  /** Whether `releaseSetAside` can make it a punch. */
  isReleasable: Scalars['Boolean']['output'];
  /** The reader's wall clock, as its bytes say it; for BAD_TIME a date that no calendar has. */
  localTime: Scalars['LocalDateTime']['output'];
  /** The PIN the reader wrote. */
  pin: Scalars['String']['output'];
  /** Why it is no punch. */
  reason: SetAsideReason;
  /** The instant the place received it. */
  receivedAt: Scalars['DateTime']['output'];
  /** The state as the reader wrote it. */
  stateCode: Scalars['Int']['output'];
  /** What was told beside it by `recordPunch`. Null for a row of a reader. */
  told?: Maybe<ToldBeside>;
  /** The enrolled person. Null when the PIN is not enrolled. */
  user?: Maybe<User>;
  /** The verify mode as the reader wrote it. */
  verifyCode: Scalars['Int']['output'];
};

/** One page of rows that are set aside. */
export type SetAsideRowConnection = {
  __typename?: 'SetAsideRowConnection';
  edges: Array<SetAsideRowEdge>;
  pageInfo: PageInfo;
  /** How many match. */
  totalCount: Scalars['Int']['output'];
  /** The places in scope that did not answer. */
  unavailable: Array<PlaceFailure>;
};

/** A row that is set aside, and its position. */
export type SetAsideRowEdge = {
  __typename?: 'SetAsideRowEdge';
  cursor: Scalars['String']['output'];
  node: SetAsideRow;
};

export type SetDeviceClockInput = {
  deviceId: Scalars['ID']['input'];
  /** Why, for whoever asks later: 500 characters at most. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type SetDeviceClockPayload = {
  __typename?: 'SetDeviceClockPayload';
  /** The job, which waits or runs. Null for a reader that pushes. */
  job?: Maybe<Job>;
  /** Of a reader that pushes: the order, queued. What becomes of its clock it does not say. */
  order?: Maybe<PushOrder>;
};

/** Which of the two codes comes first in rows of 16 bytes. */
export type SixteenByteOrder =
  /** Whether the person came or went. */
  | 'STATE_FIRST'
  /** How the person was verified. */
  | 'VERIFY_FIRST';

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * The changes of one job: each event has the whole job as it is then. Give the `cursor` of the job that you have, and nothing is
   * missed between it and the stream; without `after` the stream begins with what happens next.
   */
  jobProgress: JobEvent;
  /**
   * Every punch recorded after the position `after`, once, in ledger order per place; then live.
   * Without `after` the stream begins at the head of every place. A SCREEN gets none that were made over 24 hours before they come,
   * and chooses by places alone.
   */
  punchRecorded: PunchEvent;
};


export type SubscriptionJobProgressArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  jobId: Scalars['ID']['input'];
};


export type SubscriptionPunchRecordedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  deviceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  userIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type SyncDeviceInput = {
  /** A reader that is enabled. One that pushes is asked once it calls. */
  deviceId: Scalars['ID']['input'];
  /** Whether its whole log is read, whatever its counts say. */
  full?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SyncDevicePayload = {
  __typename?: 'SyncDevicePayload';
  /** The job, which waits or runs. */
  job?: Maybe<Job>;
};

export type SyncPlaceInput = {
  /** Whether whole logs are read, whatever the counts say. */
  full?: InputMaybe<Scalars['Boolean']['input']>;
  placeId: Scalars['ID']['input'];
};

export type SyncPlacePayload = {
  __typename?: 'SyncPlacePayload';
  /** The job, which waits or runs. */
  job?: Maybe<Job>;
};

/** What a sync found. */
export type SyncResult = {
  __typename?: 'SyncResult';
  /** Whether whole logs were read. */
  isFull: Scalars['Boolean']['output'];
  /** Rows that are new in the ledger since the sync began, copies counted, those that are set aside included. */
  rowsAdded: Scalars['Int']['output'];
};

/** What another program told beside a punch. */
export type ToldBeside = {
  __typename?: 'ToldBeside';
  /** The account or API key that told it. */
  by: Scalars['String']['output'];
  note?: Maybe<Scalars['String']['output']>;
  position?: Maybe<Position>;
};

/** What of a reader is to be another; what is omitted or null stays. */
export type UpdateDeviceInput = {
  /** 0 is none. */
  commKey?: InputMaybe<Scalars['Int']['input']>;
  deviceId: Scalars['ID']['input'];
  fixedOffset?: InputMaybe<Scalars['String']['input']>;
  host?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** 0 stays connected. */
  pollSeconds?: InputMaybe<Scalars['Int']['input']>;
  port?: InputMaybe<Scalars['Int']['input']>;
  recordLayout?: InputMaybe<RecordLayout>;
  since?: InputMaybe<Scalars['String']['input']>;
  sixteenByteOrder?: InputMaybe<SixteenByteOrder>;
  textEncoding?: InputMaybe<Scalars['String']['input']>;
  transport?: InputMaybe<DeviceTransport>;
};

export type UpdateDevicePayload = {
  __typename?: 'UpdateDevicePayload';
  device?: Maybe<Device>;
};

/** A person's enrolment at a place, identified by the PIN. */
export type User = {
  __typename?: 'User';
  /** What the person said about what its data are processed for, the latest first. */
  consents?: Maybe<Array<Consent>>;
  /** The readers of the place on which the PIN is enrolled. */
  devices?: Maybe<DeviceConnection>;
  /**
   * What each of these readers keeps of the PIN, by id of the reader, 500 at most: evidence of whether one PIN is one person. As
   * the reader told it last; no reader is asked.
   */
  enrolments?: Maybe<Array<Enrolment>>;
  /** `<place>/<pin>`, such as `riyadh/1042`. */
  id: Scalars['ID']['output'];
  /** The name stored on the reader. */
  name?: Maybe<Scalars['String']['output']>;
  /** The PIN as the readers write it: text, leading zeros kept. */
  pin?: Maybe<Scalars['String']['output']>;
  /** The place of the enrolment. */
  place?: Maybe<Place>;
  /** The punches made with this PIN at the place. */
  punches?: Maybe<PunchConnection>;
};


/** A person's enrolment at a place, identified by the PIN. */
export type UserConsentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person's enrolment at a place, identified by the PIN. */
export type UserDevicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DeviceOrder>;
};


/** A person's enrolment at a place, identified by the PIN. */
export type UserEnrolmentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person's enrolment at a place, identified by the PIN. */
export type UserPunchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PunchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PunchOrder>;
};

/** What became of one person on one reader. */
export type UserChange = {
  __typename?: 'UserChange';
  /** As the reader lists it now, read back. */
  after?: Maybe<ReaderUser>;
  /** As the reader had it. Null where it had none. */
  before?: Maybe<ReaderUser>;
  /** The same in a code: `DEVICE_BUSY`, `DEVICE_REJECTED`, `DEVICE_SILENT` and others. Null where the message alone says it. */
  code?: Maybe<Scalars['String']['output']>;
  device?: Maybe<Device>;
  /** Why it failed. */
  failure?: Maybe<Scalars['String']['output']>;
  /** What the reader that was copied from has of the person, and the copy has not. */
  notCopied: Array<UserField>;
  outcome: UserOutcome;
  /** Null where the reader could not be asked about anybody. */
  pin?: Maybe<Scalars['String']['output']>;
};

/** What became of people on readers. */
export type UserChanges = {
  __typename?: 'UserChanges';
  /** Those that failed, or expired. */
  failed: Scalars['Int']['output'];
  /** Each, those that failed first; 200 at most. */
  people: Array<UserChange>;
  removed: Scalars['Int']['output'];
  /** Those that were so already. */
  unchanged: Scalars['Int']['output'];
  /** Readers that push and have not called yet. */
  waiting: Scalars['Int']['output'];
  /** People that are enrolled now as was wanted, once for each reader. */
  written: Scalars['Int']['output'];
};

/** One page of users. */
export type UserConnection = {
  __typename?: 'UserConnection';
  edges: Array<UserEdge>;
  pageInfo: PageInfo;
  /** How many match in the places that answered. */
  totalCount: Scalars['Int']['output'];
  /** The places in scope that did not answer. */
  unavailable: Array<PlaceFailure>;
};

/** A user and its position. */
export type UserEdge = {
  __typename?: 'UserEdge';
  cursor: Scalars['String']['output'];
  node: User;
};

/** What a reader may have of a person that is not copied. */
export type UserField =
  /** A card that is no number; the other reader keeps the card that it has. */
  | 'CARD'
  /** A group other than the first. */
  | 'GROUP'
  | 'PASSWORD'
  /** Hours at which a door opens. */
  | 'TIME_ZONES'
  /** How it is to be recognised. */
  | 'VERIFY_MODE';

/** Which users to list. */
export type UserFilter = {
  /** Only those who are enrolled on one of these readers, as the place read or was told last. */
  deviceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Text in the name or PIN. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Only those whose last word on it is not GIVEN. FORBIDDEN for a VIEWER, who does not see consents. */
  withoutConsent?: InputMaybe<ConsentPurpose>;
};

/** The order of users. */
export type UserOrder =
  | 'NAME_ASC'
  | 'PIN_ASC';

/** What became of one person on one reader. */
export type UserOutcome =
  /** The reader pushes, and did not call within an hour. */
  | 'EXPIRED'
  | 'FAILED'
  /** The reader had none of this PIN. */
  | 'NOT_THERE'
  | 'REMOVED'
  | 'UNCHANGED'
  /** The reader pushes, and has not called yet. */
  | 'WAITING'
  | 'WRITTEN';

/** What somebody may do at a reader's menu. */
export type UserPrivilege =
  | 'ADMINISTRATOR'
  | 'ENROLLER'
  | 'MANAGER'
  | 'USER';

/**
 * What a reader's log holds of some days, and what the ledger has of them. Rows are counted as often as they are there. A reader that pushes
 * is not read: it is asked how many rows it has of all days together, and of halves of those that differ, down to single days. Of such a one
 * numbers alone are compared: a row that is missing is not seen where the reader has not one that the ledger has, on the same day or among
 * days whose sums are equal.
 */
export type Verification = {
  __typename?: 'Verification';
  /** Rows of these days that came into the ledger meanwhile and were not in the log: not judged. */
  cameMeanwhile: Scalars['Int']['output'];
  /** In their order: those with rows on either side, and those of which rows were known to be missing. */
  days: Array<VerifiedDay>;
  /** Some of the rows that differ, for a look: 50 of each side at most. */
  examples: Array<VerifiedRow>;
  from: Scalars['Date']['output'];
  /** Whether the reader's count agreed with its log, and its packets carry right checksums. False: rows may be missing that nobody sees. */
  isSound: Scalars['Boolean']['output'];
  /** Of all days together. */
  onlyInLedger: Scalars['Int']['output'];
  /** Of all days together. */
  onlyOnReader: Scalars['Int']['output'];
  outcome: VerificationOutcome;
  /** When the read of the log began, of a reader that pushes the end of the time that was asked for: what was punched later is not compared. */
  readAt: Scalars['DateTime']['output'];
  /** Rows of the reader's whole log, of all days; of one that pushes, rows that it counts of these days. */
  rowsRead: Scalars['Int']['output'];
  /** How many sums a reader told that pushes. Null where its log was read. */
  sums?: Maybe<Scalars['Int']['output']>;
  to: Scalars['Date']['output'];
  /** Rows whose date is in no calendar: they are of no day, and not compared. */
  undated: Scalars['Int']['output'];
  /** Places of its log that hold no row. */
  unreadable: Scalars['Int']['output'];
};

/** What a comparison came to. */
export type VerificationOutcome =
  /** One of them has rows that the other has not. */
  | 'DIFFERENT'
  /** No difference was found, and the reader's own count or its checksums do not prove it: `isSound` is false. */
  | 'NOT_PROVEN'
  /** The reader and the ledger have the same rows of these days. */
  | 'SAME';

/** One day of a reader, compared. */
export type VerifiedDay = {
  __typename?: 'VerifiedDay';
  /** Rows that both have and that are punches. */
  copies: Scalars['Int']['output'];
  date: Scalars['Date']['output'];
  /** Rows that the ledger has under another reader of the place. */
  elsewhere: Scalars['Int']['output'];
  /** Of these, rows that its log had once: it was cleared since, or has overwritten them. The others came by another way, live or by a file. */
  goneFromLog: Scalars['Int']['output'];
  /** Rows that the reader does not have, or no longer. */
  onlyInLedger: Scalars['Int']['output'];
  /** Rows that the ledger lacks: they would be added. */
  onlyOnReader: Scalars['Int']['output'];
  /** Rows that the ledger has of the reader: `copies`, `setAside` and `onlyInLedger` together. */
  rowsInLedger: Scalars['Int']['output'];
  /** Rows of its log: `copies`, `setAside`, `elsewhere` and `onlyOnReader` together. */
  rowsOnReader: Scalars['Int']['output'];
  /** Rows that both have and that are no punches: `Device.setAsideRows` says why. */
  setAside: Scalars['Int']['output'];
  /** Of the rows on the reader, those whose time no clock shows. */
  unreadable: Scalars['Int']['output'];
  /** What was known of the day before, as `Device.days` says it. */
  verdictBefore: DayVerdict;
  /** Of these, rows that would be set aside and be no punches. */
  wouldBeSetAside: Scalars['Int']['output'];
};

/** A row that only one side has. */
export type VerifiedRow = {
  __typename?: 'VerifiedRow';
  /** The way it came. Null on the reader's side. */
  channel?: Maybe<PunchChannel>;
  /** The reader's wall clock, as its bytes say it. */
  localTime: Scalars['LocalDateTime']['output'];
  /** The PIN the reader wrote. */
  pin: Scalars['String']['output'];
  /** How often. */
  rows: Scalars['Int']['output'];
  /** Why it is, or would be, no punch. Null for a punch. */
  setAside?: Maybe<SetAsideReason>;
  side: VerifiedSide;
  stateCode: Scalars['Int']['output'];
};

/** Who has a row. */
export type VerifiedSide =
  | 'ONLY_IN_LEDGER'
  | 'ONLY_ON_READER';

/** Which days of which reader to compare. */
export type VerifyDeviceInput = {
  /** A reader that is enabled. Of one that pushes, sums are compared, once it calls. */
  deviceId: Scalars['ID']['input'];
  /** Days by the reader's own clock, as those of `Device.days`: both ends included, 400 at most. */
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};

export type VerifyDevicePayload = {
  __typename?: 'VerifyDevicePayload';
  /** The job, which waits or runs. */
  job?: Maybe<Job>;
};

/** How a person was verified. */
export type VerifyMode =
  | 'CARD'
  | 'FACE'
  | 'FINGERPRINT'
  | 'OTHER'
  | 'PALM'
  | 'PASSWORD';

/** A request that a log be cleared. */
export type WithdrawLogClearInput = {
  requestId: Scalars['ID']['input'];
};

/** What was taken back. */
export type WithdrawLogClearPayload = {
  __typename?: 'WithdrawLogClearPayload';
  device?: Maybe<Device>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Device: Device;
  Place: Place;
  Punch: Punch;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Device:
    ( { __typename: 'Device' }
    & GraphQLRecursivePick<FederationTypes['Device'], {"id":true}> );
  Place:
    ( { __typename: 'Place' }
    & GraphQLRecursivePick<FederationTypes['Place'], {"id":true}> );
  Punch:
    ( { __typename: 'Punch' }
    & GraphQLRecursivePick<FederationTypes['Punch'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptFirstReadInput: AcceptFirstReadInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AcceptFirstReadPayload: ResolverTypeWrapper<Omit<AcceptFirstReadPayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  AddDeviceInput: AddDeviceInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AddDevicePayload: ResolverTypeWrapper<Omit<AddDevicePayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  AddResult: ResolverTypeWrapper<AddResult>;
  ApprovePushNewcomerInput: ApprovePushNewcomerInput;
  ApprovePushNewcomerPayload: ResolverTypeWrapper<Omit<ApprovePushNewcomerPayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  AskPushReaderInput: AskPushReaderInput;
  AskPushReaderPayload: ResolverTypeWrapper<AskPushReaderPayload>;
  CancelJobInput: CancelJobInput;
  CancelJobPayload: ResolverTypeWrapper<Omit<CancelJobPayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  CancelPushOrderInput: CancelPushOrderInput;
  CancelPushOrderPayload: ResolverTypeWrapper<CancelPushOrderPayload>;
  ClockCorrection: ResolverTypeWrapper<ClockSet>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ClockCorrectionState: ClockCorrectionState;
  ClockHold: ClockHold;
  ClockPolicy: ClockPolicy;
  ClockReading: ResolverTypeWrapper<ClockEntry>;
  ClockReadingConnection: ResolverTypeWrapper<ClockPage>;
  ClockReadingEdge: ResolverTypeWrapper<Omit<ClockReadingEdge, 'node'> & { node: ResolversTypes['ClockReading'] }>;
  ClockReadingKind: ClockReadingKind;
  ClockStepCause: ClockStepCause;
  ClockThen: ResolverTypeWrapper<ClockThen>;
  Completeness: ResolverTypeWrapper<Completeness>;
  CompletenessDoubt: CompletenessDoubt;
  CompletenessVerdict: CompletenessVerdict;
  ConfirmLogClearInput: ConfirmLogClearInput;
  ConfirmLogClearPayload: ResolverTypeWrapper<Omit<ConfirmLogClearPayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  Consent: ResolverTypeWrapper<KeptConsent>;
  ConsentAlternative: ConsentAlternative;
  ConsentPurpose: ConsentPurpose;
  ConsentState: ConsentState;
  CopyUsersInput: CopyUsersInput;
  CopyUsersPayload: ResolverTypeWrapper<Omit<CopyUsersPayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DayVerdict: DayVerdict;
  Device: ResolverTypeWrapper<DeviceRecord>;
  DeviceClock: ResolverTypeWrapper<DeviceRecord>;
  DeviceCondition: DeviceCondition;
  DeviceConnection: ResolverTypeWrapper<DevicePage>;
  DeviceContact: ResolverTypeWrapper<DeviceContact>;
  DeviceCounts: ResolverTypeWrapper<DeviceCounts>;
  DeviceDay: ResolverTypeWrapper<DeviceDay>;
  DeviceEdge: ResolverTypeWrapper<Omit<DeviceEdge, 'node'> & { node: ResolversTypes['Device'] }>;
  DeviceFault: ResolverTypeWrapper<DeviceFault>;
  DeviceFilter: DeviceFilter;
  DeviceGap: ResolverTypeWrapper<DeviceGap>;
  DeviceKind: DeviceKind;
  DeviceLive: ResolverTypeWrapper<DeviceLive>;
  DeviceOrder: DeviceOrder;
  DeviceStatus: DeviceStatus;
  DeviceStorage: ResolverTypeWrapper<DeviceStorage>;
  DeviceTransport: DeviceTransport;
  DisableDeviceInput: DisableDeviceInput;
  DisableDevicePayload: ResolverTypeWrapper<Omit<DisableDevicePayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  DismissPushNewcomerInput: DismissPushNewcomerInput;
  DismissPushNewcomerPayload: ResolverTypeWrapper<Omit<DismissPushNewcomerPayload, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
  EnableDeviceInput: EnableDeviceInput;
  EnableDevicePayload: ResolverTypeWrapper<Omit<EnableDevicePayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  Enrolment: ResolverTypeWrapper<KeptEnrolment>;
  ErasePersonInput: ErasePersonInput;
  ErasePersonPayload: ResolverTypeWrapper<Omit<ErasePersonPayload, 'erasure' | 'job'> & { erasure?: Maybe<ResolversTypes['Erasure']>, job?: Maybe<ResolversTypes['Job']> }>;
  Erasure: ResolverTypeWrapper<KeptErasure>;
  ErasureReader: ResolverTypeWrapper<KeptErasureReader>;
  ErasureReaderState: ErasureReaderState;
  FeedNotice: ResolverTypeWrapper<FeedNotice>;
  FeedNoticeKind: FeedNoticeKind;
  FeedPhase: FeedPhase;
  FindingSeverity: FindingSeverity;
  FoundAddress: ResolverTypeWrapper<FoundAddress>;
  FullRead: ResolverTypeWrapper<FullRead>;
  GapClosing: GapClosing;
  HeldRead: ResolverTypeWrapper<HeldRead>;
  ImportRowsInput: ImportRowsInput;
  ImportRowsPayload: ResolverTypeWrapper<Omit<ImportRowsPayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  Job: ResolverTypeWrapper<KeptJob>;
  JobConnection: ResolverTypeWrapper<JobPage>;
  JobEdge: ResolverTypeWrapper<Omit<JobEdge, 'node'> & { node: ResolversTypes['Job'] }>;
  JobEvent: ResolverTypeWrapper<Omit<JobEvent, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  JobKind: JobKind;
  JobState: JobState;
  JobStep: ResolverTypeWrapper<KeptJobStep>;
  JobStepState: JobStepState;
  JobUnit: JobUnit;
  LineFault: ResolverTypeWrapper<LineFault>;
  LocalDateTime: ResolverTypeWrapper<Scalars['LocalDateTime']['output']>;
  LogClear: ResolverTypeWrapper<KeptLogClear>;
  LogClearObstacle: ResolverTypeWrapper<LogClearObstacle>;
  LogClearObstacleCode: LogClearObstacleCode;
  LogClearRefusal: ResolverTypeWrapper<LogClearRefusal>;
  LogClearState: LogClearState;
  LogClearing: ResolverTypeWrapper<Omit<LogClearing, 'requests'> & { requests: Array<ResolversTypes['LogClear']> }>;
  MovedRow: ResolverTypeWrapper<MovedRow>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NameField: ResolverTypeWrapper<NameField>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Place: ResolverTypeWrapper<PlaceReference>;
  PlaceFailure: ResolverTypeWrapper<PlaceFailure>;
  Position: ResolverTypeWrapper<Position>;
  PositionInput: PositionInput;
  Punch: ResolverTypeWrapper<PunchRecord>;
  PunchChannel: PunchChannel;
  PunchConnection: ResolverTypeWrapper<PunchPage>;
  PunchEdge: ResolverTypeWrapper<Omit<PunchEdge, 'node'> & { node: ResolversTypes['Punch'] }>;
  PunchEvent: ResolverTypeWrapper<Omit<PunchEvent, 'punch'> & { punch?: Maybe<ResolversTypes['Punch']> }>;
  PunchFilter: PunchFilter;
  PunchMove: ResolverTypeWrapper<PunchMove>;
  PunchOrder: PunchOrder;
  PunchState: PunchState;
  PushDifference: ResolverTypeWrapper<PushDifference>;
  PushNewcomer: ResolverTypeWrapper<PushNewcomer>;
  PushNewcomerReason: PushNewcomerReason;
  PushOrder: ResolverTypeWrapper<PushOrder>;
  PushOrderKind: PushOrderKind;
  PushOrderState: PushOrderState;
  PushReader: ResolverTypeWrapper<PushReader>;
  PutUserInput: PutUserInput;
  PutUserPayload: ResolverTypeWrapper<Omit<PutUserPayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReaderTransport: ReaderTransport;
  ReaderUser: ResolverTypeWrapper<ReaderUser>;
  ReadingMode: ReadingMode;
  RecordConsentInput: RecordConsentInput;
  RecordConsentPayload: ResolverTypeWrapper<Omit<RecordConsentPayload, 'consent'> & { consent?: Maybe<ResolversTypes['Consent']> }>;
  RecordLayout: RecordLayout;
  RecordPunchInput: RecordPunchInput;
  RecordPunchPayload: ResolverTypeWrapper<Omit<RecordPunchPayload, 'punch' | 'setAside'> & { punch?: Maybe<ResolversTypes['Punch']>, setAside?: Maybe<ResolversTypes['SetAsideRow']> }>;
  RecordedChannel: RecordedChannel;
  RefusedRelease: ResolverTypeWrapper<RefusedRelease>;
  ReleaseRefusal: ReleaseRefusal;
  ReleaseSetAsideInput: ReleaseSetAsideInput;
  ReleaseSetAsidePayload: ResolverTypeWrapper<Omit<ReleaseSetAsidePayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  RemoveDeviceInput: RemoveDeviceInput;
  RemoveDevicePayload: ResolverTypeWrapper<Omit<RemoveDevicePayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  RemoveUserInput: RemoveUserInput;
  RemoveUserPayload: ResolverTypeWrapper<Omit<RemoveUserPayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  RequestLogClearInput: RequestLogClearInput;
  RequestLogClearPayload: ResolverTypeWrapper<Omit<RequestLogClearPayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  SecurityFinding: ResolverTypeWrapper<SecurityFinding>;
  SecurityFindings: ResolverTypeWrapper<SecurityFindings>;
  SetAsideFilter: SetAsideFilter;
  SetAsideReason: SetAsideReason;
  SetAsideRow: ResolverTypeWrapper<PunchRecord>;
  SetAsideRowConnection: ResolverTypeWrapper<SetAsidePage>;
  SetAsideRowEdge: ResolverTypeWrapper<Omit<SetAsideRowEdge, 'node'> & { node: ResolversTypes['SetAsideRow'] }>;
  SetDeviceClockInput: SetDeviceClockInput;
  SetDeviceClockPayload: ResolverTypeWrapper<Omit<SetDeviceClockPayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  SixteenByteOrder: SixteenByteOrder;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SyncDeviceInput: SyncDeviceInput;
  SyncDevicePayload: ResolverTypeWrapper<Omit<SyncDevicePayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  SyncPlaceInput: SyncPlaceInput;
  SyncPlacePayload: ResolverTypeWrapper<Omit<SyncPlacePayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  SyncResult: ResolverTypeWrapper<SyncResult>;
  ToldBeside: ResolverTypeWrapper<ToldBeside>;
  UpdateDeviceInput: UpdateDeviceInput;
  UpdateDevicePayload: ResolverTypeWrapper<Omit<UpdateDevicePayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  User: ResolverTypeWrapper<UserRecord>;
  UserChange: ResolverTypeWrapper<KeptUserChange>;
  UserChanges: ResolverTypeWrapper<Omit<UserChanges, 'people'> & { people: Array<ResolversTypes['UserChange']> }>;
  UserConnection: ResolverTypeWrapper<UserPage>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserField: UserField;
  UserFilter: UserFilter;
  UserOrder: UserOrder;
  UserOutcome: UserOutcome;
  UserPrivilege: UserPrivilege;
  Verification: ResolverTypeWrapper<Verification>;
  VerificationOutcome: VerificationOutcome;
  VerifiedDay: ResolverTypeWrapper<VerifiedDay>;
  VerifiedRow: ResolverTypeWrapper<VerifiedRow>;
  VerifiedSide: VerifiedSide;
  VerifyDeviceInput: VerifyDeviceInput;
  VerifyDevicePayload: ResolverTypeWrapper<Omit<VerifyDevicePayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  VerifyMode: VerifyMode;
  WithdrawLogClearInput: WithdrawLogClearInput;
  WithdrawLogClearPayload: ResolverTypeWrapper<Omit<WithdrawLogClearPayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptFirstReadInput: AcceptFirstReadInput;
  ID: Scalars['ID']['output'];
  AcceptFirstReadPayload: Omit<AcceptFirstReadPayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  AddDeviceInput: AddDeviceInput;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  AddDevicePayload: Omit<AddDevicePayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  AddResult: AddResult;
  ApprovePushNewcomerInput: ApprovePushNewcomerInput;
  ApprovePushNewcomerPayload: Omit<ApprovePushNewcomerPayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  AskPushReaderInput: AskPushReaderInput;
  AskPushReaderPayload: AskPushReaderPayload;
  CancelJobInput: CancelJobInput;
  CancelJobPayload: Omit<CancelJobPayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  CancelPushOrderInput: CancelPushOrderInput;
  CancelPushOrderPayload: CancelPushOrderPayload;
  ClockCorrection: ClockSet;
  Float: Scalars['Float']['output'];
  ClockReading: ClockEntry;
  ClockReadingConnection: ClockPage;
  ClockReadingEdge: Omit<ClockReadingEdge, 'node'> & { node: ResolversParentTypes['ClockReading'] };
  ClockThen: ClockThen;
  Completeness: Completeness;
  ConfirmLogClearInput: ConfirmLogClearInput;
  ConfirmLogClearPayload: Omit<ConfirmLogClearPayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  Consent: KeptConsent;
  CopyUsersInput: CopyUsersInput;
  CopyUsersPayload: Omit<CopyUsersPayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Device: DeviceRecord;
  DeviceClock: DeviceRecord;
  DeviceConnection: DevicePage;
  DeviceContact: DeviceContact;
  DeviceCounts: DeviceCounts;
  DeviceDay: DeviceDay;
  DeviceEdge: Omit<DeviceEdge, 'node'> & { node: ResolversParentTypes['Device'] };
  DeviceFault: DeviceFault;
  DeviceFilter: DeviceFilter;
  DeviceGap: DeviceGap;
  DeviceLive: DeviceLive;
  DeviceStorage: DeviceStorage;
  DisableDeviceInput: DisableDeviceInput;
  DisableDevicePayload: Omit<DisableDevicePayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  DismissPushNewcomerInput: DismissPushNewcomerInput;
  DismissPushNewcomerPayload: Omit<DismissPushNewcomerPayload, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
  EnableDeviceInput: EnableDeviceInput;
  EnableDevicePayload: Omit<EnableDevicePayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  Enrolment: KeptEnrolment;
  ErasePersonInput: ErasePersonInput;
  ErasePersonPayload: Omit<ErasePersonPayload, 'erasure' | 'job'> & { erasure?: Maybe<ResolversParentTypes['Erasure']>, job?: Maybe<ResolversParentTypes['Job']> };
  Erasure: KeptErasure;
  ErasureReader: KeptErasureReader;
  FeedNotice: FeedNotice;
  FoundAddress: FoundAddress;
  FullRead: FullRead;
  HeldRead: HeldRead;
  ImportRowsInput: ImportRowsInput;
  ImportRowsPayload: Omit<ImportRowsPayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  Job: KeptJob;
  JobConnection: JobPage;
  JobEdge: Omit<JobEdge, 'node'> & { node: ResolversParentTypes['Job'] };
  JobEvent: Omit<JobEvent, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  JobStep: KeptJobStep;
  LineFault: LineFault;
  LocalDateTime: Scalars['LocalDateTime']['output'];
  LogClear: KeptLogClear;
  LogClearObstacle: LogClearObstacle;
  LogClearRefusal: LogClearRefusal;
  LogClearing: Omit<LogClearing, 'requests'> & { requests: Array<ResolversParentTypes['LogClear']> };
  MovedRow: MovedRow;
  Mutation: Record<PropertyKey, never>;
  NameField: NameField;
  PageInfo: PageInfo;
  Place: PlaceReference;
  PlaceFailure: PlaceFailure;
  Position: Position;
  PositionInput: PositionInput;
  Punch: PunchRecord;
  PunchConnection: PunchPage;
  PunchEdge: Omit<PunchEdge, 'node'> & { node: ResolversParentTypes['Punch'] };
  PunchEvent: Omit<PunchEvent, 'punch'> & { punch?: Maybe<ResolversParentTypes['Punch']> };
  PunchFilter: PunchFilter;
  PunchMove: PunchMove;
  PushDifference: PushDifference;
  PushNewcomer: PushNewcomer;
  PushOrder: PushOrder;
  PushReader: PushReader;
  PutUserInput: PutUserInput;
  PutUserPayload: Omit<PutUserPayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  Query: Record<PropertyKey, never>;
  ReaderUser: ReaderUser;
  RecordConsentInput: RecordConsentInput;
  RecordConsentPayload: Omit<RecordConsentPayload, 'consent'> & { consent?: Maybe<ResolversParentTypes['Consent']> };
  RecordPunchInput: RecordPunchInput;
  RecordPunchPayload: Omit<RecordPunchPayload, 'punch' | 'setAside'> & { punch?: Maybe<ResolversParentTypes['Punch']>, setAside?: Maybe<ResolversParentTypes['SetAsideRow']> };
  RefusedRelease: RefusedRelease;
  ReleaseSetAsideInput: ReleaseSetAsideInput;
  ReleaseSetAsidePayload: Omit<ReleaseSetAsidePayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  RemoveDeviceInput: RemoveDeviceInput;
  RemoveDevicePayload: Omit<RemoveDevicePayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  RemoveUserInput: RemoveUserInput;
  RemoveUserPayload: Omit<RemoveUserPayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  RequestLogClearInput: RequestLogClearInput;
  RequestLogClearPayload: Omit<RequestLogClearPayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  SecurityFinding: SecurityFinding;
  SecurityFindings: SecurityFindings;
  SetAsideFilter: SetAsideFilter;
  SetAsideRow: PunchRecord;
  SetAsideRowConnection: SetAsidePage;
  SetAsideRowEdge: Omit<SetAsideRowEdge, 'node'> & { node: ResolversParentTypes['SetAsideRow'] };
  SetDeviceClockInput: SetDeviceClockInput;
  SetDeviceClockPayload: Omit<SetDeviceClockPayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  Subscription: Record<PropertyKey, never>;
  SyncDeviceInput: SyncDeviceInput;
  SyncDevicePayload: Omit<SyncDevicePayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  SyncPlaceInput: SyncPlaceInput;
  SyncPlacePayload: Omit<SyncPlacePayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  SyncResult: SyncResult;
  ToldBeside: ToldBeside;
  UpdateDeviceInput: UpdateDeviceInput;
  UpdateDevicePayload: Omit<UpdateDevicePayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  User: UserRecord;
  UserChange: KeptUserChange;
  UserChanges: Omit<UserChanges, 'people'> & { people: Array<ResolversParentTypes['UserChange']> };
  UserConnection: UserPage;
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserFilter: UserFilter;
  Verification: Verification;
  VerifiedDay: VerifiedDay;
  VerifiedRow: VerifiedRow;
  VerifyDeviceInput: VerifyDeviceInput;
  VerifyDevicePayload: Omit<VerifyDevicePayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  WithdrawLogClearInput: WithdrawLogClearInput;
  WithdrawLogClearPayload: Omit<WithdrawLogClearPayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  String: Scalars['String']['output'];
};

export type AccessDirectiveArgs = {
  role: Array<Scalars['String']['input']>;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = PlaceContext, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type GatherDirectiveArgs = {
  filters?: Maybe<Array<Scalars['String']['input']>>;
  merge: Scalars['String']['input'];
  places?: Maybe<Array<Scalars['String']['input']>>;
};

export type GatherDirectiveResolver<Result, Parent, ContextType = PlaceContext, Args = GatherDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RouteDirectiveArgs = {
  by: Scalars['String']['input'];
};

export type RouteDirectiveResolver<Result, Parent, ContextType = PlaceContext, Args = RouteDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type WritesToReaderDirectiveArgs = { };

export type WritesToReaderDirectiveResolver<Result, Parent, ContextType = PlaceContext, Args = WritesToReaderDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcceptFirstReadPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['AcceptFirstReadPayload'] = ResolversParentTypes['AcceptFirstReadPayload']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
};

export type AddDevicePayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['AddDevicePayload'] = ResolversParentTypes['AddDevicePayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type AddResultResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['AddResult'] = ResolversParentTypes['AddResult']> = {
  capacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  driftSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  firmware?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstRowAt?: Resolver<Maybe<ResolversTypes['LocalDateTime']>, ParentType, ContextType>;
  isProved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  punches?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recordLayout?: Resolver<Maybe<ResolversTypes['RecordLayout']>, ParentType, ContextType>;
  serialNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  users?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ApprovePushNewcomerPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ApprovePushNewcomerPayload'] = ResolversParentTypes['ApprovePushNewcomerPayload']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  lines?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AskPushReaderPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['AskPushReaderPayload'] = ResolversParentTypes['AskPushReaderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['PushOrder']>, ParentType, ContextType>;
};

export type CancelJobPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['CancelJobPayload'] = ResolversParentTypes['CancelJobPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type CancelPushOrderPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['CancelPushOrderPayload'] = ResolversParentTypes['CancelPushOrderPayload']> = {
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ClockCorrectionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ClockCorrection'] = ResolversParentTypes['ClockCorrection']> = {
  after?: Resolver<Maybe<ResolversTypes['LocalDateTime']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['LocalDateTime']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  driftAfterSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  driftBeforeSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['DeviceFault']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  setTo?: Resolver<ResolversTypes['LocalDateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ClockCorrectionState'], ParentType, ContextType>;
};

export type ClockReadingResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ClockReading'] = ResolversParentTypes['ClockReading']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['ClockStepCause']>, ParentType, ContextType>;
  driftSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ClockReadingKind'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  stepSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  uncertaintySeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  zoneMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ClockReadingConnectionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ClockReadingConnection'] = ResolversParentTypes['ClockReadingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ClockReadingEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<Array<ResolversTypes['PlaceFailure']>, ParentType, ContextType>;
};

export type ClockReadingEdgeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ClockReadingEdge'] = ResolversParentTypes['ClockReadingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ClockReading'], ParentType, ContextType>;
};

export type ClockThenResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ClockThen'] = ResolversParentTypes['ClockThen']> = {
  driftSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  isSure?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  measuredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  uncertaintySeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CompletenessResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Completeness'] = ResolversParentTypes['Completeness']> = {
  checkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  doubts?: Resolver<Maybe<Array<ResolversTypes['CompletenessDoubt']>>, ParentType, ContextType>;
  gapClosedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  gapFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rowsHeld?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rowsReported?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rowsSetAside?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rowsStored?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['CompletenessVerdict'], ParentType, ContextType>;
};

export type ConfirmLogClearPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ConfirmLogClearPayload'] = ResolversParentTypes['ConfirmLogClearPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  alternative?: Resolver<Maybe<ResolversTypes['ConsentAlternative']>, ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['ConsentPurpose'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConsentState'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type CopyUsersPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['CopyUsersPayload'] = ResolversParentTypes['CopyUsersPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeviceResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Device'] = ResolversParentTypes['Device'], FederationReferenceType extends FederationReferenceTypes['Device'] = FederationReferenceTypes['Device']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Device']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  clock?: Resolver<Maybe<ResolversTypes['DeviceClock']>, ParentType, ContextType>;
  completeness?: Resolver<Maybe<ResolversTypes['Completeness']>, ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['DeviceCondition']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['DeviceContact']>, ParentType, ContextType>;
  counts?: Resolver<Maybe<ResolversTypes['DeviceCounts']>, ParentType, ContextType>;
  days?: Resolver<Maybe<Array<ResolversTypes['DeviceDay']>>, ParentType, ContextType, RequireFields<DeviceDaysArgs, 'from' | 'to'>>;
  fault?: Resolver<Maybe<ResolversTypes['DeviceFault']>, ParentType, ContextType>;
  firmware?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  foundAddress?: Resolver<Maybe<ResolversTypes['FoundAddress']>, ParentType, ContextType>;
  fullRead?: Resolver<Maybe<ResolversTypes['FullRead']>, ParentType, ContextType>;
  gaps?: Resolver<Maybe<Array<ResolversTypes['DeviceGap']>>, ParentType, ContextType, RequireFields<DeviceGapsArgs, 'first'>>;
  hasOwnChecksums?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  heldRead?: Resolver<Maybe<ResolversTypes['HeldRead']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isAdded?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['DeviceKind']>, ParentType, ContextType>;
  lastFullReadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastPunchAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  live?: Resolver<Maybe<ResolversTypes['DeviceLive']>, ParentType, ContextType>;
  logClear?: Resolver<Maybe<ResolversTypes['LogClearing']>, ParentType, ContextType>;
  mode?: Resolver<Maybe<ResolversTypes['ReadingMode']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameField?: Resolver<Maybe<ResolversTypes['NameField']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  pollSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  punches?: Resolver<Maybe<ResolversTypes['PunchConnection']>, ParentType, ContextType, RequireFields<DevicePunchesArgs, 'first' | 'orderBy'>>;
  push?: Resolver<Maybe<ResolversTypes['PushReader']>, ParentType, ContextType>;
  recordLayout?: Resolver<Maybe<ResolversTypes['RecordLayout']>, ParentType, ContextType>;
  securityFindings?: Resolver<Maybe<ResolversTypes['SecurityFindings']>, ParentType, ContextType>;
  serialNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  setAsideRows?: Resolver<Maybe<ResolversTypes['SetAsideRowConnection']>, ParentType, ContextType, RequireFields<DeviceSetAsideRowsArgs, 'first'>>;
  sixteenByteOrder?: Resolver<Maybe<ResolversTypes['SixteenByteOrder']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['DeviceStatus']>, ParentType, ContextType>;
  storage?: Resolver<Maybe<ResolversTypes['DeviceStorage']>, ParentType, ContextType>;
  transport?: Resolver<Maybe<ResolversTypes['ReaderTransport']>, ParentType, ContextType>;
  unreadableUsers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DeviceClockResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceClock'] = ResolversParentTypes['DeviceClock']> = {
  aboveSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  corrections?: Resolver<Array<ResolversTypes['ClockCorrection']>, ParentType, ContextType, RequireFields<DeviceClockCorrectionsArgs, 'first'>>;
  driftSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  history?: Resolver<ResolversTypes['ClockReadingConnection'], ParentType, ContextType, RequireFields<DeviceClockHistoryArgs, 'first'>>;
  hold?: Resolver<Maybe<ResolversTypes['ClockHold']>, ParentType, ContextType>;
  isAbove?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastCorrection?: Resolver<Maybe<ResolversTypes['ClockCorrection']>, ParentType, ContextType>;
  measuredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  policy?: Resolver<ResolversTypes['ClockPolicy'], ParentType, ContextType>;
  showsNoDate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  uncertaintySeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  zoneMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DeviceConnectionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceConnection'] = ResolversParentTypes['DeviceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DeviceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<Array<ResolversTypes['PlaceFailure']>, ParentType, ContextType>;
};

export type DeviceContactResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceContact'] = ResolversParentTypes['DeviceContact']> = {
  bytesIn?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  bytesOut?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longestLockMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeviceCountsResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceCounts'] = ResolversParentTypes['DeviceCounts']> = {
  capacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  punches?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  users?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DeviceDayResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceDay'] = ResolversParentTypes['DeviceDay']> = {
  copies?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  doubts?: Resolver<Maybe<Array<ResolversTypes['CompletenessDoubt']>>, ParentType, ContextType>;
  gaps?: Resolver<Array<ResolversTypes['DeviceGap']>, ParentType, ContextType>;
  lastFullReadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastRowAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  missing?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rowsReported?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rowsStored?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sealedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  setAside?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['DayVerdict'], ParentType, ContextType>;
};

export type DeviceEdgeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceEdge'] = ResolversParentTypes['DeviceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Device'], ParentType, ContextType>;
};

export type DeviceFaultResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceFault'] = ResolversParentTypes['DeviceFault']> = {
  action?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeviceGapResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceGap'] = ResolversParentTypes['DeviceGap']> = {
  closedBy?: Resolver<Maybe<ResolversTypes['GapClosing']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type DeviceLiveResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceLive'] = ResolversParentTypes['DeviceLive']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['DeviceCounts'], ParentType, ContextType>;
  localTime?: Resolver<Maybe<ResolversTypes['LocalDateTime']>, ParentType, ContextType>;
  roundTripMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeviceStorageResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DeviceStorage'] = ResolversParentTypes['DeviceStorage']> = {
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fillPct?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  fullOn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  punchesPerDay?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DisableDevicePayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DisableDevicePayload'] = ResolversParentTypes['DisableDevicePayload']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
};

export type DismissPushNewcomerPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['DismissPushNewcomerPayload'] = ResolversParentTypes['DismissPushNewcomerPayload']> = {
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
};

export type EnableDevicePayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['EnableDevicePayload'] = ResolversParentTypes['EnableDevicePayload']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
};

export type EnrolmentResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Enrolment'] = ResolversParentTypes['Enrolment']> = {
  cardNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  privilege?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ErasePersonPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ErasePersonPayload'] = ResolversParentTypes['ErasePersonPayload']> = {
  erasure?: Resolver<Maybe<ResolversTypes['Erasure']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type ErasureResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Erasure'] = ResolversParentTypes['Erasure']> = {
  askedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  askedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  doneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pseudonym?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readers?: Resolver<Array<ResolversTypes['ErasureReader']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  storeErasedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ErasureReaderResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ErasureReader'] = ResolversParentTypes['ErasureReader']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ErasureReaderState'], ParentType, ContextType>;
};

export type FeedNoticeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['FeedNotice'] = ResolversParentTypes['FeedNotice']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FeedNoticeKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  remaining?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type FoundAddressResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['FoundAddress'] = ResolversParentTypes['FoundAddress']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  enteredAddress?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FullReadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['FullRead'] = ResolversParentTypes['FullRead']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  copies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  setAside?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type HeldReadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['HeldRead'] = ResolversParentTypes['HeldRead']> = {
  inFuture?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  tooOld?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportRowsPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ImportRowsPayload'] = ResolversParentTypes['ImportRowsPayload']> = {
  added?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  faults?: Resolver<Maybe<Array<ResolversTypes['LineFault']>>, ParentType, ContextType>;
  faultyLines?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isDone?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  known?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revised?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  setAside?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type JobResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job']> = {
  added?: Resolver<Maybe<ResolversTypes['AddResult']>, ParentType, ContextType>;
  askedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clock?: Resolver<Maybe<ResolversTypes['ClockCorrection']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  done?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  erasure?: Resolver<Maybe<ResolversTypes['Erasure']>, ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['DeviceFault']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['JobKind'], ParentType, ContextType>;
  logClear?: Resolver<Maybe<ResolversTypes['LogClear']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JobState'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['JobStep']>, ParentType, ContextType>;
  sync?: Resolver<Maybe<ResolversTypes['SyncResult']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['JobUnit']>, ParentType, ContextType>;
  users?: Resolver<Maybe<ResolversTypes['UserChanges']>, ParentType, ContextType>;
  verification?: Resolver<Maybe<ResolversTypes['Verification']>, ParentType, ContextType>;
};

export type JobConnectionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['JobConnection'] = ResolversParentTypes['JobConnection']> = {
  edges?: Resolver<Array<ResolversTypes['JobEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<Array<ResolversTypes['PlaceFailure']>, ParentType, ContextType>;
};

export type JobEdgeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['JobEdge'] = ResolversParentTypes['JobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type JobEventResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['JobEvent'] = ResolversParentTypes['JobEvent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  notice?: Resolver<Maybe<ResolversTypes['FeedNotice']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['FeedPhase'], ParentType, ContextType>;
};

export type JobStepResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['JobStep'] = ResolversParentTypes['JobStep']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['DeviceFault']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JobStepState'], ParentType, ContextType>;
};

export type LineFaultResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['LineFault'] = ResolversParentTypes['LineFault']> = {
  column?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  found?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface LocalDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDateTime'], any> {
  name: 'LocalDateTime';
}

export type LogClearResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['LogClear'] = ResolversParentTypes['LogClear']> = {
  aloneFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  askedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  askedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  confirmedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lapsesAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  mayConfirm?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['LogClearRefusal']>, ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['LogClearState'], ParentType, ContextType>;
  withdrawnBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LogClearObstacleResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['LogClearObstacle'] = ResolversParentTypes['LogClearObstacle']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['LogClearObstacleCode'], ParentType, ContextType>;
};

export type LogClearRefusalResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['LogClearRefusal'] = ResolversParentTypes['LogClearRefusal']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LogClearingResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['LogClearing'] = ResolversParentTypes['LogClearing']> = {
  backedUpAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  obstacles?: Resolver<Array<ResolversTypes['LogClearObstacle']>, ParentType, ContextType>;
  requests?: Resolver<Array<ResolversTypes['LogClear']>, ParentType, ContextType>;
  rowsNotBackedUp?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MovedRowResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['MovedRow'] = ResolversParentTypes['MovedRow']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  localTime?: Resolver<ResolversTypes['LocalDateTime'], ParentType, ContextType>;
  localTimeBefore?: Resolver<ResolversTypes['LocalDateTime'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptFirstRead?: Resolver<Maybe<ResolversTypes['AcceptFirstReadPayload']>, ParentType, ContextType, RequireFields<MutationAcceptFirstReadArgs, 'input'>>;
  addDevice?: Resolver<Maybe<ResolversTypes['AddDevicePayload']>, ParentType, ContextType, RequireFields<MutationAddDeviceArgs, 'input'>>;
  approvePushNewcomer?: Resolver<Maybe<ResolversTypes['ApprovePushNewcomerPayload']>, ParentType, ContextType, RequireFields<MutationApprovePushNewcomerArgs, 'input'>>;
  askPushReader?: Resolver<Maybe<ResolversTypes['AskPushReaderPayload']>, ParentType, ContextType, RequireFields<MutationAskPushReaderArgs, 'input'>>;
  cancelJob?: Resolver<Maybe<ResolversTypes['CancelJobPayload']>, ParentType, ContextType, RequireFields<MutationCancelJobArgs, 'input'>>;
  cancelPushOrder?: Resolver<Maybe<ResolversTypes['CancelPushOrderPayload']>, ParentType, ContextType, RequireFields<MutationCancelPushOrderArgs, 'input'>>;
  confirmLogClear?: Resolver<Maybe<ResolversTypes['ConfirmLogClearPayload']>, ParentType, ContextType, RequireFields<MutationConfirmLogClearArgs, 'input'>>;
  copyUsers?: Resolver<Maybe<ResolversTypes['CopyUsersPayload']>, ParentType, ContextType, RequireFields<MutationCopyUsersArgs, 'input'>>;
  disableDevice?: Resolver<Maybe<ResolversTypes['DisableDevicePayload']>, ParentType, ContextType, RequireFields<MutationDisableDeviceArgs, 'input'>>;
  dismissPushNewcomer?: Resolver<Maybe<ResolversTypes['DismissPushNewcomerPayload']>, ParentType, ContextType, RequireFields<MutationDismissPushNewcomerArgs, 'input'>>;
  enableDevice?: Resolver<Maybe<ResolversTypes['EnableDevicePayload']>, ParentType, ContextType, RequireFields<MutationEnableDeviceArgs, 'input'>>;
  erasePerson?: Resolver<Maybe<ResolversTypes['ErasePersonPayload']>, ParentType, ContextType, RequireFields<MutationErasePersonArgs, 'input'>>;
  importRows?: Resolver<Maybe<ResolversTypes['ImportRowsPayload']>, ParentType, ContextType, RequireFields<MutationImportRowsArgs, 'input'>>;
  putUser?: Resolver<Maybe<ResolversTypes['PutUserPayload']>, ParentType, ContextType, RequireFields<MutationPutUserArgs, 'input'>>;
  recordConsent?: Resolver<Maybe<ResolversTypes['RecordConsentPayload']>, ParentType, ContextType, RequireFields<MutationRecordConsentArgs, 'input'>>;
  recordPunch?: Resolver<Maybe<ResolversTypes['RecordPunchPayload']>, ParentType, ContextType, RequireFields<MutationRecordPunchArgs, 'input'>>;
  releaseSetAside?: Resolver<Maybe<ResolversTypes['ReleaseSetAsidePayload']>, ParentType, ContextType, RequireFields<MutationReleaseSetAsideArgs, 'input'>>;
  removeDevice?: Resolver<Maybe<ResolversTypes['RemoveDevicePayload']>, ParentType, ContextType, RequireFields<MutationRemoveDeviceArgs, 'input'>>;
  removeUser?: Resolver<Maybe<ResolversTypes['RemoveUserPayload']>, ParentType, ContextType, RequireFields<MutationRemoveUserArgs, 'input'>>;
  requestLogClear?: Resolver<Maybe<ResolversTypes['RequestLogClearPayload']>, ParentType, ContextType, RequireFields<MutationRequestLogClearArgs, 'input'>>;
  setDeviceClock?: Resolver<Maybe<ResolversTypes['SetDeviceClockPayload']>, ParentType, ContextType, RequireFields<MutationSetDeviceClockArgs, 'input'>>;
  syncDevice?: Resolver<Maybe<ResolversTypes['SyncDevicePayload']>, ParentType, ContextType, RequireFields<MutationSyncDeviceArgs, 'input'>>;
  syncPlace?: Resolver<Maybe<ResolversTypes['SyncPlacePayload']>, ParentType, ContextType, RequireFields<MutationSyncPlaceArgs, 'input'>>;
  updateDevice?: Resolver<Maybe<ResolversTypes['UpdateDevicePayload']>, ParentType, ContextType, RequireFields<MutationUpdateDeviceArgs, 'input'>>;
  verifyDevice?: Resolver<Maybe<ResolversTypes['VerifyDevicePayload']>, ParentType, ContextType, RequireFields<MutationVerifyDeviceArgs, 'input'>>;
  withdrawLogClear?: Resolver<Maybe<ResolversTypes['WithdrawLogClearPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawLogClearArgs, 'input'>>;
};

export type NameFieldResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['NameField'] = ResolversParentTypes['NameField']> = {
  bytes?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
  textEncoding?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlaceResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place'], FederationReferenceType extends FederationReferenceTypes['Place'] = FederationReferenceTypes['Place']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Place']> | FederationReferenceType, FederationReferenceType, ContextType>;
  consents?: Resolver<Maybe<Array<ResolversTypes['Consent']>>, ParentType, ContextType, RequireFields<PlaceConsentsArgs, 'first' | 'pin'>>;
  devices?: Resolver<Maybe<ResolversTypes['DeviceConnection']>, ParentType, ContextType, RequireFields<PlaceDevicesArgs, 'first' | 'orderBy'>>;
  erasures?: Resolver<Maybe<Array<ResolversTypes['Erasure']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobs?: Resolver<Maybe<ResolversTypes['JobConnection']>, ParentType, ContextType, RequireFields<PlaceJobsArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  now?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  punches?: Resolver<Maybe<ResolversTypes['PunchConnection']>, ParentType, ContextType, RequireFields<PlacePunchesArgs, 'first' | 'orderBy'>>;
  pushNewcomers?: Resolver<Maybe<Array<ResolversTypes['PushNewcomer']>>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<PlaceUsersArgs, 'first' | 'orderBy'>>;
};

export type PlaceFailureResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PlaceFailure'] = ResolversParentTypes['PlaceFailure']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PositionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Position'] = ResolversParentTypes['Position']> = {
  accuracyMeters?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  latitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PunchResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Punch'] = ResolversParentTypes['Punch'], FederationReferenceType extends FederationReferenceTypes['Punch'] = FederationReferenceTypes['Punch']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Punch']> | FederationReferenceType, FederationReferenceType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['PunchChannel']>, ParentType, ContextType>;
  clock?: Resolver<Maybe<ResolversTypes['ClockThen']>, ParentType, ContextType>;
  copies?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  late?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  localTime?: Resolver<Maybe<ResolversTypes['LocalDateTime']>, ParentType, ContextType>;
  moved?: Resolver<Maybe<ResolversTypes['PunchMove']>, ParentType, ContextType>;
  pin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['PunchState']>, ParentType, ContextType>;
  stateCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  told?: Resolver<Maybe<ResolversTypes['ToldBeside']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  verifyCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  verifyMode?: Resolver<Maybe<ResolversTypes['VerifyMode']>, ParentType, ContextType>;
};

export type PunchConnectionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PunchConnection'] = ResolversParentTypes['PunchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PunchEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<Array<ResolversTypes['PlaceFailure']>, ParentType, ContextType>;
};

export type PunchEdgeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PunchEdge'] = ResolversParentTypes['PunchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Punch'], ParentType, ContextType>;
};

export type PunchEventResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PunchEvent'] = ResolversParentTypes['PunchEvent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notice?: Resolver<Maybe<ResolversTypes['FeedNotice']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['FeedPhase'], ParentType, ContextType>;
  punch?: Resolver<Maybe<ResolversTypes['Punch']>, ParentType, ContextType>;
};

export type PunchMoveResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PunchMove'] = ResolversParentTypes['PunchMove']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  localTime?: Resolver<ResolversTypes['LocalDateTime'], ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PushDifferenceResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PushDifference'] = ResolversParentTypes['PushDifference']> = {
  from?: Resolver<ResolversTypes['LocalDateTime'], ParentType, ContextType>;
  ledgerRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  readerRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDateTime'], ParentType, ContextType>;
};

export type PushNewcomerResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PushNewcomer'] = ResolversParentTypes['PushNewcomer']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstCallAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastCallAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  linesNotKept?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['PushNewcomerReason'], ParentType, ContextType>;
  serialNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PushOrderResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PushOrder'] = ResolversParentTypes['PushOrder']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deliveries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['LocalDateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PushOrderKind'], ParentType, ContextType>;
  returnCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PushOrderState'], ParentType, ContextType>;
  sum?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['LocalDateTime']>, ParentType, ContextType>;
};

export type PushReaderResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PushReader'] = ResolversParentTypes['PushReader']> = {
  difference?: Resolver<Maybe<ResolversTypes['PushDifference']>, ParentType, ContextType>;
  firstCallAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  orders?: Resolver<Array<ResolversTypes['PushOrder']>, ParentType, ContextType>;
  provedFrom?: Resolver<Maybe<ResolversTypes['LocalDateTime']>, ParentType, ContextType>;
  provedTo?: Resolver<Maybe<ResolversTypes['LocalDateTime']>, ParentType, ContextType>;
  unreadableLines?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PutUserPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['PutUserPayload'] = ResolversParentTypes['PutUserPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType, RequireFields<QueryDeviceArgs, 'id'>>;
  devices?: Resolver<Maybe<ResolversTypes['DeviceConnection']>, ParentType, ContextType, RequireFields<QueryDevicesArgs, 'first' | 'orderBy'>>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType, RequireFields<QueryJobArgs, 'id'>>;
  punch?: Resolver<Maybe<ResolversTypes['Punch']>, ParentType, ContextType, RequireFields<QueryPunchArgs, 'id'>>;
  punches?: Resolver<Maybe<ResolversTypes['PunchConnection']>, ParentType, ContextType, RequireFields<QueryPunchesArgs, 'first' | 'orderBy'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'first' | 'orderBy'>>;
};

export type ReaderUserResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ReaderUser'] = ResolversParentTypes['ReaderUser']> = {
  cardNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  privilege?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RecordConsentPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['RecordConsentPayload'] = ResolversParentTypes['RecordConsentPayload']> = {
  consent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType>;
};

export type RecordPunchPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['RecordPunchPayload'] = ResolversParentTypes['RecordPunchPayload']> = {
  isNew?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  punch?: Resolver<Maybe<ResolversTypes['Punch']>, ParentType, ContextType>;
  rowId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  setAside?: Resolver<Maybe<ResolversTypes['SetAsideRow']>, ParentType, ContextType>;
  setAsideReason?: Resolver<Maybe<ResolversTypes['SetAsideReason']>, ParentType, ContextType>;
};

export type RefusedReleaseResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['RefusedRelease'] = ResolversParentTypes['RefusedRelease']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['ReleaseRefusal'], ParentType, ContextType>;
};

export type ReleaseSetAsidePayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ReleaseSetAsidePayload'] = ResolversParentTypes['ReleaseSetAsidePayload']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  moved?: Resolver<Maybe<Array<ResolversTypes['MovedRow']>>, ParentType, ContextType>;
  refused?: Resolver<Maybe<Array<ResolversTypes['RefusedRelease']>>, ParentType, ContextType>;
  released?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type RemoveDevicePayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['RemoveDevicePayload'] = ResolversParentTypes['RemoveDevicePayload']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
};

export type RemoveUserPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['RemoveUserPayload'] = ResolversParentTypes['RemoveUserPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type RequestLogClearPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['RequestLogClearPayload'] = ResolversParentTypes['RequestLogClearPayload']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
};

export type SecurityFindingResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['SecurityFinding'] = ResolversParentTypes['SecurityFinding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['FindingSeverity'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SecurityFindingsResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['SecurityFindings'] = ResolversParentTypes['SecurityFindings']> = {
  findings?: Resolver<Array<ResolversTypes['SecurityFinding']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SetAsideRowResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['SetAsideRow'] = ResolversParentTypes['SetAsideRow']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['PunchChannel'], ParentType, ContextType>;
  clock?: Resolver<Maybe<ResolversTypes['ClockThen']>, ParentType, ContextType>;
  copies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isReleasable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  localTime?: Resolver<ResolversTypes['LocalDateTime'], ParentType, ContextType>;
  pin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['SetAsideReason'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stateCode?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  told?: Resolver<Maybe<ResolversTypes['ToldBeside']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  verifyCode?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SetAsideRowConnectionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['SetAsideRowConnection'] = ResolversParentTypes['SetAsideRowConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SetAsideRowEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<Array<ResolversTypes['PlaceFailure']>, ParentType, ContextType>;
};

export type SetAsideRowEdgeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['SetAsideRowEdge'] = ResolversParentTypes['SetAsideRowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SetAsideRow'], ParentType, ContextType>;
};

export type SetDeviceClockPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['SetDeviceClockPayload'] = ResolversParentTypes['SetDeviceClockPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['PushOrder']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  jobProgress?: SubscriptionResolver<ResolversTypes['JobEvent'], "jobProgress", ParentType, ContextType, RequireFields<SubscriptionJobProgressArgs, 'jobId'>>;
  punchRecorded?: SubscriptionResolver<ResolversTypes['PunchEvent'], "punchRecorded", ParentType, ContextType, Partial<SubscriptionPunchRecordedArgs>>;
};

export type SyncDevicePayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['SyncDevicePayload'] = ResolversParentTypes['SyncDevicePayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type SyncPlacePayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['SyncPlacePayload'] = ResolversParentTypes['SyncPlacePayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type SyncResultResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['SyncResult'] = ResolversParentTypes['SyncResult']> = {
  isFull?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rowsAdded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ToldBesideResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['ToldBeside'] = ResolversParentTypes['ToldBeside']> = {
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
};

export type UpdateDevicePayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['UpdateDevicePayload'] = ResolversParentTypes['UpdateDevicePayload']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  consents?: Resolver<Maybe<Array<ResolversTypes['Consent']>>, ParentType, ContextType, RequireFields<UserConsentsArgs, 'first'>>;
  devices?: Resolver<Maybe<ResolversTypes['DeviceConnection']>, ParentType, ContextType, RequireFields<UserDevicesArgs, 'first' | 'orderBy'>>;
  enrolments?: Resolver<Maybe<Array<ResolversTypes['Enrolment']>>, ParentType, ContextType, RequireFields<UserEnrolmentsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  punches?: Resolver<Maybe<ResolversTypes['PunchConnection']>, ParentType, ContextType, RequireFields<UserPunchesArgs, 'first' | 'orderBy'>>;
};

export type UserChangeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['UserChange'] = ResolversParentTypes['UserChange']> = {
  after?: Resolver<Maybe<ResolversTypes['ReaderUser']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['ReaderUser']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notCopied?: Resolver<Array<ResolversTypes['UserField']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['UserOutcome'], ParentType, ContextType>;
  pin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserChangesResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['UserChanges'] = ResolversParentTypes['UserChanges']> = {
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  people?: Resolver<Array<ResolversTypes['UserChange']>, ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  written?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<Array<ResolversTypes['PlaceFailure']>, ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type VerificationResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['Verification'] = ResolversParentTypes['Verification']> = {
  cameMeanwhile?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  days?: Resolver<Array<ResolversTypes['VerifiedDay']>, ParentType, ContextType>;
  examples?: Resolver<Array<ResolversTypes['VerifiedRow']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isSound?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  onlyInLedger?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onlyOnReader?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['VerificationOutcome'], ParentType, ContextType>;
  readAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rowsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sums?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  undated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VerifiedDayResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['VerifiedDay'] = ResolversParentTypes['VerifiedDay']> = {
  copies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  elsewhere?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  goneFromLog?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onlyInLedger?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onlyOnReader?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsInLedger?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsOnReader?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  setAside?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  verdictBefore?: Resolver<ResolversTypes['DayVerdict'], ParentType, ContextType>;
  wouldBeSetAside?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VerifiedRowResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['VerifiedRow'] = ResolversParentTypes['VerifiedRow']> = {
  channel?: Resolver<Maybe<ResolversTypes['PunchChannel']>, ParentType, ContextType>;
  localTime?: Resolver<ResolversTypes['LocalDateTime'], ParentType, ContextType>;
  pin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  setAside?: Resolver<Maybe<ResolversTypes['SetAsideReason']>, ParentType, ContextType>;
  side?: Resolver<ResolversTypes['VerifiedSide'], ParentType, ContextType>;
  stateCode?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VerifyDevicePayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['VerifyDevicePayload'] = ResolversParentTypes['VerifyDevicePayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type WithdrawLogClearPayloadResolvers<ContextType = PlaceContext, ParentType extends ResolversParentTypes['WithdrawLogClearPayload'] = ResolversParentTypes['WithdrawLogClearPayload']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = PlaceContext> = {
  AcceptFirstReadPayload?: AcceptFirstReadPayloadResolvers<ContextType>;
  AddDevicePayload?: AddDevicePayloadResolvers<ContextType>;
  AddResult?: AddResultResolvers<ContextType>;
  ApprovePushNewcomerPayload?: ApprovePushNewcomerPayloadResolvers<ContextType>;
  AskPushReaderPayload?: AskPushReaderPayloadResolvers<ContextType>;
  CancelJobPayload?: CancelJobPayloadResolvers<ContextType>;
  CancelPushOrderPayload?: CancelPushOrderPayloadResolvers<ContextType>;
  ClockCorrection?: ClockCorrectionResolvers<ContextType>;
  ClockReading?: ClockReadingResolvers<ContextType>;
  ClockReadingConnection?: ClockReadingConnectionResolvers<ContextType>;
  ClockReadingEdge?: ClockReadingEdgeResolvers<ContextType>;
  ClockThen?: ClockThenResolvers<ContextType>;
  Completeness?: CompletenessResolvers<ContextType>;
  ConfirmLogClearPayload?: ConfirmLogClearPayloadResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  CopyUsersPayload?: CopyUsersPayloadResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Device?: DeviceResolvers<ContextType>;
  DeviceClock?: DeviceClockResolvers<ContextType>;
  DeviceConnection?: DeviceConnectionResolvers<ContextType>;
  DeviceContact?: DeviceContactResolvers<ContextType>;
  DeviceCounts?: DeviceCountsResolvers<ContextType>;
  DeviceDay?: DeviceDayResolvers<ContextType>;
  DeviceEdge?: DeviceEdgeResolvers<ContextType>;
  DeviceFault?: DeviceFaultResolvers<ContextType>;
  DeviceGap?: DeviceGapResolvers<ContextType>;
  DeviceLive?: DeviceLiveResolvers<ContextType>;
  DeviceStorage?: DeviceStorageResolvers<ContextType>;
  DisableDevicePayload?: DisableDevicePayloadResolvers<ContextType>;
  DismissPushNewcomerPayload?: DismissPushNewcomerPayloadResolvers<ContextType>;
  EnableDevicePayload?: EnableDevicePayloadResolvers<ContextType>;
  Enrolment?: EnrolmentResolvers<ContextType>;
  ErasePersonPayload?: ErasePersonPayloadResolvers<ContextType>;
  Erasure?: ErasureResolvers<ContextType>;
  ErasureReader?: ErasureReaderResolvers<ContextType>;
  FeedNotice?: FeedNoticeResolvers<ContextType>;
  FoundAddress?: FoundAddressResolvers<ContextType>;
  FullRead?: FullReadResolvers<ContextType>;
  HeldRead?: HeldReadResolvers<ContextType>;
  ImportRowsPayload?: ImportRowsPayloadResolvers<ContextType>;
  Job?: JobResolvers<ContextType>;
  JobConnection?: JobConnectionResolvers<ContextType>;
  JobEdge?: JobEdgeResolvers<ContextType>;
  JobEvent?: JobEventResolvers<ContextType>;
  JobStep?: JobStepResolvers<ContextType>;
  LineFault?: LineFaultResolvers<ContextType>;
  LocalDateTime?: GraphQLScalarType;
  LogClear?: LogClearResolvers<ContextType>;
  LogClearObstacle?: LogClearObstacleResolvers<ContextType>;
  LogClearRefusal?: LogClearRefusalResolvers<ContextType>;
  LogClearing?: LogClearingResolvers<ContextType>;
  MovedRow?: MovedRowResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NameField?: NameFieldResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  PlaceFailure?: PlaceFailureResolvers<ContextType>;
  Position?: PositionResolvers<ContextType>;
  Punch?: PunchResolvers<ContextType>;
  PunchConnection?: PunchConnectionResolvers<ContextType>;
  PunchEdge?: PunchEdgeResolvers<ContextType>;
  PunchEvent?: PunchEventResolvers<ContextType>;
  PunchMove?: PunchMoveResolvers<ContextType>;
  PushDifference?: PushDifferenceResolvers<ContextType>;
  PushNewcomer?: PushNewcomerResolvers<ContextType>;
  PushOrder?: PushOrderResolvers<ContextType>;
  PushReader?: PushReaderResolvers<ContextType>;
  PutUserPayload?: PutUserPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReaderUser?: ReaderUserResolvers<ContextType>;
  RecordConsentPayload?: RecordConsentPayloadResolvers<ContextType>;
  RecordPunchPayload?: RecordPunchPayloadResolvers<ContextType>;
  RefusedRelease?: RefusedReleaseResolvers<ContextType>;
  ReleaseSetAsidePayload?: ReleaseSetAsidePayloadResolvers<ContextType>;
  RemoveDevicePayload?: RemoveDevicePayloadResolvers<ContextType>;
  RemoveUserPayload?: RemoveUserPayloadResolvers<ContextType>;
  RequestLogClearPayload?: RequestLogClearPayloadResolvers<ContextType>;
  SecurityFinding?: SecurityFindingResolvers<ContextType>;
  SecurityFindings?: SecurityFindingsResolvers<ContextType>;
  SetAsideRow?: SetAsideRowResolvers<ContextType>;
  SetAsideRowConnection?: SetAsideRowConnectionResolvers<ContextType>;
  SetAsideRowEdge?: SetAsideRowEdgeResolvers<ContextType>;
  SetDeviceClockPayload?: SetDeviceClockPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SyncDevicePayload?: SyncDevicePayloadResolvers<ContextType>;
  SyncPlacePayload?: SyncPlacePayloadResolvers<ContextType>;
  SyncResult?: SyncResultResolvers<ContextType>;
  ToldBeside?: ToldBesideResolvers<ContextType>;
  UpdateDevicePayload?: UpdateDevicePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserChange?: UserChangeResolvers<ContextType>;
  UserChanges?: UserChangesResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  Verification?: VerificationResolvers<ContextType>;
  VerifiedDay?: VerifiedDayResolvers<ContextType>;
  VerifiedRow?: VerifiedRowResolvers<ContextType>;
  VerifyDevicePayload?: VerifyDevicePayloadResolvers<ContextType>;
  WithdrawLogClearPayload?: WithdrawLogClearPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = PlaceContext> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  gather?: GatherDirectiveResolver<any, any, ContextType>;
  route?: RouteDirectiveResolver<any, any, ContextType>;
  writesToReader?: WritesToReaderDirectiveResolver<any, any, ContextType>;
};
