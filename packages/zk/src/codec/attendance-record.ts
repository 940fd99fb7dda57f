/**
 * Rows of the attendance log, little-endian:
 *
 * - 40 bytes: `u16 slot | pin[24] | u8 verify | u32 time | u8 state | 8 bytes`
 * - 16 bytes: `u32 pin | u32 time | u8 a | u8 b | 2 bytes | u32 work code`; which of a and b is the state is disputed
 * - 8 bytes: `u16 slot | u8 verify | u32 time | u8 state`
 *
 * Source: fananimi/pyzk (field order of 40, 16, 8), vendor's SDK header (the other order of 16).
 */
import { ZkWireError } from "./errors.ts";
import { decodePackedDigits, type LocalDigits } from "./local-digits.ts";
import { decodeTextUser, type NamedUser, toNumberUser, toSlotUser, type UserForm } from "./named-user.ts";
import type { FieldDecoder } from "./text.ts";
import { decodePackedTime, type LocalDateTime } from "./time.ts";

/** Known sizes in bytes; the usual one first. */
export const ATTENDANCE_RECORD_SIZES = [40, 16, 8] as const;

/** Size of a row in bytes. */
export type AttendanceRecordSize = (typeof ATTENDANCE_RECORD_SIZES)[number];

/** Order of the two code bytes of a 16-byte row. pyzk reads the verify code first, the vendor's header the state. */
export type SixteenByteOrder = "VERIFY_FIRST" | "STATE_FIRST";

/** What differs from reader to reader. */
export interface AttendanceSettings {
  readonly decoder: FieldDecoder;
  readonly sixteenByteOrder: SixteenByteOrder;
}

/** One row that holds a punch. */
export interface AttendanceRecord extends NamedUser {
  /** Place in the log, from 0, blank slots counted. */
  readonly position: number;
  /** Reader-local; `undefined` when the bytes are no existing date. The row is a punch nevertheless: see `localDigits`. */
  readonly localTime: LocalDateTime | undefined;
  /** The same second as the bytes say it, existing date or not. */
  readonly localDigits: LocalDigits;
  readonly verifyCode: number;
  readonly stateCode: number;
  /** `undefined` where the layout has none. */
  readonly workCode: number | undefined;
  /** The row's bytes, a view of the whole data set: copy them to keep one row without the rest. */
  readonly raw: Buffer;
}

/** A slot of the log without a punch: memory that was never written (all 00 or all FF), or neither user nor time. */
export interface BlankSlot {
  readonly position: number;
  readonly raw: Buffer;
}

/** A data set, each slot in exactly one of the two lists. */
export interface AttendanceRows {
  readonly records: readonly AttendanceRecord[];
  readonly blanks: readonly BlankSlot[];
}

/**
 * Decodes the rows of a data set (without its length word).
 *
 * @throws {ZkWireError} `BAD_RECORD` when the payload is not a whole number of rows.
 */
export function decodeAttendanceRecords(
  payload: Buffer,
  recordSize: AttendanceRecordSize,
  settings: AttendanceSettings,
): AttendanceRows {
  if (payload.length % recordSize !== 0) {
    throw new ZkWireError("BAD_RECORD", `${payload.length} bytes are not whole rows of ${recordSize}`);
  }
  const records: AttendanceRecord[] = [];
  const blanks: BlankSlot[] = [];
  const decodeRow = ROW_DECODERS[recordSize];
  for (let position = 0; position * recordSize < payload.length; position++) {
    const raw = payload.subarray(position * recordSize, (position + 1) * recordSize);
    const record = decodeRow({ position, raw }, settings);
    if (record) records.push(record);
    else blanks.push({ position, raw });
  }
  return { records, blanks };
}

/** By what the rows of this size name their users; a row of 40 bytes with an empty field names the slot all the same. */
export function toLogUserForm(recordSize: AttendanceRecordSize): UserForm {
  return USER_FORMS[recordSize];
}

const USER_FORMS: Readonly<Record<AttendanceRecordSize, UserForm>> = { 40: "PIN", 16: "NUMBER", 8: "SLOT" };

type DecodeRow = (slot: BlankSlot, settings: AttendanceSettings) => AttendanceRecord | undefined;

const ROW_DECODERS: Readonly<Record<AttendanceRecordSize, DecodeRow>> = {
  40: ({ position, raw }, { decoder }) => {
    const packedTime = raw.readUInt32LE(27);
    const user = decodeTextUser(raw, [2, 24], { decoder, slot: raw.readUInt16LE(0) });
    if (isUnwritten(raw) || (user.pin === undefined && packedTime === 0)) return undefined;
    return {
      ...user,
      ...decodeLocalTime(packedTime),
      position,
      verifyCode: raw.readUInt8(26),
      stateCode: raw.readUInt8(31),
      workCode: undefined,
      raw,
    };
  },
  16: ({ position, raw }, { sixteenByteOrder }) => {
    if (isUnwritten(raw)) return undefined;
    const [verifyOffset, stateOffset] = sixteenByteOrder === "VERIFY_FIRST" ? [8, 9] : [9, 8];
    return {
      ...toNumberUser(raw.readUInt32LE(0)),
      ...decodeLocalTime(raw.readUInt32LE(4)),
      position,
      verifyCode: raw.readUInt8(verifyOffset),
      stateCode: raw.readUInt8(stateOffset),
      workCode: raw.readUInt32LE(12),
      raw,
    };
  },
  8: ({ position, raw }) => {
    if (isUnwritten(raw)) return undefined;
    return {
      ...toSlotUser(raw.readUInt16LE(0)),
      ...decodeLocalTime(raw.readUInt32LE(3)),
      position,
      verifyCode: raw.readUInt8(2),
      stateCode: raw.readUInt8(7),
      workCode: undefined,
      raw,
    };
  },
};

function decodeLocalTime(packedTime: number): Pick<AttendanceRecord, "localTime" | "localDigits"> {
  return { localTime: decodePackedTime(packedTime), localDigits: decodePackedDigits(packedTime) };
}

function isUnwritten(bytes: Buffer): boolean {
  const first = bytes[0];
  return (first === 0 || first === 0xff) && bytes.every((byte) => byte === first);
}
