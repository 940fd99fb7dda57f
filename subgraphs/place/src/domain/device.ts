import type { ReaderZone } from "@biometricflow/rules/reader-time";
import type { ClockRules } from "./clocks/clock-rules.ts";
import type { ClockFacts } from "./clocks/clock-state.ts";
import type { DailyRead } from "./daily-hours.ts";
import type { FoundAddress } from "./found-address.ts";
import type { ServedTime } from "./served-time.ts";
import type { SixteenByteOrder, UserForm } from "./punch.ts";
import type { RecordedChannel } from "./intake/recorded-punch.ts";
import type { FormerSerial, SerialClaim } from "./serials/claim-state.ts";
import type { PushFacts } from "./push/push-facts.ts";

/** Whether a reader can be read now. */
export type DeviceStatus = "ONLINE" | "CONNECTING" | "OFFLINE" | "DISABLED";

/** How the rows of a reader's log are laid out; `AUTO`: bytes and count tell. */
export type RecordLayout = "AUTO" | "R8_TIME3" | "R8_TIME4" | "R16" | "R40" | "R49";

/** How packets travel to a reader, or that it calls by itself. */
export type ReaderTransport = "tcp" | "udp" | "push";

/** How easily a stranger finds the communication key of a reader. */
export type CommKeyStrength = "NONE" | "WEAK" | "SET";

/** What the configuration says of a reader. */
export interface DeviceSetup {
  /** The reader's id within the place, such as `gate-2`. */
  readonly readerId: string;
  readonly name: string;
  /** `host:port`. */
  readonly address: string;
  readonly isEnabled: boolean;
  /** What it stands for; a reader when absent. */
  readonly kind?: "READER" | RecordedChannel;
  /** Whether it calls by itself. */
  readonly isPushing?: boolean;
  /** How it is reached; absent where an older version registered the reader. */
  readonly transport?: ReaderTransport;
  /** Between two visits; absent where it stays connected, or calls by itself. */
  readonly pollSeconds?: number;
  /** Of the names on it; absent where an older version registered the reader. */
  readonly textEncoding?: string;
  /** Absent where an older version registered the reader. */
  readonly recordLayout?: RecordLayout;
  readonly sixteenByteOrder?: SixteenByteOrder;
  /** Never the key itself. */
  readonly commKeyStrength?: CommKeyStrength;
  /** It was added in the graph: the configuration does not name it. */
  readonly isAdded?: boolean;
  /** Whether `address` is one that anybody may reach. */
  readonly hasPublicAddress?: boolean;
  /** What its clock shows; absent where an older version registered the reader: that of the place. */
  readonly zone?: ReaderZone;
  /** When its whole log is read each day; absent for one that pushes, and where an older version registered the reader. */
  readonly dailyRead?: DailyRead;
  /** What is done about its clock; absent where an older version registered the reader. */
  readonly clockRules?: ClockRules;
}

/** What the reader said of itself at the last contact; instants in milliseconds UTC. */
export interface DeviceFacts {
  readonly status: DeviceStatus;
  /** What followers were told last. */
  readonly served?: ServedTime;
  /** Whether it belongs to this place, as the directory said; absent where none did. */
  readonly claim?: SerialClaim;
  readonly lastSeenMs?: number;
  readonly serialNumber?: string;
  /** Those that the configuration gave it before; the oldest first. */
  readonly formerSerials?: readonly FormerSerial[];
  readonly macAddress?: string;
  readonly model?: string;
  readonly platform?: string;
  readonly firmware?: string;
  readonly users?: number;
  readonly punches?: number;
  readonly capacity?: number;
  /** Rows of the reader's operation log. */
  readonly operations?: number;
  /** Reader clock minus true clock. */
  readonly driftSeconds?: number;
  /** What is known of its clock besides; followers are not told it. */
  readonly clock?: ClockFacts;
  readonly proof?: LogProof;
  /** Up to where the log was read without a break; absent while only a read of the whole log tells. */
  readonly cursor?: LogCursor;
  /**
   * Rows since the proof that were stored when the reader told `punches`: a row stored afterwards must not stand for one
   * that was told and is missing.
   */
  readonly newAtCheck?: number;
  /** When the last counts were compared. */
  readonly checkedMs?: number;
  /** When the proof was last found to hold; absent since the read itself. */
  readonly provedMs?: number;
  /** Up to when followers were told that everything is in the ledger. */
  readonly toldMs?: number;
  /** What the log showed without being read, since the proof. */
  readonly glance?: GlanceFacts;
  /** Users that could not be read: all of them, or so many records that are no users. 0 when all were read. */
  readonly unreadUsers?: "ALL" | number;
  /** When its users were read last. */
  readonly usersRead?: UsersRead;
  /** No packet of the reader has a right sum: damage goes unnoticed. */
  readonly hasOwnSums?: boolean;
  readonly gapFromMs?: number;
  /** Absent while the gap is open. */
  readonly gapClosedMs?: number;
  /** What closed it; also of an open one when it is known that nothing will tell what was in it. */
  readonly gapClosing?: GapClosing;
  /** Rows of the ledger when the open gap began, and how many came until the last one ended. */
  readonly rowsAtGap?: number;
  readonly gapRows?: number;
  /** The last read of the whole log. */
  readonly fullRead?: FullRead;
  /** A first read of which nothing was taken; absent when none is held. */
  readonly heldRead?: HeldRead;
  /** When somebody accepted the first read, whatever its times. */
  readonly readAcceptedMs?: number;
  /** Of a reader that calls by itself; absent before its first call. */
  readonly push?: PushFacts;
  /** Why it cannot be read now; absent while it can. */
  readonly fault?: DeviceFault;
  /** Where it was found, and is visited since; absent where it is visited where it was entered. */
  readonly found?: FoundAddress;
  /** Another reader of the place states the serial number of this one, which is read all the same. */
  readonly duplicate?: DeviceFault;
}

/** The step of a visit at which it failed: what the reader was being asked for. */
export type FaultStep =
  | "CONNECT"
  | "AUTHENTICATE"
  | "IDENTITY"
  | "OPTIONS"
  | "TIME"
  | "SIZES"
  | "USERS"
  | "LOG"
  | "LIVE";

/** Why a reader cannot be read. */
export interface DeviceFault {
  /** A `DEVICE_*` code. */
  readonly code: string;
  readonly message: string;
  /** Absent where it is about no step, and in faults of older versions. */
  readonly step?: FaultStep;
  /** When the row of failures with this code began. */
  readonly sinceMs: number;
}

/** How far a log was read: what stands at its end, as it came. */
export interface LogCursor {
  readonly layout: Exclude<RecordLayout, "AUTO">;
  /** All slots then, blank ones counted. */
  readonly slots: number;
  /** Slots up to the last row. */
  readonly end: number;
  /** Blank slots before it. */
  readonly blanks: number;
  /** The last rows, 16 at most: base64. */
  readonly anchor: string;
  /** Instant of the last row that has one: of a time that exists twice, the row before decides. */
  readonly atMs?: number;
}

/** A read of a reader's users, and what it said of itself then. */
export interface UsersRead {
  readonly atMs: number;
  /** How many users it said it has. */
  readonly count?: number;
  readonly operations?: number;
  /** How many bytes each of its fields for a name has; absent in reads of older versions. */
  readonly nameBytes?: readonly number[];
}

/** What closed a gap. */
export type GapClosing =
  | "FULL_READ"
  | "TAIL_READ"
  | "COUNTS" // the reader counts what it counted before: nothing came
  | "SUMS" // of a reader that pushes
  | "LOG_LOST"; // the log was cleared or exchanged meanwhile: nobody knows what was in it

/** A read of a whole log: its slots are copies, set aside and blanks. */
export interface FullRead {
  /** Before its first row: what was punched later may not be in it. */
  readonly beganMs: number;
  readonly atMs: number;
  /** By the size of the log as the reader said it. */
  readonly slots: number;
  /** Rows that were punches of the ledger after it. */
  readonly copies: number;
  /** Rows that the ledger had and that were none. */
  readonly setAside: number;
  /** Slots without a row. */
  readonly blanks: number;
  /** The reader's count agreed with it, and its packets carry sums. */
  readonly isSound: boolean;
}

/** The last complete read of a reader's log, or of its end where everything before was proved. */
export interface LogProof {
  readonly atMs: number;
  /** When the whole log was read last; absent where this was such a read. */
  readonly fullAtMs?: number;
  /** The reader's own count then; may be off by one. */
  readonly countAtRead: number;
  /** The same after the read; absent in proofs of older versions. */
  readonly countAfterRead?: number;
  /** Rows that the read brought: the exact count. */
  readonly rowsRead: number;
  /** Bytes of the data set as the reader prepared it; absent in proofs of older versions. */
  readonly logBytes?: number;
  /** What the log begins with, as `toLogStart` says it; absent in proofs of older versions. */
  readonly logStart?: string;
  /** Slots without a punch that the read brought: a punch may fill one without being counted. */
  readonly blanksAtRead?: number;
  /** How the rows name their users; absent while the log is empty. */
  readonly userForm?: UserForm;
  /** Digest of the log's last row: as long as the log holds it, nothing was cleared. */
  readonly lastDigest?: string;
  readonly operationsAtRead: number;
  /** Live rows stored meanwhile that the read did not bring: where the new count begins. */
  readonly liveAfterRead: number;
}

/** A first read that is held because many of its times cannot be true, in rows. */
export interface HeldRead {
  readonly sinceMs: number;
  readonly rows: number;
  readonly tooOld: number;
  readonly inFuture: number;
  /** How its rows name their users. */
  readonly userForm?: UserForm;
}

/** What a log showed without being read, compared with its proof. */
export interface GlanceFacts {
  readonly atMs: number;
  /** It begins as it did: nothing was cleared or overwritten. False also where the reader shows nothing. */
  readonly isSameStart: boolean;
  /** Rows and blank slots by its length; absent where the length says nothing. */
  readonly slots?: number;
  /** Rows since the proof that were stored before the glance. */
  readonly newAtGlance: number;
  /** Rows of the operation log at the glance. */
  readonly operations: number;
}

/** A reader as the ledger knows it. Its address is the one in use: where it was found, if it was looked for. */
export interface DeviceRecord extends DeviceSetup, DeviceFacts {
  /** `<place>/<reader>`. */
  readonly id: string;
  readonly nameKey: string;
  /** Rows of the reader in the ledger, copies counted, set-aside ones included. */
  readonly rowsStored: number;
  /** Of these, set aside. */
  readonly rowsSetAside: number;
  /** Rows that came live since the proof. */
  readonly newSinceProof: number;
  /** Serial numbers of the place whose codes are kept as `toKeptOrder` says; absent where there are none. */
  readonly turnedSerials?: readonly string[];
  /** The last good backup of the ledger; absent before the first. */
  readonly backup?: DeviceBackup;
}

/** What a backup of the ledger has of a reader. */
export interface DeviceBackup {
  readonly atMs: number;
  /** As `rowsStored` was then. */
  readonly rows: number;
}
