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
  readonly packedTime: number;
  readonly verifyCode: number;
  readonly stateCode: number;
  readonly workCode: number | undefined;
}

/** How to read each value of the row that begins at `start`; all of its bytes are there. See `attendance-layout.ts`. */
export type RowFields = {
  readonly [Value in keyof RowValues]: (bytes: Buffer, start: number) => RowValues[Value];
};

/** Where the user of a text row stands: offset and length. */
const [PIN_OFFSET, PIN_BYTES] = [2, 24];
const FIRST_OF_NO_ASCII = 0x80;

function toTextFields(layout: "R40" | "R49", { decoder }: AttendanceSettings): RowFields {
  const decodePin = (bytes: Buffer, start: number): string =>
    findPlainText(bytes, start + PIN_OFFSET) ?? decodePinAnew(bytes, start + PIN_OFFSET, decoder);
  // An encoding may make nothing of bytes that are something: a mark of byte order alone.
  const hasPin = (bytes: Buffer, start: number): boolean => {
    const first = bytes[start + PIN_OFFSET] ?? 0;
    return first !== 0 && (first < FIRST_OF_NO_ASCII || decodePin(bytes, start) !== "");
  };
  const packedTime = (bytes: Buffer, start: number): number => readWord(bytes, start + 27);
  return {
    isBlank: (bytes, start) => {
      const first = bytes[start + PIN_OFFSET] ?? 0;
      if (first !== 0 && first < FIRST_OF_NO_ASCII) return false; // a text: nearly every row
      const isEmpty = packedTime(bytes, start) === 0 && !hasPin(bytes, start);
      return isEmpty || isUnwritten(bytes, start, start + LAYOUT_BYTES[layout]);
    },
    userForm: (bytes, start) => (hasPin(bytes, start) ? "PIN" : "SLOT"),
    pin: (bytes, start) => (hasPin(bytes, start) ? decodePin(bytes, start) : undefined),
    slot: readHalf,
    userBytes: (bytes, start) => {
      if (findPlainEnd(bytes, start + PIN_OFFSET, PIN_BYTES) !== undefined) return undefined;
      return toUserBytes(bytes, [start + PIN_OFFSET, PIN_BYTES], decodePin(bytes, start));
    },
    packedTime,
    verifyCode: (bytes, start) => bytes.readUInt8(start + 26),
    stateCode: (bytes, start) => bytes.readUInt8(start + 31),
    workCode: nothing,
  };
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

/** How to read the rows of a layout. */
export const ROW_FIELDS: Readonly<Record<AttendanceLayout, (settings: AttendanceSettings) => RowFields>> = {
  R40: (settings) => toTextFields("R40", settings),
  R49: (settings) => toTextFields("R49", settings),
  R16: ({ sixteenByteOrder }) => {
    const [verifyOffset, stateOffset] = sixteenByteOrder === "VERIFY_FIRST" ? [8, 9] : [9, 8];
    return {
      isBlank: (bytes, start) => isUnwritten(bytes, start, start + LAYOUT_BYTES.R16),
      userForm: () => "NUMBER",
      pin: (bytes, start) => String(readWord(bytes, start)),
      slot: nothing,
      userBytes: nothing,
      packedTime: (bytes, start) => readWord(bytes, start + 4),
      verifyCode: (bytes, start) => bytes.readUInt8(start + verifyOffset),
      stateCode: (bytes, start) => bytes.readUInt8(start + stateOffset),
      workCode: (bytes, start) => readWord(bytes, start + 12),
    };
  },
  R8_TIME3: () => ({
    ...SLOT_ALONE,
    isBlank: (bytes, start) => isUnwritten(bytes, start, start + LAYOUT_BYTES.R8_TIME3),
    packedTime: (bytes, start) => readWord(bytes, start + 3),
    verifyCode: (bytes, start) => bytes.readUInt8(start + 2),
    stateCode: (bytes, start) => bytes.readUInt8(start + 7),
    workCode: nothing,
  }),
  R8_TIME4: () => ({
    ...SLOT_ALONE,
    isBlank: (bytes, start) => isUnwritten(bytes, start, start + LAYOUT_BYTES.R8_TIME4),
    packedTime: (bytes, start) => readWord(bytes, start + 4),
    verifyCode: (bytes, start) => bytes.readUInt8(start + 2) & 0x0f,
    stateCode: (bytes, start) => toWholeState(bytes.readUInt8(start + 2) >> 4),
    workCode: nothing,
  }),
};
