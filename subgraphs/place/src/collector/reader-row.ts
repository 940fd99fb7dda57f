import type { AttendanceRecord } from "@biometricflow/zk/codec/attendance-record";
import type { AttendanceEvent } from "@biometricflow/zk/codec/realtime-event";
import { toSlotText } from "../domain/log-rows.ts";
import type { ReaderRow } from "../domain/punch.ts";

/** Where the packed time stands in a row of the log, by the row's size in bytes. */
const PACKED_TIME_OFFSET: Readonly<Record<number, number>> = { 40: 27, 16: 4, 8: 3 };

/** Where a text user stands in a row of the log and in an event: `[offset, bytes]`. */
const TEXT_USER = { LOG: [2, 24], EVENT: [0, 24] } as const;

/** A row of the log as the domain sees it. */
export function toLogRow(record: AttendanceRecord): ReaderRow {
  return {
    ...toCodes(record),
    ...toUserBytes(record, record.slot === undefined ? undefined : TEXT_USER.LOG),
    workCode: record.workCode,
    localDigits: record.localTime === undefined ? toPackedDigits(record.raw) : toDigits(record.localTime),
  };
}

/** A live event as the domain sees it: the same values as the row of the log it announces. */
export function toEventRow(event: AttendanceEvent): ReaderRow {
  return {
    ...toCodes(event),
    ...toUserBytes(event, event.raw.length < 32 ? undefined : TEXT_USER.EVENT),
    workCode: undefined,
    localDigits: event.localTime === undefined ? toEventDigits(event) : toDigits(event.localTime),
  };
}

/** The bytes of a text user that is not plain ASCII, up to their NUL. */
function toUserBytes(
  { pin, raw }: AttendanceRecord | AttendanceEvent,
  field: readonly [number, number] | undefined,
): Pick<ReaderRow, "userBytes"> {
  if (field === undefined || pin === undefined || /^[\0-\x7f]*$/.test(pin)) return {};
  const bytes = raw.subarray(field[0], field[0] + field[1]);
  const end = bytes.indexOf(0);
  return { userBytes: end < 0 ? bytes : bytes.subarray(0, end) };
}

function toCodes(source: AttendanceRecord | AttendanceEvent): Omit<ReaderRow, "localDigits" | "workCode"> {
  return {
    userText: source.pin ?? toSlotText(source.slot ?? 0),
    slot: source.slot,
    localTime: source.localTime,
    stateCode: source.stateCode,
    verifyCode: source.verifyCode,
    raw: source.raw,
  };
}

function toDigits(localTime: string): string {
  return localTime.replace(/\D/g, "");
}

/** The parts of a packed time that names no existing date, each as the bytes say it. */
function toPackedDigits(raw: Buffer): string {
  let rest = raw.readUInt32LE(PACKED_TIME_OFFSET[raw.length] ?? 0);
  const take = (radix: number): number => {
    const part = rest % radix;
    rest = (rest - part) / radix;
    return part;
  };
  const [second, minute, hour, day, month] = [take(60), take(60), take(24), take(31), take(12)];
  return joinDigits([rest, month + 1, day + 1, hour, minute, second]);
}

/** Six bytes behind user, verify code and state. */
function toEventDigits(event: AttendanceEvent): string {
  const isNumberForm = event.slot === undefined && event.raw.length === 12;
  const userBytes = event.slot !== undefined ? 2 : isNumberForm ? 4 : 24;
  return joinDigits([...event.raw.subarray(userBytes + 2, userBytes + 8)]);
}

function joinDigits([year = 0, ...parts]: readonly number[]): string {
  return `${2000 + year}${parts.map((part) => String(part).padStart(2, "0")).join("")}`;
}
