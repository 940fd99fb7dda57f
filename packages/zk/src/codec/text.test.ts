import { expect, it } from "vitest";
import { decodeAttendanceRecords } from "./attendance-record.ts";
import { decodeAttendanceEvents } from "./realtime-event.ts";
import { decodeText } from "./text.ts";
import { decodeUserRecords } from "./user-record.ts";

const UTF8 = new TextDecoder("utf-8");
const decode = (text: string): string => decodeText(Buffer.from(text), [0, Buffer.byteLength(text)], UTF8);

it.each([
  ["a bell", "Mona\u0007", String.raw`Mona\u{7}`],
  ["an escape sequence of terminals", "\u001b[31mMona", String.raw`\u{1B}[31mMona`],
  ["a line break", "1\n2", String.raw`1\u{A}2`],
  ["a tab", "1\t2", String.raw`1\u{9}2`],
  ["the delete character", "1\u007f", String.raw`1\u{7F}`],
  ["a C1 control", "Mo\u009bna", String.raw`Mo\u{9B}na`],
  ["each control of direction", "\u061c\u200e\u200f", String.raw`\u{61C}\u{200E}\u{200F}`],
  ["embeddings and overrides", "\u202a\u202b\u202c\u202d\u202e", String.raw`\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}`],
  ["isolates", "\u2066\u2067\u2068\u2069", String.raw`\u{2066}\u{2067}\u{2068}\u{2069}`],
  ["an override in Arabic", "\u202eأحمد", String.raw`\u{202E}أحمد`],
  ["spaces without width", "Mo\u200bna\u2060\ufeff", String.raw`Mo\u{200B}na\u{2060}\u{FEFF}`],
  ["a soft hyphen", "Mo\u00adna", String.raw`Mo\u{AD}na`],
  ["separators of lines and paragraphs", "a\u2028b\u2029c", String.raw`a\u{2028}b\u{2029}c`],
  ["a character of the tag plane", "a\u{e0041}", String.raw`a\u{E0041}`],
  ["a filler that looks like nothing", "\u3164", String.raw`\u{3164}`],
  ["joiners between Latin letters", "Mo\u200cn\u200da", String.raw`Mo\u{200C}n\u{200D}a`],
  ["a non-joiner at the end of a word", "علی\u200c", String.raw`علی\u{200C}`],
  ["the second of two non-joiners", "علی\u200c\u200cرضا", String.raw`علی\u{200C}\u{200C}رضا`],
])("writes out %s", (_name, text, shown) => expect(decode(text)).toBe(shown));

it.each([
  ["Arabic with its vowels", "مُحَمَّد"],
  ["a Persian name with its non-joiner", "علی\u200cرضا"],
  ["a non-joiner behind a vowel sign", "مُ\u200cحمد"],
  ["Devanagari with its joiner", "क्\u200dष"],
  ["a Han character with the selector of its form", "葛\u{e0100}城"],
  ["an Arabic number sign", "\u06dd\u0661"],
  ["letters of several scripts", "Zoë O’Brien-張三"],
  ["an emoji", "👍"],
  ["a path of backslashes", String.raw`a\b\users\u202E`],
  ["a formula", "=cmd|'/c'!A1"],
])("leaves %s as it is", (_name, text) => expect(decode(text)).toBe(text));

it("keeps a text apart that spells an escape", () => {
  expect(decode(String.raw`\u{202E}`)).toBe(String.raw`\u{5C}u{202E}`);
});

it("writes out the controls of every encoding", () => {
  expect(decodeText(Buffer.from([0x81, 0x41]), [0, 2], new TextDecoder("windows-1252"))).toBe(String.raw`\u{81}A`);
});

const ROW = (pin: string): Buffer => {
  const row = Buffer.alloc(40);
  row.write(pin, 2);
  row.writeUInt32LE(0x2368b36b, 27);
  return row;
};

it.each(["1\n2", "\u202e1042", String.raw`\u{31}`])("hands out the bytes of the PIN %j with its text", (pin) => {
  const settings = { decoder: UTF8, sixteenByteOrder: "VERIFY_FIRST" } as const;
  const [row] = decodeAttendanceRecords(ROW(pin), "R40", settings).records;
  expect(row?.pin).toBe(decode(pin));
  expect(row?.userBytes).toEqual(Buffer.from(pin));
  expect(row?.raw.includes(Buffer.from(pin))).toBe(true);
});

it("names a user in the log, in an event and among the users with one text", () => {
  const pin = "7\u200e";
  const settings = { decoder: UTF8, sixteenByteOrder: "VERIFY_FIRST" } as const;
  const event = Buffer.alloc(32);
  event.write(pin, 0);
  event.set([1, 0, 26, 1, 1, 8, 0, 0], 24);
  const user = Buffer.alloc(72);
  user.write(pin, 48);
  user.write("Mona\u202e", 11);
  expect(decodeAttendanceRecords(ROW(pin), "R40", settings).records.map((row) => row.pin)).toEqual([decode(pin)]);
  expect(decodeAttendanceEvents(event, UTF8).map((it) => it.pin)).toEqual([decode(pin)]);
  expect(decodeUserRecords(user, 72, UTF8).users).toMatchObject([{ pin: decode(pin), name: String.raw`Mona\u{202E}` }]);
});
