/** Rows of the attendance log; see `attendance-layout.ts` for their bytes. */
import { type AttendanceLayout, isUnwritten, LAYOUT_BYTES, type SixteenByteOrder } from "./attendance-layout.ts";
import { ZkWireError } from "./errors.ts";
import { decodePackedDigits, type LocalDigits } from "./local-digits.ts";
import { type NamedUser, toUserBytes, type UserForm } from "./named-user.ts";
import { decodeText, type FieldDecoder } from "./text.ts";
import { decodePackedTime, type LocalDateTime } from "./time.ts";

/** What differs from reader to reader. */
export interface AttendanceSettings {
  readonly decoder: FieldDecoder;
  readonly sixteenByteOrder: SixteenByteOrder;
}

/** How rows are decoded that are not the first of their log. */
export interface AttendanceDecoding extends AttendanceSettings {
  /** Place in the log of the first row; default 0. */
  readonly firstPosition?: number;
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
  /** The row's bytes, a view of what came with it: copy them to keep one row without the rest. */
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
 * Decodes whole rows of a data set (without its length word).
 *
 * @throws {ZkWireError} `BAD_RECORD` when the payload is not a whole number of rows.
 */
export function decodeAttendanceRecords(
  payload: Buffer,
  layout: AttendanceLayout,
  settings: AttendanceDecoding,
): AttendanceRows {
  const recordSize = LAYOUT_BYTES[layout];
  if (payload.length % recordSize !== 0) {
    throw new ZkWireError("BAD_RECORD", `${payload.length} bytes are not whole rows of ${recordSize}`);
  }
  const records: AttendanceRecord[] = [];
  const blanks: BlankSlot[] = [];
  const decodeRow = ROW_DECODERS[layout];
  let position = settings.firstPosition ?? 0;
  for (let offset = 0; offset < payload.length; offset += recordSize) {
    const raw = payload.subarray(offset, offset + recordSize);
    const record = decodeRow({ position, raw }, settings);
    if (record) records.push(record);
    else blanks.push({ position, raw });
    position++;
  }
  return { records, blanks };
}

/** By what the rows of this layout name their users; a text row with an empty field names the slot all the same. */
export function toLogUserForm(layout: AttendanceLayout): UserForm {
  return USER_FORMS[layout];
}

const USER_FORMS: Readonly<Record<AttendanceLayout, UserForm>> = {
  R40: "PIN",
  R49: "PIN",
  R16: "NUMBER",
  R8_TIME3: "SLOT",
  R8_TIME4: "SLOT",
};

type DecodeRow = (slot: BlankSlot, settings: AttendanceSettings) => AttendanceRecord | undefined;

/** Where the user of a text row stands: offset and length. */
const PIN_FIELD = [2, 24] as const;

// Each row is one literal: put together from parts it costs five times as much, which is felt over 100,000 rows.
const decodeTextRow: DecodeRow = ({ position, raw }, { decoder }) => {
  const packedTime = raw.readUInt32LE(27);
  const text = decodeText(raw, PIN_FIELD, decoder);
  if (isUnwritten(raw) || (text === "" && packedTime === 0)) return undefined;
  return {
    position,
    userForm: text === "" ? "SLOT" : "PIN",
    pin: text === "" ? undefined : text,
    slot: raw.readUInt16LE(0),
    userBytes: toUserBytes(raw, PIN_FIELD, text),
    localTime: decodePackedTime(packedTime),
    localDigits: decodePackedDigits(packedTime),
    verifyCode: raw.readUInt8(26),
    stateCode: raw.readUInt8(31),
    workCode: undefined,
    raw,
  };
};

const ROW_DECODERS: Readonly<Record<AttendanceLayout, DecodeRow>> = {
  R40: decodeTextRow,
  R49: decodeTextRow,
  R16: ({ position, raw }, { sixteenByteOrder }) => {
    if (isUnwritten(raw)) return undefined;
    const packedTime = raw.readUInt32LE(4);
    const [verifyOffset, stateOffset] = sixteenByteOrder === "VERIFY_FIRST" ? [8, 9] : [9, 8];
    return {
      position,
      userForm: "NUMBER",
      pin: String(raw.readUInt32LE(0)),
      slot: undefined,
      userBytes: undefined,
      localTime: decodePackedTime(packedTime),
      localDigits: decodePackedDigits(packedTime),
      verifyCode: raw.readUInt8(verifyOffset),
      stateCode: raw.readUInt8(stateOffset),
      workCode: raw.readUInt32LE(12),
      raw,
    };
  },
  R8_TIME3: ({ position, raw }) => {
    if (isUnwritten(raw)) return undefined;
    const packedTime = raw.readUInt32LE(3);
    return {
      position,
      userForm: "SLOT",
      pin: undefined,
      slot: raw.readUInt16LE(0),
      userBytes: undefined,
      localTime: decodePackedTime(packedTime),
      localDigits: decodePackedDigits(packedTime),
      verifyCode: raw.readUInt8(2),
      stateCode: raw.readUInt8(7),
      workCode: undefined,
      raw,
    };
  },
  R8_TIME4: ({ position, raw }) => {
    if (isUnwritten(raw)) return undefined;
    const packedTime = raw.readUInt32LE(4);
    const codes = raw.readUInt8(2);
    return {
      position,
      userForm: "SLOT",
      pin: undefined,
      slot: raw.readUInt16LE(0),
      userBytes: undefined,
      localTime: decodePackedTime(packedTime),
      localDigits: decodePackedDigits(packedTime),
      verifyCode: codes & 0x0f,
      stateCode: codes >> 4,
      workCode: undefined,
      raw,
    };
  },
};
