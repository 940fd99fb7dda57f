/**
 * Users as a reader stores them, little-endian:
 *
 * - 72 bytes: `u16 slot | u8 privilege | password[8] | name[24] | u32 card | u8 group | 8 bytes | pin[24]`
 * - 28 bytes: `u16 slot | u8 privilege | password[5] | name[8] | card[5] | u8 group | u16 time zones | u32 pin`
 * - 120 bytes: `u16 slot | u8 privilege | ... 35 first name[24] | last name[24] | 83 u32 card | ... 96 pin[24]`
 *
 * The password is a secret in clear: it ends here, and for its sake no raw bytes are handed out.
 * The group is left out because its place in the 72-byte form is disputed.
 *
 * Source: adrobinoga/zk-protocol (72), fananimi/pyzk (28) and its issue 240 (120).
 */
import { ZkWireError } from "./errors.ts";
import { lookAtUser, type UserRecordSize } from "./user-look.ts";
import { decodeText, type FieldDecoder } from "./text.ts";

/** One enrolment on a reader. */
export interface UserRecord {
  /** The reader's internal number, what 8-byte log rows refer to. */
  readonly slot: number;
  /** The user's identity, text: letters, leading zeros and more than nine digits occur. */
  readonly pin: string;
  readonly name: string;
  /** 0 user, 2 enroller, 6 manager, 14 administrator; without the disabled bit. */
  readonly privilegeCode: number;
  readonly isDisabled: boolean;
  /** 0 when the user has no card. */
  readonly cardNumber: number;
}

/** A data set of users. */
export interface UserRows {
  readonly users: readonly UserRecord[];
  /** Positions, from 0, of slots without a user. */
  readonly blankPositions: readonly number[];
  /** Positions of records that nobody could be found by: they are no users, and not blank. */
  readonly unreadablePositions: readonly number[];
}

/**
 * Decodes the users of a data set (without its length word).
 *
 * @throws {ZkWireError} `BAD_RECORD` when the payload is not a whole number of records.
 */
export function decodeUserRecords(payload: Buffer, recordSize: UserRecordSize, decoder: FieldDecoder): UserRows {
  if (payload.length % recordSize !== 0) {
    throw new ZkWireError("BAD_RECORD", `${payload.length} bytes are not whole users of ${recordSize}`);
  }
  const users: UserRecord[] = [];
  const blankPositions: number[] = [];
  const unreadablePositions: number[] = [];
  for (let position = 0; position * recordSize < payload.length; position++) {
    const bytes = payload.subarray(position * recordSize, (position + 1) * recordSize);
    const look = lookAtUser(bytes, recordSize);
    if (look === "BLANK") blankPositions.push(position);
    else if (look === "WRONG") unreadablePositions.push(position);
    else users.push(USER_DECODERS[recordSize](bytes, decoder));
  }
  return { users, blankPositions, unreadablePositions };
}

function decodeUser72(bytes: Buffer, decoder: FieldDecoder): UserRecord {
  const pin = decodeText(bytes, [48, 24], decoder);
  const name = decodeText(bytes, [11, 24], decoder);
  return { ...decodeSlot(bytes), pin, name, cardNumber: bytes.readUInt32LE(35) };
}

function decodeUser28(bytes: Buffer, decoder: FieldDecoder): UserRecord {
  const name = decodeText(bytes, [8, 8], decoder);
  return { ...decodeSlot(bytes), pin: String(bytes.readUInt32LE(24)), name, cardNumber: bytes.readUInt32LE(16) };
}

/** The first and the last name together are the name. */
function decodeUser120(bytes: Buffer, decoder: FieldDecoder): UserRecord {
  const pin = decodeText(bytes, [96, 24], decoder);
  const names = [decodeText(bytes, [35, 24], decoder), decodeText(bytes, [59, 24], decoder)];
  const name = names.filter((part) => part !== "").join(" ");
  return { ...decodeSlot(bytes), pin, name, cardNumber: bytes.readUInt32LE(83) };
}

const USER_DECODERS: Readonly<Record<UserRecordSize, (bytes: Buffer, decoder: FieldDecoder) => UserRecord>> = {
  72: decodeUser72,
  28: decodeUser28,
  120: decodeUser120,
};

function decodeSlot(bytes: Buffer): Pick<UserRecord, "slot" | "privilegeCode" | "isDisabled"> {
  const privilege = bytes.readUInt8(2);
  return { slot: bytes.readUInt16LE(0), privilegeCode: privilege & 0xfe, isDisabled: (privilege & 1) === 1 };
}
