import { encodeName } from "./name-bytes.ts";

/**
 * Enrolments as a reader keeps them, in records of several lengths.
 */

/** An enrolment. `userId` is the badge, text of 1 to 24 bytes; `uid` the reader's slot, 1 to 65535. */
export interface SimulatedUser {
  readonly uid: number;
  readonly userId: string;
  readonly name: string;
  /** 0 user, 2 enroller, 6 manager, 14 administrator; bit 0 disabled. */
  readonly privilege: number;
  /** Card number, 0 for none. */
  readonly card: number;
  /** Default none. */
  readonly password?: string;
}

/** User record sizes. */
export type UserRecordSize = 28 | 72 | 120;
const USER_ID_BYTES = 24;

/** Where a user's fields stand; texts as `[offset, length]`. */
interface UserForm {
  readonly password: readonly [number, number];
  readonly names: readonly (readonly [number, number])[];
  readonly card: number;
}

const FORMS: Readonly<Record<UserRecordSize, UserForm>> = {
  28: { password: [3, 5], names: [[8, 8]], card: 16 },
  72: { password: [3, 8], names: [[11, 24]], card: 35 },
  120: {
    password: [3, 8],
    names: [
      [35, 24],
      [59, 24],
    ],
    card: 83,
  },
};
const PIN_AT = { 28: 24, 72: 48, 120: 96 } as const;

/** Decodes the record that a client writes; `undefined` for other lengths and for a user without slot or user id. */
export function decodeUser(record: Buffer, size: UserRecordSize, encoding = "utf-8"): SimulatedUser | undefined {
  if (record.length !== size) return undefined;
  const { password, names, card } = FORMS[size];
  const decoder = new TextDecoder(encoding);
  const text = ([offset, length]: readonly [number, number]): string =>
    decoder.decode(record.subarray(offset, offset + length)).split("\0")[0] ?? "";
  const userId = size === 28 ? String(record.readUInt32LE(PIN_AT[28])) : text([PIN_AT[size], 24]);
  const uid = record.readUInt16LE(0);
  if (uid === 0 || userId === "" || userId === "0") return undefined;
  const name = names.map(text).filter(Boolean).join(" ");
  return {
    uid,
    userId,
    name,
    privilege: record.readUInt8(2),
    card: record.readUInt32LE(card),
    password: text(password),
  };
}

function putPassword(record: Buffer, size: UserRecordSize, text: string): void {
  const [offset, length] = FORMS[size].password;
  record.write(text, offset, length, "utf8");
}

/** Encodes an enrolment; its name in the encoding of the reader. */
export function encodeUser(user: SimulatedUser, size: UserRecordSize, encoding = "utf-8"): Buffer {
  const record = Buffer.alloc(size);
  const putName = (name: string, offset: number, length: number): void => {
    encodeName(name, length, encoding).copy(record, offset);
  };
  putPassword(record, size, user.password ?? "");
  record.writeUInt16LE(user.uid, 0);
  record.writeUInt8(user.privilege, 2);
  if (size === 28) {
    putName(user.name, 8, 8);
    record.writeUInt32LE(user.card, 16);
    record.writeUInt8(1, 21);
    record.writeUInt32LE(Number(user.userId), 24);
    return record;
  }
  if (size === 120) {
    const [first = "", ...last] = user.name.split(" ");
    putName(first, 35, 24);
    putName(last.join(" "), 59, 24);
    record.writeUInt32LE(user.card, 83);
    record.write(user.userId, 96, USER_ID_BYTES, "utf8");
    return record;
  }
  putName(user.name, 11, 24);
  record.writeUInt32LE(user.card, 35);
  record.writeUInt8(1, 39);
  record.write(user.userId, 48, USER_ID_BYTES, "utf8");
  return record;
}

/** Cuts `text` to at most `maxBytes` of UTF-8 without halving a letter. */
export function cutUtf8(text: string, maxBytes: number): string {
  let cut = "";
  let bytes = 0;
  for (const letter of text) {
    bytes += Buffer.byteLength(letter);
    if (bytes > maxBytes) break;
    cut += letter;
  }
  return cut;
}
