import type { AttendanceLayout, SixteenByteOrder } from "./attendance-layout.ts";
import { isUnwritten } from "./attendance-layout.ts";
import { isTextField } from "./text.ts";
import { decodePackedTime } from "./time.ts";

/**
 * What a slot looks like in a layout:
 *
 * - `BLANK`: never written
 * - `EMPTY`: nothing but the mark that readers write behind a text row
 * - `CLEAN`: a row, and nothing about it is odd
 * - `ODD`: a row of a text user before 2003, where readers begin whose clock has stopped
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
const PIN_FIELD = [2, 24] as const;

/** Looks at one slot; `row` has exactly the bytes of the layout. */
export function lookAtRow(layout: AttendanceLayout, row: Buffer, settings: RowLookSettings): RowLook {
  return isUnwritten(row) ? "BLANK" : LOOKS[layout](row, settings);
}

const LOOKS: Readonly<Record<AttendanceLayout, (row: Buffer, settings: RowLookSettings) => RowLook>> = {
  R40: lookAtTextRow,
  R49: lookAtTextRow,
  R16: (row, settings) => {
    const [verifyOffset, stateOffset] = settings.sixteenByteOrder === "VERIFY_FIRST" ? [8, 9] : [9, 8];
    const hasWorkCode = settings.isNamed || row.readUInt32LE(12) < FIRST_LIKELY_TIME;
    const isRow = hasWorkCode && isLikelyTime(row.readUInt32LE(4), settings);
    return isRow && areCodes(row.readUInt8(verifyOffset), row.readUInt8(stateOffset)) ? "CLEAN" : "WRONG";
  },
  R8_TIME3: (row, settings) => {
    const isRow = isLikelyTime(row.readUInt32LE(3), settings);
    return isRow && areCodes(row.readUInt8(2), row.readUInt8(7)) ? "CLEAN" : "WRONG";
  },
  R8_TIME4: (row, settings) => {
    const codes = row.readUInt8(2);
    const isRow = row.readUInt8(3) === 0 && isLikelyTime(row.readUInt32LE(4), settings);
    return isRow && areCodes(codes & 0xf, codes >> 4) ? "CLEAN" : "WRONG";
  },
};

function lookAtTextRow(row: Buffer, settings: RowLookSettings): RowLook {
  if (row.every((byte, offset) => byte === 0 || (offset === TAIL_MARK && byte === 0xff))) return "EMPTY";
  if (!isPinField(row) || !areCodes(row.readUInt8(26), row.readUInt8(31))) return "WRONG";
  const time = row.readUInt32LE(27);
  // A time of nothing but zeros stands in bytes that are something else.
  if (time === 0 || !isTime(time, settings)) return row.readUInt8(PIN_FIELD[0]) === 0 ? "WRONG" : "UNTIMED";
  return time >= FIRST_LIKELY_TIME ? "CLEAN" : "ODD";
}

/** A text, or nothing at all: what stands behind an empty text belongs to another layout. */
function isPinField(row: Buffer): boolean {
  const [start, length] = PIN_FIELD;
  if (row.readUInt8(start) !== 0) return isTextField(row, PIN_FIELD);
  return row.subarray(start, start + length).every((byte) => byte === 0);
}

function isLikelyTime(packed: number, settings: RowLookSettings): boolean {
  return (settings.isNamed || packed >= FIRST_LIKELY_TIME) && isTime(packed, settings);
}

function isTime(packed: number, { latestTime }: RowLookSettings): boolean {
  return packed <= latestTime && decodePackedTime(packed) !== undefined;
}

function areCodes(verify: number, state: number): boolean {
  return (verify <= LAST_VERIFY || OTHER_CODES.has(verify)) && (state <= LAST_STATE || OTHER_CODES.has(state));
}
