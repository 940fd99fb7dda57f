import type { AttendanceRecord, AttendanceRows } from "../src/codec/attendance-record.ts";

/** Rows with every value read: those of a log are read when they are asked for, and two rows look alike before. */
export function decodeAll({ records, blanks }: AttendanceRows): AttendanceRows {
  return { records: records.map(decodeOne), blanks };
}

/** One row with every value read. */
export function decodeOne(record: AttendanceRecord): AttendanceRecord {
  const { position, userForm, pin, slot, userBytes, verifyCode, stateCode, workCode, raw } = record;
  const { localTime, localDigits, packedTime } = record;
  const time = { localTime, localDigits, packedTime };
  return { position, userForm, pin, slot, userBytes, ...time, verifyCode, stateCode, workCode, raw };
}
