/** The way a row came into the ledger. */
export type PunchChannel = "LIVE" | "READ" | "PUSH" | "FILE" | "MANUAL" | "APP" | "KIOSK";

/** Which code comes first in rows of 16 bytes. */
export type SixteenByteOrder = "VERIFY_FIRST" | "STATE_FIRST";

/** Why a row is stored but is no punch yet. */
export type SetAsideReason =
  | "TOO_OLD" // the reader's date lies before `notBefore`
  | "IN_FUTURE" // the instant lies after the moment of the read
  | "BEFORE_ASSIGNMENT" // the reader hung elsewhere then
  | "BAD_TIME" // the bytes name a date that no calendar has
  | "OTHER_VERIFY" // the log holds the same punch (user, second, state) once more with another verify code
  | "NEEDS_APPROVAL"; // another program told it, and the place lets somebody look first

/** How a row names its user: as text, as a number, or by the reader's slot only. */
export type UserForm = "PIN" | "NUMBER" | "SLOT";

/** A row as a reader gave it, by whatever way; nothing is applied to it yet. */
export interface ReaderRow {
  /** The user as the reader wrote it: PIN text, or `uid:<n>` where a row holds the slot only. */
  readonly userText: string;
  readonly userForm: UserForm;
  /** The same as the reader's own bytes, where they are no plain ASCII: what they spell depends on a setting. */
  readonly userBytes?: Uint8Array;
  /** The reader's slot of the user, where the row holds it. */
  readonly slot: number | undefined;
  /** `YYYY-MM-DDTHH:mm:ss` on the reader's clock; `undefined` for a date that no calendar has. */
  readonly localTime: string | undefined;
  /** The same as 14 digits as the bytes say them, existing date or not. */
  readonly localDigits: string;
  readonly stateCode: number;
  readonly verifyCode: number;
  readonly workCode: number | undefined;
  /** The row's own bytes. */
  readonly raw: Uint8Array;
}

/** A row ready for the ledger. */
export interface LedgerRow {
  /** The identity of the event: see `identity.ts`. */
  readonly digest: string;
  readonly pin: string;
  /** Milliseconds UTC; `undefined` exactly for BAD_TIME. */
  readonly atMs: number | undefined;
  /** As the reader showed it; for BAD_TIME the impossible date in the same form. */
  readonly localTime: string;
  /** Local minus UTC, as applied; `undefined` exactly for BAD_TIME. */
  readonly offsetMinutes: number | undefined;
  /** Of a row of 16 bytes in the order of its bytes, whatever the setting says: see `code-order.ts`. */
  readonly stateCode: number;
  readonly verifyCode: number;
  /** Of such a row alone: what the setting said when it came. */
  readonly codeOrder?: SixteenByteOrder;
  /** Of such a row alone, and only where its codes are kept the other way round: see `toKeptOrder`. */
  readonly keptOrder?: SixteenByteOrder;
  readonly workCode: number | undefined;
  readonly raw: Uint8Array;
  readonly receivedAtMs: number;
  readonly channel: PunchChannel;
  readonly setAside: SetAsideReason | undefined;
  /** Identical rows of one log; 1 for every channel but READ, FILE and PUSH. */
  readonly copies: number;
  /** Whether it came with the reader's first full read. */
  readonly isFirstRead: boolean;
}

/** A stored row as it is read, its codes as they mean; its bytes stay in the store. */
export interface PunchRecord extends Omit<LedgerRow, "raw" | "codeOrder" | "keptOrder"> {
  /** `<place>/<digest>`. */
  readonly id: string;
  /** `<place>/<reader>`. */
  readonly deviceId: string;
  /** `<place>/<pin>`, enrolled or not. */
  readonly userId: string;
  /** What another program told, as `parseTold` reads it; absent for rows of readers. */
  readonly told?: string;
  /** How its reader had it; absent where its time is the reader's own. */
  readonly moved?: TimeBefore;
}

/** The time of a row as its reader wrote it, before somebody moved it. */
export interface TimeBefore {
  /** What was added to `localTime`. */
  readonly seconds: number;
  readonly localTime: string;
  readonly atMs: number;
}
