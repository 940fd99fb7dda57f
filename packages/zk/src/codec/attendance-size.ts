import { ATTENDANCE_RECORD_SIZES, type AttendanceRecordSize } from "./attendance-record.ts";
import { detectRecordSize } from "./record-size.ts";
import { decodePackedTime } from "./time.ts";

/** Rows looked at: an unknown phase shows within a few. */
const SAMPLE_ROWS = 64;
const FIRST_PRINTABLE = 0x20;
const LAST_STATE = 5;
const NO_STATE = 255;

/**
 * Finds the size of a log's rows. The bytes decide where they fit rows of 40, or one layout only, because a reader's count may be
 * wrong or of another moment than the log: 5 rows of 40 bytes under a count of 25 are not 25 rows of 8. Otherwise the
 * count decides: see `detectRecordSize`.
 *
 * @param payload the rows, without the length word.
 * @param count as reported; 0 or less when unknown.
 * @returns the size in bytes; `undefined` for an empty log, which has none.
 * @throws {ZkWireError} `BAD_RECORD` when no known size fits.
 */
export function detectAttendanceSize(payload: Buffer, count: number): AttendanceRecordSize | undefined {
  const fitting = ATTENDANCE_RECORD_SIZES.filter((size) => payload.length % size === 0 && fits(payload, size));
  const [first, ...others] = fitting;
  if (first === 40 || others.length === 0)
    return first ?? detectRecordSize(payload.length, count, ATTENDANCE_RECORD_SIZES);
  return detectRecordSize(payload.length, count, fitting);
}

/** Whether the first rows that are not blank look like this layout, and at least one of them is not blank. */
function fits(payload: Buffer, size: AttendanceRecordSize): boolean {
  let seen = 0;
  for (let offset = 0; offset < payload.length && seen < SAMPLE_ROWS; offset += size) {
    const row = payload.subarray(offset, offset + size);
    if (row.every((byte) => byte === 0) || row.every((byte) => byte === 0xff)) continue;
    if (!LOOKS[size](row)) return false;
    seen++;
  }
  return seen > 0;
}

/** An impossible date is a row all the same, so that a time is asked for only where nothing else tells. */
const LOOKS: Readonly<Record<AttendanceRecordSize, (row: Buffer) => boolean>> = {
  // A user id begins with a letter or digit of some alphabet; here stand verify codes and zeros in the other layouts.
  40: (row) => row.readUInt8(2) >= FIRST_PRINTABLE,
  16: (row) => decodePackedTime(row.readUInt32LE(4)) !== undefined,
  8: (row) => row.readUInt8(7) <= LAST_STATE || row.readUInt8(7) === NO_STATE,
};
