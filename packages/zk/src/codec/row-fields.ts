import {
  type AttendanceLayout,
  isUnwritten,
  LAYOUT_BYTES,
  type SixteenByteOrder,
  toWholeState,
} from "./attendance-layout.ts";
import { toUserBytes, type UserForm } from "./named-user.ts";
import { findPlainText, keepPlainText } from "./plain-texts.ts";
import { decodeText, type FieldDecoder, findPlainEnd } from "./text.ts";
import { TIME_OFFSET } from "./row-look.ts";
import { readHalf, readWord } from "./words.ts";

/** What differs from reader to reader. */
export interface AttendanceSettings {
  readonly decoder: FieldDecoder;
  readonly sixteenByteOrder: SixteenByteOrder;
}

/** What a row says, as its bytes have it. */
interface RowValues {
  /** Memory that was never written, or neither user nor time. */
  readonly isBlank: boolean;
  readonly userForm: UserForm;
  readonly pin: string | undefined;
  readonly slot: number | undefined;
  readonly userBytes: Buffer | undefined;
  readonly verifyCode: number;
  readonly stateCode: number;
  readonly workCode: number | undefined;
}

/** Reads a value of the row that begins at `start`; all of its bytes are there. */
type ReadValue<T> = (bytes: Buffer, start: number, settings: AttendanceSettings) => T;

/**
 * How to read each value of a row; see `attendance-layout.ts`. One of each layout for all logs: functions that each log made
 * anew would be slow in each of the first, as what was compiled for one of them is of no use to the next.
 */
export type RowFields = {
  readonly [Value in keyof RowValues]: ReadValue<RowValues[Value]>;
} & {
  /** Where the packed time stands in a row, in bytes. */
  readonly timeOffset: number;
};

/** Where the user of a text row stands: offset and length. */
const [PIN_OFFSET, PIN_BYTES] = [2, 24];
const FIRST_OF_NO_ASCII = 0x80;

function toTextFields(layout: "R40" | "R49"): RowFields {
  const [rowBytes, timeOffset] = [LAYOUT_BYTES[layout], TIME_OFFSET[layout]];
  return {
    timeOffset,
    isBlank: (bytes, start, settings) => {
      const first = bytes[start + PIN_OFFSET] ?? 0;
      if (first !== 0 && first < FIRST_OF_NO_ASCII) return false; // a text: nearly every row
      const isEmpty = readWord(bytes, start + timeOffset) === 0 && !hasPin(bytes, start, settings);
      return isEmpty || isUnwritten(bytes, start, start + rowBytes);
    },
    userForm: (bytes, start, settings) => (hasPin(bytes, start, settings) ? "PIN" : "SLOT"),
    pin: (bytes, start, settings) => (hasPin(bytes, start, settings) ? decodePin(bytes, start, settings) : undefined),
    slot: readHalf,
    userBytes: (bytes, start, settings) => {
      if (findPlainEnd(bytes, start + PIN_OFFSET, PIN_BYTES) !== undefined) return undefined;
      return toUserBytes(bytes, [start + PIN_OFFSET, PIN_BYTES], decodePin(bytes, start, settings));
    },
    verifyCode: (bytes, start) => bytes.readUInt8(start + 26),
    stateCode: (bytes, start) => bytes.readUInt8(start + 31),
    workCode: nothing,
  };
}

/** An encoding may make nothing of bytes that are something: a mark of byte order alone. */
function hasPin(bytes: Buffer, start: number, settings: AttendanceSettings): boolean {
  const first = bytes[start + PIN_OFFSET] ?? 0;
  return first !== 0 && (first < FIRST_OF_NO_ASCII || decodePin(bytes, start, settings) !== "");
}

function decodePin(bytes: Buffer, start: number, { decoder }: AttendanceSettings): string {
  return findPlainText(bytes, start + PIN_OFFSET) ?? decodePinAnew(bytes, start + PIN_OFFSET, decoder);
}

function decodePinAnew(bytes: Buffer, offset: number, decoder: FieldDecoder): string {
  const pin = decodeText(bytes, [offset, PIN_BYTES], decoder);
  if (findPlainEnd(bytes, offset, PIN_BYTES) !== undefined) keepPlainText(bytes, offset, pin);
  return pin;
}

function nothing(): undefined {
  return undefined;
}

/** What rows without a text name. */
const SLOT_ALONE: Pick<RowFields, "userForm" | "pin" | "slot" | "userBytes"> = {
  userForm: () => "SLOT",
  pin: nothing,
  slot: readHalf,
  userBytes: nothing,
};

/** Where the first of the two code bytes of a row of 16 stands. */
const SIXTEEN_CODES = 8;

/** How to read the rows of a layout. */
export const ROW_FIELDS: Readonly<Record<AttendanceLayout, RowFields>> = {
  R40: toTextFields("R40"),
  R49: toTextFields("R49"),
  R16: {
    timeOffset: TIME_OFFSET.R16,
    isBlank: (bytes, start) => isUnwritten(bytes, start, start + LAYOUT_BYTES.R16),
    userForm: () => "NUMBER",
    pin: (bytes, start) => String(readWord(bytes, start)),
    slot: nothing,
    userBytes: nothing,
    verifyCode: (bytes, start, { sixteenByteOrder }) =>
      bytes.readUInt8(start + SIXTEEN_CODES + (sixteenByteOrder === "VERIFY_FIRST" ? 0 : 1)),
    stateCode: (bytes, start, { sixteenByteOrder }) =>
      bytes.readUInt8(start + SIXTEEN_CODES + (sixteenByteOrder === "VERIFY_FIRST" ? 1 : 0)),
    workCode: (bytes, start) => readWord(bytes, start + 12),
  },
  R8_TIME3: {
    ...SLOT_ALONE,
    timeOffset: TIME_OFFSET.R8_TIME3,
    isBlank: (bytes, start) => isUnwritten(bytes, start, start + LAYOUT_BYTES.R8_TIME3),
    verifyCode: (bytes, start) => bytes.readUInt8(start + 2),
    stateCode: (bytes, start) => bytes.readUInt8(start + 7),
    workCode: nothing,
  },
  R8_TIME4: {
    ...SLOT_ALONE,
    timeOffset: TIME_OFFSET.R8_TIME4,
    isBlank: (bytes, start) => isUnwritten(bytes, start, start + LAYOUT_BYTES.R8_TIME4),
    verifyCode: (bytes, start) => bytes.readUInt8(start + 2) & 0x0f,
    stateCode: (bytes, start) => toWholeState(bytes.readUInt8(start + 2) >> 4),
    workCode: nothing,
  },
};
