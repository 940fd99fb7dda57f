import { badInput } from "./errors.ts";
import { encodeEventTime, encodeTime } from "./device-time.ts";

/**
 * The records a reader keeps, encoded.
 * Enrolments, rows of the log and events each have forms of several lengths, by firmware.
 */

/** A row of the log. `time` is reader-local; `verify` and `punch` are raw codes, 0 to 255. */
export interface AttendanceRow {
  readonly uid: number;
  readonly userId: string;
  readonly time: string;
  readonly verify: number;
  readonly punch: number;
}

/** Attendance record sizes. */
export type RecordSize = 8 | 16 | 40 | 49;
/** Data bytes of an attendance event. */
export type EventBytes = 10 | 12 | 14 | 32 | 36 | 37 | 52;
/** Which code comes first, at offset 8, in 16-byte records: the fact sheet calls it disputed. */
export type ShortRecordOrder = "VERIFY_FIRST" | "STATE_FIRST";

/** Where the time stands in 8-byte records; at 4, both codes share the byte at 2. */
export type ShortTimeOffset = 3 | 4;

/** What attendance records look like. */
export interface RecordForm {
  readonly recordSize: RecordSize;
  readonly shortRecordOrder: ShortRecordOrder;
  readonly shortTimeOffset: ShortTimeOffset;
}

const USER_ID_BYTES = 24;

/** Encodes one row; {@link checkUserId} has seen its user id. */
export function encodeAttendance(row: AttendanceRow, form: RecordForm): Buffer {
  const { recordSize: size, shortRecordOrder: order, shortTimeOffset } = form;
  if (size === 40 || size === 49) return encodeLongRow(row, size);
  if (size === 8) return encodeShortRow(row, shortTimeOffset);
  const record = Buffer.alloc(size);
  record.writeUInt32LE(Number(row.userId), 0);
  record.writeUInt32LE(encodeTime(row.time), 4);
  record.writeUInt8(order === "VERIFY_FIRST" ? row.verify : row.punch, 8);
  record.writeUInt8(order === "VERIFY_FIRST" ? row.punch : row.verify, 9);
  return record;
}

function encodeShortRow(row: AttendanceRow, timeOffset: ShortTimeOffset): Buffer {
  const record = Buffer.alloc(8);
  record.writeUInt16LE(row.uid, 0);
  record.writeUInt32LE(encodeTime(row.time), timeOffset);
  if (timeOffset === 4) {
    record.writeUInt8((row.verify & 0x0f) | ((row.punch & 0x0f) << 4), 2);
    return record;
  }
  record.writeUInt8(row.verify, 2);
  record.writeUInt8(row.punch, 7);
  return record;
}

function encodeLongRow(row: AttendanceRow, size: 40 | 49): Buffer {
  const record = Buffer.alloc(size);
  record.writeUInt16LE(row.uid, 0);
  record.write(row.userId, 2, USER_ID_BYTES, "utf8");
  record.writeUInt8(row.verify, 26);
  record.writeUInt32LE(encodeTime(row.time), 27);
  record.writeUInt8(row.punch, 31);
  record.writeUInt8(0xff, 36); // as seen on readers
  return record;
}

/** Encodes the data of an attendance event of the given length. */
export function encodeEvent(row: AttendanceRow, bytes: EventBytes): Buffer {
  const data = Buffer.alloc(bytes);
  const user = encodeEventUser(row, bytes);
  user.copy(data, 0);
  data.writeUInt8(row.verify, user.length);
  data.writeUInt8(row.punch, user.length + 1);
  encodeEventTime(row.time).copy(data, user.length + 2);
  return data;
}

function encodeEventUser(row: AttendanceRow, bytes: EventBytes): Buffer {
  const user = Buffer.alloc(bytes >= 32 ? USER_ID_BYTES : bytes === 12 ? 4 : 2);
  if (bytes >= 32) user.write(row.userId, "utf8");
  else if (bytes === 12) user.writeUInt32LE(Number(row.userId));
  else user.writeUInt16LE(row.uid);
  return user;
}

/**
 * Gives the user id as records of these kinds can hold it: text as it is, numbers without leading zeros.
 *
 * @throws {SimulatorError} `BAD_USER_INPUT` when they cannot hold it at all.
 */
export function checkUserId(userId: string, kind: "TEXT" | "NUMBER"): string {
  if (kind === "NUMBER") {
    if (!/^\d{1,10}$/.test(userId) || Number(userId) > 0xffff_ffff) {
      throw badInput(`this reader stores user ids as 32-bit numbers, got "${userId}"`);
    }
    return String(Number(userId));
  }
  if (userId === "" || userId.includes("\0") || Buffer.byteLength(userId) > USER_ID_BYTES) {
    throw badInput(`user id must be text of 1 to ${USER_ID_BYTES} bytes, got "${userId}"`);
  }
  return userId;
}
