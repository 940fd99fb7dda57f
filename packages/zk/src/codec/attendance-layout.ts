/**
 * The layouts of attendance rows, little-endian:
 *
 * - `R40`: `u16 slot | pin[24] | u8 verify | u32 time | u8 state | 8 bytes`
 * - `R49`: as `R40`, and 9 more bytes
 * - `R16`: `u32 pin | u32 time | u8 a | u8 b | 2 bytes | u32 work code`; which of a and b is the state is disputed
 * - `R8_TIME3`: `u16 slot | u8 verify | u32 time | u8 state`
 * - `R8_TIME4`: `u16 slot | u8 codes | u8 0 | u32 time`; of the codes, the low half is the verify code, the high half the state, 15 none
 *
 * Source: fananimi/pyzk (field order of 40, 16, 8), its pull requests 166 and 247 (49) and issues 56, 92, 99, 187 (time at
 * 4); vendor's SDK header (the other order of 16).
 */

/** The usual one first. */
export const ATTENDANCE_LAYOUTS = ["R40", "R16", "R8_TIME3", "R8_TIME4", "R49"] as const;

/** How the bytes of a row are laid out. */
export type AttendanceLayout = (typeof ATTENDANCE_LAYOUTS)[number];

/** A layout that an operator has named, or `AUTO`: the bytes and the count tell. */
export type AttendanceLayoutSetting = AttendanceLayout | "AUTO";

/** Order of the two code bytes of a row of 16 bytes. pyzk reads the verify code first, the vendor's header the state. */
export type SixteenByteOrder = "VERIFY_FIRST" | "STATE_FIRST";

/** Size of a row in bytes. */
export type AttendanceRecordSize = 8 | 16 | 40 | 49;

/** Bytes of a row. */
export const LAYOUT_BYTES: Readonly<Record<AttendanceLayout, AttendanceRecordSize>> = {
  R40: 40,
  R16: 16,
  R8_TIME3: 8,
  R8_TIME4: 8,
  R49: 49,
};

const HALF_NONE = 0xf;
const NONE = 0xff;

/** The state of half a byte, as the event of the same punch has it in a whole one: no key pressed is 255 there. */
export function toWholeState(half: number): number {
  return half === HALF_NONE ? NONE : half;
}

/** Whether a slot of the log was never written: all 00 or all FF. A loop: it runs over every slot of a log, in each layout that it may have. */
export function isUnwritten(bytes: Buffer, start = 0, end = bytes.length): boolean {
  const first = bytes[start];
  if (first !== 0 && first !== 0xff) return false;
  for (let at = start + 1; at < end; at++) if (bytes[at] !== first) return false;
  return true;
}
