import {
  type AttendanceLayout,
  isUnwritten,
  LAYOUT_BYTES,
  type SixteenByteOrder,
  toWholeState,
} from "./attendance-layout.ts";
import { isTextAt } from "./text.ts";
import { isPackedTime } from "./time.ts";
import { readHalf, readWord } from "./words.ts";

/**
 * What a slot looks like in a layout:
 *
 * - `BLANK`: never written
 * - `EMPTY`: nothing but the mark that readers write behind a text row
 * - `CLEAN`: a row, and nothing about it is odd
 * - `ODD`: a row before 2003, where readers begin whose clock has stopped
 * - `UNTIMED`: a row of a text user in every way but its time, which is none
 * - `WRONG`: no row: an impossible time, a code that nobody knows, a user that is no text
 */
export type RowLook = "BLANK" | "EMPTY" | "CLEAN" | "ODD" | "UNTIMED" | "WRONG";

/** What a look depends on. */
export interface RowLookSettings {
  readonly sixteenByteOrder: SixteenByteOrder;
  /** Packed; later ones are impossible. */
  readonly latestTime: number;
  /** An operator has named the layout: rows without text need no likely time. */
  readonly isNamed: boolean;
}

/**
 * Verify codes 0 to 29 and 200 are those of the vendor's PUSH protocol, 255 stands for none. States 0 to 5 are those of the
 * communication manual of 2006, 255 is none and 200 another one.
 */
const LAST_VERIFY = 29;
const LAST_STATE = 5;
const OTHER_CODES: ReadonlySet<number> = new Set([200, 255]);

/**
 * A number below is a work code of at most eight digits, one above a time since 2003: that keeps apart a row of 16 bytes and
 * two of 8, and both from parts of longer rows.
 */
const FIRST_LIKELY_TIME = 100_000_000;
const TAIL_MARK = 36;
const UNWRITTEN = 0xff;
const PIN_OFFSET = 2;
const PIN_BYTES = 24;

/** Where the packed time of a row stands, in bytes. */
export const TIME_OFFSET: Readonly<Record<AttendanceLayout, number>> = {
  R40: 27,
  R49: 27,
  R16: 4,
  R8_TIME3: 3,
  R8_TIME4: 4,
};

/**
 * Looks at the slot that begins at `start`; all of its bytes are there. Bytes and a place in them, not a view of each row: a
 * view costs more than all looks at it.
 */
export type LookAtRow = (bytes: Buffer, start: number, settings: RowLookSettings) => RowLook;

/** How to look at the slots of a layout. */
export const LOOKS: Readonly<Record<AttendanceLayout, LookAtRow>> = {
  R40: (bytes, start, settings) => lookAtTextRow(bytes, start, LAYOUT_BYTES.R40, settings),
  R49: (bytes, start, settings) => lookAtTextRow(bytes, start, LAYOUT_BYTES.R49, settings),
  R16: (bytes, start, settings) => {
    if (isUnwritten(bytes, start, start + LAYOUT_BYTES.R16)) return "BLANK";
    const isVerifyFirst = settings.sixteenByteOrder === "VERIFY_FIRST";
    const verify = bytes[start + (isVerifyFirst ? 8 : 9)] ?? 0;
    const state = bytes[start + (isVerifyFirst ? 9 : 8)] ?? 0;
    const hasWorkCode = settings.isNamed || readWord(bytes, start + 12) < FIRST_LIKELY_TIME;
    if (!hasWorkCode || !areCodes(verify, state)) return "WRONG";
    return lookAtNumber(readWord(bytes, start), readWord(bytes, start + TIME_OFFSET.R16), settings);
  },
  R8_TIME3: (bytes, start, settings) => {
    if (isUnwritten(bytes, start, start + LAYOUT_BYTES.R8_TIME3)) return "BLANK";
    if (!areCodes(bytes[start + 2] ?? 0, bytes[start + 7] ?? 0)) return "WRONG";
    return lookAtNumber(readHalf(bytes, start), readWord(bytes, start + TIME_OFFSET.R8_TIME3), settings);
  },
  R8_TIME4: (bytes, start, settings) => {
    if (isUnwritten(bytes, start, start + LAYOUT_BYTES.R8_TIME4)) return "BLANK";
    const codes = bytes[start + 2] ?? 0;
    if (bytes[start + 3] !== 0 || !areCodes(codes & 0xf, toWholeState(codes >> 4))) return "WRONG";
    return lookAtNumber(readHalf(bytes, start), readWord(bytes, start + TIME_OFFSET.R8_TIME4), settings);
  },
};

/** A user and a time of nothing but zeros stand in bytes that are something else. */
function lookAtNumber(user: number, time: number, settings: RowLookSettings): RowLook {
  if (!isTime(time, settings)) return "WRONG";
  if (settings.isNamed || time >= FIRST_LIKELY_TIME) return "CLEAN";
  return user === 0 || time === 0 ? "WRONG" : "ODD";
}

function lookAtTextRow(bytes: Buffer, start: number, size: number, settings: RowLookSettings): RowLook {
  if (isUnwritten(bytes, start, start + size)) return "BLANK";
  if (isMarkAlone(bytes, start, size)) return "EMPTY";
  const areKnown = areCodes(bytes[start + 26] ?? 0, bytes[start + 31] ?? 0);
  if (!areKnown || !isPinField(bytes, start + PIN_OFFSET)) return "WRONG";
  const time = readWord(bytes, start + TIME_OFFSET.R40);
  // A time of nothing but zeros stands in bytes that are something else.
  if (time === 0 || !isTime(time, settings)) return bytes[start + PIN_OFFSET] === 0 ? "WRONG" : "UNTIMED";
  return time >= FIRST_LIKELY_TIME ? "CLEAN" : "ODD";
}

function isMarkAlone(bytes: Buffer, start: number, size: number): boolean {
  for (let offset = 0; offset < size; offset++) {
    const byte = bytes[start + offset];
    if (byte !== 0 && !(offset === TAIL_MARK && byte === 0xff)) return false;
  }
  return true;
}

/**
 * A text, or nothing at all: what stands behind an empty text belongs to another layout. Memory that was never written is 0xff,
 * which is no text: those may be the blank slots of a shorter layout.
 */
function isPinField(bytes: Buffer, start: number): boolean {
  const first = bytes[start];
  if (first !== 0) return first !== UNWRITTEN && isTextAt(bytes, start, PIN_BYTES);
  return isUnwritten(bytes, start, start + PIN_BYTES);
}

function isTime(packed: number, { latestTime }: RowLookSettings): boolean {
  return packed <= latestTime && isPackedTime(packed);
}

function areCodes(verify: number, state: number): boolean {
  return (verify <= LAST_VERIFY || OTHER_CODES.has(verify)) && (state <= LAST_STATE || OTHER_CODES.has(state));
}
