/** Records that nobody made, for logs and user lists of any length; they cost nothing before they are read. */
import { toLocal, toWallSeconds } from "./device-time.ts";
import { type AttendanceRow, encodeAttendance, type RecordForm } from "./records.ts";
import { encodeUser, type UserRecordSize } from "./user-records.ts";

/** The part of a buffer that giving out chunks needs. */
export type RecordBytes = Pick<Buffer, "length"> & { subarray(start: number, end: number): Buffer };

/** How many when not told. */
export const MADE_UP_RECORDS = 1_000_000;
const ROWS_BEGIN = "2025-01-01T00:00:00";
const MADE_UP_PEOPLE = 300;

/** So many believable rows, one each second. */
export function makeUpRows(count: number, form: RecordForm): RecordBytes {
  const begin = toWallSeconds(ROWS_BEGIN);
  return makeUpRecords(count, form.recordSize, (n) => encodeAttendance(toMadeUpRow(n, begin), form));
}

/** So many users. */
export function makeUpUsers(count: number, size: UserRecordSize): RecordBytes {
  return makeUpRecords(count, size, (n) => {
    return encodeUser({ uid: n + 1, userId: String(n + 1), name: `Nobody ${n + 1}`, privilege: 0, card: 0 }, size);
  });
}

/** Punches that nobody made, for events. */
export function* makeUpPunches(): Generator<AttendanceRow, never, void> {
  const begin = toWallSeconds(ROWS_BEGIN);
  for (let n = 0; ; n++) yield toMadeUpRow(n, begin);
}

function toMadeUpRow(n: number, begin: number): AttendanceRow {
  const uid = 1 + (n % MADE_UP_PEOPLE);
  return { uid, userId: String(1_000 + uid), time: toLocal(begin + n), verify: 1, punch: n % 2 };
}

function makeUpRecords(count: number, size: number, encode: (n: number) => Buffer): RecordBytes {
  const length = count * size;
  return {
    length,
    subarray: (start, end) => {
      const first = Math.floor(start / size);
      const last = Math.ceil(Math.min(end, length) / size);
      const records = Array.from({ length: Math.max(0, last - first) }, (_, i) => encode(first + i));
      return Buffer.concat(records).subarray(start - first * size, Math.min(end, length) - first * size);
    },
  };
}
