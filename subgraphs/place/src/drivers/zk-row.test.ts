import { decodeAttendanceRecords } from "@biometricflow/zk/codec/attendance-record";
import { decodeAttendanceEvents } from "@biometricflow/zk/codec/realtime-event";
import { expect, it } from "vitest";
import { toEventRow, toLogRow } from "./zk-row.ts";

const decoder = new TextDecoder();
const settings = { decoder, sixteenByteOrder: "VERIFY_FIRST" } as const;

/** 2018-06-25T17:50:35, the vector of the vendor's manual, and 2018-02-31T17:50:35 counted by the same rule. */
const GOOD_TIME = 0x2368b36b;
const BAD_TIME = ((((18 * 12 + 1) * 31 + 30) * 24 + 17) * 60 + 50) * 60 + 35;

function longRow(packedTime: number): Buffer {
  const row = Buffer.alloc(40);
  row.writeUInt16LE(7, 0);
  row.write("1042", 2);
  row.writeUInt8(1, 26);
  row.writeUInt32LE(packedTime, 27);
  row.writeUInt8(4, 31);
  return row;
}

function shortRow(packedTime: number): Buffer {
  const row = Buffer.alloc(8);
  row.writeUInt16LE(7, 0);
  row.writeUInt32LE(packedTime, 3);
  row.writeUInt8(4, 7);
  return row;
}

function event(userBytes: number, bytes: number, time: readonly number[]): Buffer {
  const data = Buffer.alloc(bytes);
  if (userBytes === 24) data.write("1042");
  else data.writeUInt16LE(7, 0);
  data.set([1, 4, ...time], userBytes);
  return data;
}

const GOOD_PARTS = [18, 6, 25, 17, 50, 35];
const BAD_PARTS = [18, 2, 31, 17, 50, 35];

const readLog = (row: Buffer) =>
  decodeAttendanceRecords(row, row.length === 40 ? "R40" : "R8_TIME3", settings).records.map((record) =>
    toLogRow(record, settings.sixteenByteOrder),
  );
const readEvent = (data: Buffer) => decodeAttendanceEvents(data, decoder).map(toEventRow);

it.each([
  ["by PIN", longRow(GOOD_TIME), event(24, 52, GOOD_PARTS), "1042", "20180625175035"],
  ["by PIN with a date that does not exist", longRow(BAD_TIME), event(24, 52, BAD_PARTS), "1042", "20180231175035"],
  ["by slot", shortRow(GOOD_TIME), event(2, 10, GOOD_PARTS), "uid:7", "20180625175035"],
  ["by slot with a date that does not exist", shortRow(BAD_TIME), event(2, 10, BAD_PARTS), "uid:7", "20180231175035"],
])("reads the same from a log row and from its event: %s", (_name, logRow, eventData, userText, localDigits) => {
  for (const [row] of [readLog(logRow), readEvent(eventData)]) {
    expect(row).toMatchObject({ userText, localDigits, stateCode: 4 });
    expect(row?.localTime).toBe(localDigits.startsWith("201806") ? "2018-06-25T17:50:35" : undefined);
  }
});
