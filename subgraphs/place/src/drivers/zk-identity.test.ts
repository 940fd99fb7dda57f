/**
 * The identity of a punch, from the bytes of a reader to the digest that others store: one literal per layout. A value that
 * differs here makes every stored punch of such readers a new one.
 */
import type { AttendanceLayout } from "@biometricflow/zk/codec/attendance-layout";
import { decodeAttendanceRecords } from "@biometricflow/zk/codec/attendance-record";
import { decodeAttendanceEvents } from "@biometricflow/zk/codec/realtime-event";
import { expect, it } from "vitest";
import { toPunchDigest } from "../domain/identity.ts";
import { toEventRow, toLogRow } from "./zk-row.ts";

const KEY = Buffer.alloc(32, 7);
const UTF8 = new TextDecoder("utf-8");

const GOOD_TIME = "6bb36823"; // 2018-06-25T17:50:35
const FEBRUARY_31 = "6b22cd22"; // 2018-02-31T17:50:35, every month having 31 days
const NO_TIME = "ffffffff";
const GOOD_PARTS = "12 06 19 11 32 23";
const FEBRUARY_31_PARTS = "12 02 1f 11 32 23";

const PIN = "31303432"; // 1042
const ARABIC = "d8a3d8add985d8af"; // أحمد in UTF-8
const WINDOWS_1256 = "c3cde3cf"; // the same in Windows-1256: no UTF-8
const MARKED = "efbbbf31303432"; // 1042 behind a byte order mark
const FULL = "41".repeat(24);

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");
const field = (user: string): string => user.padEnd(48, "0");
const row40 = (user: string, time: string): string => `0700 ${field(user)} 01 ${time} 04 0000000000000000`;
const row16 = (user: string, time: string): string => `${user} ${time} 01 04 0000 2a000000`;
const row8 = (time: string): string => `0700 01 ${time} 04`;
const event = (user: string, time: string, bytes: number): string =>
  `${user} 01 04 ${time}`.replaceAll(" ", "").padEnd(bytes * 2, "0");

const digestOf = (row: ReturnType<typeof toLogRow> | undefined): string | undefined =>
  row && toPunchDigest(KEY, "SN1", row);

it.each<[string, AttendanceLayout, string, string]>([
  ["a PIN", "R40", row40(PIN, GOOD_TIME), "YF2paWKyI8bOTXfteM1IbV"],
  ["a PIN and a date that does not exist", "R40", row40(PIN, FEBRUARY_31), "xbaosU3u28DMZc3MSj63FF"],
  ["a PIN and a time after 2099", "R40", row40(PIN, NO_TIME), "SCpgdEZNmIXUX2_bMGwZ4N"],
  ["a PIN in UTF-8", "R40", row40(ARABIC, GOOD_TIME), "IzUOKUjb10OCCSW0QY7bza"],
  ["a PIN in another encoding than the settings say", "R40", row40(WINDOWS_1256, GOOD_TIME), "6NcWjL56VOXlCq_RO6b7n5"],
  ["a PIN behind a byte order mark", "R40", row40(MARKED, GOOD_TIME), "YF2paWKyI8bOTXfteM1IbV"],
  ["a PIN that fills its field", "R40", row40(FULL, GOOD_TIME), "Bk56u80Eo6TZevqZ2T_qMI"],
  ["an empty field, which leaves the slot", "R40", row40("", GOOD_TIME), "BJrk8f8_K-n_x83f_Puptl"],
  ["a number", "R16", row16("12040000", GOOD_TIME), "YF2paWKyI8bOTXfteM1IbV"],
  ["a number and a date that does not exist", "R16", row16("12040000", FEBRUARY_31), "xbaosU3u28DMZc3MSj63FF"],
  ["a slot", "R8_TIME3", row8(GOOD_TIME), "BJrk8f8_K-n_x83f_Puptl"],
  ["a slot and a date that does not exist", "R8_TIME3", row8(FEBRUARY_31), "i-kUYr7DSS_I43fMfr4UzW"],
])("of a row of the log stays for good: %s, %s", (_name, layout, row, digest) => {
  const settings = { decoder: UTF8, sixteenByteOrder: "VERIFY_FIRST" } as const;
  const { records } = decodeAttendanceRecords(hex(row), layout, settings);
  expect(records.map((record) => toLogRow(record, "VERIFY_FIRST")).map(digestOf)).toEqual([digest]);
});

it.each<[string, number, string, string, string]>([
  ["a slot", 10, "0700", GOOD_PARTS, "BJrk8f8_K-n_x83f_Puptl"],
  ["a slot and a date that does not exist", 10, "0700", FEBRUARY_31_PARTS, "i-kUYr7DSS_I43fMfr4UzW"],
  ["a number", 12, "12040000", GOOD_PARTS, "YF2paWKyI8bOTXfteM1IbV"],
  ["a number and a date that does not exist", 12, "12040000", FEBRUARY_31_PARTS, "xbaosU3u28DMZc3MSj63FF"],
  ["a slot", 14, "0700", GOOD_PARTS, "BJrk8f8_K-n_x83f_Puptl"],
  ["a slot and a date that does not exist", 14, "0700", FEBRUARY_31_PARTS, "i-kUYr7DSS_I43fMfr4UzW"],
  ["a PIN", 32, field(PIN), GOOD_PARTS, "YF2paWKyI8bOTXfteM1IbV"],
  ["a PIN and a date that does not exist", 32, field(PIN), FEBRUARY_31_PARTS, "xbaosU3u28DMZc3MSj63FF"],
  ["a PIN", 36, field(PIN), GOOD_PARTS, "YF2paWKyI8bOTXfteM1IbV"],
  ["a PIN and a date that does not exist", 36, field(PIN), FEBRUARY_31_PARTS, "xbaosU3u28DMZc3MSj63FF"],
  ["a PIN", 37, field(PIN), GOOD_PARTS, "YF2paWKyI8bOTXfteM1IbV"],
  ["a PIN in UTF-8", 37, field(ARABIC), GOOD_PARTS, "IzUOKUjb10OCCSW0QY7bza"],
  ["a PIN in an unknown length", 44, field(PIN), GOOD_PARTS, "YF2paWKyI8bOTXfteM1IbV"],
  ["a PIN", 52, field(PIN), GOOD_PARTS, "YF2paWKyI8bOTXfteM1IbV"],
  ["a PIN and parts of three digits", 52, field(PIN), "ff ff ff ff ff ff", "_q4-Ac487rJXyf-3GbLhsj"],
  ["a PIN in another encoding than the settings say", 52, field(WINDOWS_1256), GOOD_PARTS, "6NcWjL56VOXlCq_RO6b7n5"],
  ["a PIN behind a byte order mark", 52, field(MARKED), GOOD_PARTS, "YF2paWKyI8bOTXfteM1IbV"],
])("of an event stays for good: %s, %i bytes", (_name, bytes, user, time, digest) => {
  const events = decodeAttendanceEvents(hex(event(user, time, bytes)), UTF8);
  expect(events.map(toEventRow).map(digestOf)).toEqual([digest]);
});
