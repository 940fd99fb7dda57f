import type { AttendanceRecord } from "@biometricflow/zk/codec/attendance-record";
import type { AttendanceEvent } from "@biometricflow/zk/codec/realtime-event";
import { isOfSixteenBytes, turnCodes } from "../domain/code-order.ts";
import { toSlotText } from "../domain/log-rows.ts";
import type { ReaderRow, SixteenByteOrder } from "../domain/punch.ts";

/** A row of the log as the domain sees it: of a row of 16 bytes the codes stand in the order of its bytes. */
export function toLogRow(record: AttendanceRecord, order: SixteenByteOrder): ReaderRow {
  const row = { ...toReaderRow(record), workCode: record.workCode };
  return order === "STATE_FIRST" && isOfSixteenBytes(row) ? turnCodes(row) : row;
}

/** A live event as the domain sees it: the same values as the row of the log it announces. */
export function toEventRow(event: AttendanceEvent): ReaderRow {
  return { ...toReaderRow(event), workCode: undefined };
}

function toReaderRow(source: AttendanceRecord | AttendanceEvent): Omit<ReaderRow, "workCode"> {
  return {
    userForm: source.userForm,
    userText: source.pin ?? toSlotText(source.slot ?? 0),
    ...(source.userBytes === undefined ? {} : { userBytes: source.userBytes }),
    slot: source.slot,
    localTime: source.localTime,
    localDigits: source.localDigits,
    stateCode: source.stateCode,
    verifyCode: source.verifyCode,
    raw: source.raw,
  };
}
