import type { UserForm } from "./punch.ts";

/** Whether a reader can be read now. */
export type DeviceStatus = "ONLINE" | "CONNECTING" | "OFFLINE" | "DISABLED";

/** How the rows of a reader's log are laid out; `AUTO`: bytes and count tell. */
export type RecordLayout = "AUTO" | "R8_TIME3" | "R8_TIME4" | "R16" | "R40" | "R49";

/** Which code comes first in rows of 16 bytes. */
export type SixteenByteOrder = "VERIFY_FIRST" | "STATE_FIRST";

/** What the configuration says of a reader. */
export interface DeviceSetup {
  /** The reader's id within the place, such as `gate-2`. */
  readonly readerId: string;
  readonly name: string;
  /** `host:port`. */
  readonly address: string;
  readonly isEnabled: boolean;
  /** Absent where an older version registered the reader. */
  readonly recordLayout?: RecordLayout;
  readonly sixteenByteOrder?: SixteenByteOrder;
}

/** What the reader said of itself at the last contact; instants in milliseconds UTC. */
export interface DeviceFacts {
  readonly status: DeviceStatus;
  readonly lastSeenMs?: number;
  readonly serialNumber?: string;
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
  readonly proof?: LogProof;
  /**
   * Rows since the proof that were stored when the reader told `punches`: a row stored afterwards must not stand for one
   * that was told and is missing.
   */
  readonly newAtCheck?: number;
  /** When the last counts were compared. */
  readonly checkedMs?: number;
  readonly gapFromMs?: number;
  /** Absent while the gap is open. */
  readonly gapClosedMs?: number;
  /** Why it cannot be read now; absent while it can. */
  readonly fault?: DeviceFault;
}

/** Why a reader cannot be read. */
export interface DeviceFault {
  /** A `DEVICE_*` code. */
  readonly code: string;
  readonly message: string;
  /** When the row of failures with this code began. */
  readonly sinceMs: number;
}

/** The last complete read of a reader's log. */
export interface LogProof {
  readonly atMs: number;
  /** The reader's own count then; may be off by one. */
  readonly countAtRead: number;
  /** Rows that the read brought: the exact count. */
  readonly rowsRead: number;
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

/** A reader as the ledger knows it. */
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
}
