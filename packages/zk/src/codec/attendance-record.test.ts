import { expect, it } from "vitest";
import { decodeAll, decodeOne } from "../../test/decoded-rows.ts";
import { ATTENDANCE_LAYOUTS, LAYOUT_BYTES } from "./attendance-layout.ts";
import { decodeAttendanceRecords, toLogUserForm } from "./attendance-record.ts";
import type { AttendanceSettings } from "./row-fields.ts";

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");
const SETTINGS: AttendanceSettings = { decoder: new TextDecoder("utf-8"), sixteenByteOrder: "VERIFY_FIRST" };
const TIME = "6bb36823"; // 2018-06-25T17:50:35

/** Built by hand from the layout: slot, pin[24], verify, time, state, eight bytes as seen on readers. */
const ROW_40 = `0700 ${Buffer.from("0001042").toString("hex").padEnd(48, "0")} 0f ${TIME} 01 00000000ff000000`;

it("decodes a row of 40 bytes and keeps its leading zeros", () => {
  const raw = hex(ROW_40);
  expect(decodeAll(decodeAttendanceRecords(raw, "R40", SETTINGS))).toEqual({
    records: [
      {
        position: 0,
        userForm: "PIN",
        pin: "0001042",
        slot: 7,
        localTime: "2018-06-25T17:50:35",
        localDigits: "20180625175035",
        packedTime: 0x2368b36b,
        verifyCode: 15,
        stateCode: 1,
        workCode: undefined,
        raw,
      },
    ],
    blanks: [],
  });
});

it("decodes a row of 16 bytes in either order of its codes", () => {
  const raw = hex(`12040000 ${TIME} 01 04 0000 2a000000`);
  const record = {
    position: 0,
    userForm: "NUMBER",
    pin: "1042",
    localTime: "2018-06-25T17:50:35",
    localDigits: "20180625175035",
    packedTime: 0x2368b36b,
    workCode: 42,
    raw,
  };
  const decode = (sixteenByteOrder: AttendanceSettings["sixteenByteOrder"]) =>
    decodeAll(decodeAttendanceRecords(raw, "R16", { ...SETTINGS, sixteenByteOrder })).records;
  expect(decode("VERIFY_FIRST")).toEqual([{ ...record, verifyCode: 1, stateCode: 4 }]);
  expect(decode("STATE_FIRST")).toEqual([{ ...record, verifyCode: 4, stateCode: 1 }]);
});

it("reads the rows of each reader as that one is set, in whatever order they are asked", () => {
  const raw = hex(`12040000 ${TIME} 01 04 0000 2a000000`);
  const [first] = decodeAttendanceRecords(raw, "R16", SETTINGS).records;
  const [other] = decodeAttendanceRecords(raw, "R16", { ...SETTINGS, sixteenByteOrder: "STATE_FIRST" }).records;
  expect([first?.stateCode, other?.stateCode, first?.stateCode]).toEqual([4, 1, 4]);
  const name = hex(`0700 ${"ccd4".padEnd(48, "0")} 0f ${TIME} 01 00000000ff000000`);
  const decode = (encoding: string) =>
    decodeAttendanceRecords(name, "R40", { ...SETTINGS, decoder: new TextDecoder(encoding) }).records[0];
  const [gbk, arabic] = [decode("gbk"), decode("windows-1256")];
  expect([gbk?.pin, arabic?.pin, gbk?.pin]).toEqual(["淘", "جش", "淘"]);
});

it("decodes a row of 8 bytes, which names the slot only", () => {
  const raw = hex(`0700 01 ${TIME} ff`);
  expect(decodeAll(decodeAttendanceRecords(raw, "R8_TIME3", SETTINGS)).records).toEqual([
    {
      position: 0,
      userForm: "SLOT",
      pin: undefined,
      slot: 7,
      localTime: "2018-06-25T17:50:35",
      localDigits: "20180625175035",
      packedTime: 0x2368b36b,
      verifyCode: 1,
      stateCode: 255,
      workCode: undefined,
      raw,
    },
  ]);
});

it("decodes a row of 49 bytes as one of 40 and keeps all of its bytes", () => {
  const raw = hex(`${ROW_40} 010203040506070809`);
  const [row40] = decodeAttendanceRecords(hex(ROW_40), "R40", SETTINGS).records.map(decodeOne);
  expect(decodeAll(decodeAttendanceRecords(raw, "R49", SETTINGS)).records).toEqual([{ ...row40, raw }]);
});

it("decodes a row of 8 bytes whose time is at 4 and whose codes share a byte", () => {
  const raw = hex("7b0028004beca71e");
  expect(decodeAll(decodeAttendanceRecords(raw, "R8_TIME4", SETTINGS)).records).toEqual([
    {
      position: 0,
      userForm: "SLOT",
      pin: undefined,
      slot: 123,
      userBytes: undefined,
      localTime: "2016-01-01T19:04:43",
      localDigits: "20160101190443",
      packedTime: 0x1ea7ec4b,
      verifyCode: 8,
      stateCode: 2,
      workCode: undefined,
      raw,
    },
  ]);
});

it("takes the state 15 of half a byte for 255, none, as the event of the same punch has it", () => {
  const [record] = decodeAttendanceRecords(hex("7b00f1004beca71e"), "R8_TIME4", SETTINGS).records;
  expect(record).toMatchObject({ verifyCode: 1, stateCode: 255 });
});

it("reports blank slots by position and keeps the positions of the others", () => {
  const row = hex(ROW_40);
  const erased = Buffer.alloc(40, 0xff);
  const untimed = hex("00".repeat(36) + "ff000000"); // the tail that readers write, but neither user nor time
  const slots = [row, Buffer.alloc(40), erased, untimed, row];
  const rows = decodeAttendanceRecords(Buffer.concat(slots), "R40", SETTINGS);
  expect(rows.records.map(({ position }) => position)).toEqual([0, 4]);
  expect(rows.blanks).toEqual([1, 2, 3].map((position) => ({ position, raw: slots[position] })));
});

it("keeps a row with a time whose user field is empty: its slot says who it was", () => {
  const withoutUser = hex(ROW_40);
  withoutUser.fill(0, 2, 3);
  const rows = decodeAttendanceRecords(withoutUser, "R40", SETTINGS);
  expect(rows).toMatchObject({ records: [{ userForm: "SLOT", pin: undefined, slot: 7, stateCode: 1 }], blanks: [] });
});

it.each(["R16", "R8_TIME3", "R8_TIME4"] as const)("takes only zero bytes for a blank slot of %s", (layout) => {
  const size = LAYOUT_BYTES[layout];
  const zeros = Buffer.alloc(size);
  const almost = Buffer.alloc(size);
  almost.writeUInt8(1, size - 1);
  const rows = decodeAttendanceRecords(Buffer.concat([zeros, almost]), layout, SETTINGS);
  expect(rows.blanks).toEqual([{ position: 0, raw: zeros }]);
  expect(rows.records.map(({ position }) => position)).toEqual([1]);
});

it("keeps a row whose time does not exist, with the digits that its bytes say", () => {
  const raw = hex(ROW_40.replace(TIME, "6b22cd22"));
  const [record] = decodeAttendanceRecords(raw, "R40", SETTINGS).records;
  expect(record).toMatchObject({ pin: "0001042", localTime: undefined, localDigits: "20180231175035", raw });
});

it("reads a pin that fills its field, and one in the reader's encoding", () => {
  const full = Buffer.alloc(40, 0);
  full.fill("A", 2, 26);
  const chinese = Buffer.alloc(40, 0);
  chinese.set(hex("d5c5c8fd"), 2);
  const settings = { ...SETTINGS, decoder: new TextDecoder("gbk") };
  const pins = decodeAttendanceRecords(Buffer.concat([full, chinese]), "R40", settings).records.map(({ pin }) => pin);
  expect(pins).toEqual(["A".repeat(24), "张三"]);
});

it("gives the bytes of a pin that is no plain ASCII, whatever the settings make of them", () => {
  const raw = hex(ROW_40);
  raw.fill(0, 2, 26).set(hex("c3cde3cf00ff"), 2);
  for (const encoding of ["utf-8", "windows-1256"]) {
    const [record] = decodeAttendanceRecords(raw, "R40", { ...SETTINGS, decoder: new TextDecoder(encoding) }).records;
    expect(record).toMatchObject({ userForm: "PIN", userBytes: hex("c3cde3cf") });
  }
});

it.each([
  ["R40", "PIN"],
  ["R49", "PIN"],
  ["R16", "NUMBER"],
  ["R8_TIME3", "SLOT"],
  ["R8_TIME4", "SLOT"],
] as const)("says by what a log of %s rows names its users: %s", (layout, userForm) =>
  expect(toLogUserForm(layout)).toBe(userForm),
);

it.each(ATTENDANCE_LAYOUTS)("refuses a payload that is not whole rows of %s", (layout) =>
  expect(() => decodeAttendanceRecords(Buffer.alloc(LAYOUT_BYTES[layout] * 2 - 1), layout, SETTINGS)).toThrow(
    expect.objectContaining({ code: "BAD_RECORD" }),
  ),
);
