import { expect, it } from "vitest";
import { checkUserId, encodeAttendance, encodeEvent, type EventBytes, type RecordForm } from "./records.ts";
import { encodeName } from "./name-bytes.ts";
import { cutUtf8, decodeUser, encodeUser } from "./user-records.ts";

/** Bytes written by hand; the time is 0x2368B36B, a worked example of others. */
const row = { uid: 0x0102, userId: "042", time: "2018-06-25T17:50:35", verify: 15, punch: 1 };
const FORM: RecordForm = { recordSize: 40, shortRecordOrder: "VERIFY_FIRST", shortTimeOffset: 3 };
const hex = (bytes: Buffer) => bytes.toString("hex");
const zeros = (bytes: number) => "00".repeat(bytes);

it("encodes rows of 49, 40, 16 and 8 bytes", () => {
  const encode = (form: Partial<RecordForm>) => hex(encodeAttendance(row, { ...FORM, ...form }));
  const long = `0201 303432${zeros(21)} 0f 6bb36823 01 00000000ff000000`.replaceAll(" ", "");
  expect(encode({})).toBe(long);
  expect(encode({ recordSize: 49 })).toBe(`${long}${zeros(9)}`);
  expect(encode({ recordSize: 16 })).toBe(`2a0000006bb368230f01${zeros(6)}`);
  expect(encode({ recordSize: 16, shortRecordOrder: "STATE_FIRST" })).toBe(`2a0000006bb36823010f${zeros(6)}`);
  expect(encode({ recordSize: 8 })).toBe("02010f6bb3682301");
  expect(encode({ recordSize: 8, shortTimeOffset: 4 })).toBe("02011f006bb36823");
});

it("encodes users of 120, 72 and 28 bytes", () => {
  const user = { uid: 7, userId: "1042", name: "Al", privilege: 14, card: 0x01020304 };
  const long = `0700 0e ${zeros(8)} 416c${zeros(22)} 04030201 01 ${zeros(8)} 31303432${zeros(20)}`;
  expect(hex(encodeUser(user, 72))).toBe(long.replaceAll(" ", ""));
  const names = `416c${zeros(22)} 53616d706c65${zeros(18)}`;
  const longest = `0700 0e ${zeros(32)} ${names} 04030201 ${zeros(9)} 31303432${zeros(20)}`;
  expect(hex(encodeUser({ ...user, name: "Al Sample" }, 120))).toBe(longest.replaceAll(" ", ""));
  const short = `0700 0e ${zeros(5)} 416c${zeros(6)} 0403020100 01 0000 12040000`;
  expect(hex(encodeUser(user, 28))).toBe(short.replaceAll(" ", ""));
});

const TAIL = "0f0112061911 3223".replaceAll(" ", "");
it.each<[EventBytes, string]>([
  [10, `0201${TAIL}`],
  [12, `2a000000${TAIL}`],
  [14, `0201${TAIL}${zeros(4)}`],
  [32, `303432${zeros(21)}${TAIL}`],
  [36, `303432${zeros(21)}${TAIL}${zeros(4)}`],
  [37, `303432${zeros(21)}${TAIL}${zeros(5)}`],
  [52, `303432${zeros(21)}${TAIL}${zeros(20)}`],
])("encodes an event of %d bytes", (bytes, expected) => expect(hex(encodeEvent(row, bytes))).toBe(expected));

it("never halves a letter", () => {
  expect(cutUtf8("محمد", 7)).toBe("محم");
  expect(cutUtf8("محمد", 8)).toBe("محمد");
  expect(cutUtf8("a😀b", 4)).toBe("a");
});

it("keeps leading zeros as text and loses them as numbers", () => {
  expect(checkUserId("0042", "TEXT")).toBe("0042");
  expect(checkUserId("0042", "NUMBER")).toBe("42");
});

it.each([
  ["", "TEXT"],
  ["a".repeat(25), "TEXT"],
  ["a\0", "TEXT"],
  ["A7", "NUMBER"],
  ["4294967296", "NUMBER"],
] as const)("refuses the user id %j as %s", (userId, kind) => {
  expect(() => checkUserId(userId, kind)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
});

it.each([
  ["utf-8", "منى سالم", "d985d986d98920d8b3d8a7d984d985"],
  ["windows-1256", "منى سالم", "e3e4ec20d3c7e1e3"],
  ["gbk", "李伟 Wei", "c0eeceb020576569"],
])("writes a name in %s", (encoding, name, bytes) => {
  expect(encodeName(name, 24, encoding).toString("hex")).toBe(bytes);
  expect(encodeName(name, 3, encoding).length).toBeLessThanOrEqual(3);
  const user = { uid: 1, userId: "7", name, privilege: 0, card: 0, password: "" };
  expect(decodeUser(encodeUser(user, 72, encoding), 72, encoding)).toEqual(user);
});

it("halves no letter, and leaves a name empty that the encoding cannot write", () => {
  expect(encodeName("李伟", 3, "gbk").toString("hex")).toBe("c0ee");
  expect(encodeName("منى", 24, "gbk").length).toBe(0);
});
