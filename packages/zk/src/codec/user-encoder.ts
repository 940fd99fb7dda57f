import { ZkWireError } from "./errors.ts";
import type { FieldEncoder } from "./field-encoder.ts";
import type { UserRecordSize } from "./user-look.ts";
import type { UserRecord } from "./user-record.ts";

/** What can be said of a user; see `user-record.ts` for where it stands. */
export type UserToWrite = Omit<UserRecord, "slot">;

/** How a reader keeps users. */
export interface UserForm {
  readonly size: UserRecordSize;
  readonly text: FieldEncoder;
  /** The user's record as the reader has it: what stands beside the fields, such as a password, stays. */
  readonly base: Buffer | undefined;
}

/** Places of the fields, in bytes; names as `[offset, length]`. */
interface UserFields {
  readonly names: readonly (readonly [number, number])[];
  readonly card: number;
  readonly group: number | undefined;
  readonly pin: number;
}

const FIELDS: Readonly<Record<UserRecordSize, UserFields>> = {
  72: { names: [[11, 24]], card: 35, group: 39, pin: 48 },
  28: { names: [[8, 8]], card: 16, group: 21, pin: 24 },
  120: {
    names: [
      [35, 24],
      [59, 24],
    ],
    card: 83,
    group: undefined,
    pin: 96,
  },
};
/** How many bytes each field for a name has: one field, or two for the first and the last name. */
export function listNameBytes(size: UserRecordSize): readonly number[] {
  return FIELDS[size].names.map(([, length]) => length);
}

const PIN_BYTES = 24;
const MAX_NUMBER = 0xffff_ffff;
/** Whom a new user belongs to: the group that readers have from the beginning. */
const FIRST_GROUP = 1;

/**
 * Encodes a user for USER_WRQ.
 *
 * @throws {ZkWireError} `BAD_TEXT` for a PIN that this form cannot hold and for characters that the encoding does not have;
 *   `BAD_RECORD` for a card number above 32 bits.
 */
export function encodeUserRecord(slot: number, user: UserToWrite, { size, text, base }: UserForm): Buffer {
  const fields = FIELDS[size];
  const bytes = base === undefined ? Buffer.alloc(size) : Buffer.from(base);
  if (base === undefined && fields.group !== undefined) bytes.writeUInt8(FIRST_GROUP, fields.group);
  if (!(user.cardNumber >= 0 && user.cardNumber <= MAX_NUMBER)) {
    throw new ZkWireError("BAD_RECORD", "a card number has at most 32 bits");
  }
  bytes.writeUInt16LE(slot, 0);
  bytes.writeUInt8((user.privilegeCode & 0xfe) | (user.isDisabled ? 1 : 0), 2);
  bytes.writeUInt32LE(user.cardNumber, fields.card);
  writeNames(bytes, user.name, fields, text);
  if (size === 28) bytes.writeUInt32LE(toPinNumber(user.pin), fields.pin);
  else writeField(bytes, [fields.pin, PIN_BYTES], toPinBytes(user.pin, text));
  return bytes;
}

/** Where a reader keeps two names, the first word is the first. */
function writeNames(bytes: Buffer, name: string, { names }: UserFields, text: FieldEncoder): void {
  const [first, last] = names;
  const [given = "", ...others] = last === undefined ? [name] : name.split(" ");
  if (first !== undefined) writeField(bytes, first, text.encode(given, first[1]));
  if (last !== undefined) writeField(bytes, last, text.encode(others.join(" "), last[1]));
}

function writeField(bytes: Buffer, [offset, length]: readonly [number, number], value: Buffer): void {
  bytes.fill(0, offset, offset + length);
  value.copy(bytes, offset);
}

/** A PIN is an identity: it is never cut. */
function toPinBytes(pin: string, text: FieldEncoder): Buffer {
  const bytes = text.encode(pin, PIN_BYTES + 1);
  if (bytes.length === 0 || bytes.length > PIN_BYTES) {
    throw new ZkWireError("BAD_TEXT", `a PIN on this reader has 1 to ${PIN_BYTES} bytes`);
  }
  return bytes;
}

function toPinNumber(pin: string): number {
  if (/^[1-9]\d{0,9}$/.test(pin) && Number(pin) <= MAX_NUMBER) return Number(pin);
  throw new ZkWireError("BAD_TEXT", "a PIN on this reader is a number without leading zeros, below 4,294,967,296");
}
