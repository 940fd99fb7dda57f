import { expect, it } from "vitest";
import { decodeAttendanceEvents } from "./realtime-event.ts";

const UTF8 = new TextDecoder("utf-8");
const CODES_AND_TIME = [15, 1, 24, 2, 29, 8, 5, 59];

/** A record built by hand: the user's bytes, verify, state, time, padding up to `length`. */
function build(user: Buffer, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.set(user, 0);
  bytes.set(CODES_AND_TIME, user.length);
  return bytes;
}

const TEXT = Buffer.alloc(24);
TEXT.write("0042");
const SLOT = Buffer.of(0x2c, 0x01);
const NUMBER = Buffer.of(0x12, 0x04, 0, 0);

const BY_SLOT = { userForm: "SLOT", slot: 300 };
const BY_NUMBER = { userForm: "NUMBER", pin: "1042" };
const BY_PIN = { userForm: "PIN", pin: "0042" };
const SAID = { verifyCode: 15, stateCode: 1, localTime: "2024-02-29T08:05:59", localDigits: "20240229080559" };

const FORMS: readonly [length: number, user: Buffer, named: typeof BY_SLOT | typeof BY_PIN][] = [
  [10, SLOT, BY_SLOT],
  [12, NUMBER, BY_NUMBER],
  [14, SLOT, BY_SLOT],
  [32, TEXT, BY_PIN],
  [36, TEXT, BY_PIN],
  [37, TEXT, BY_PIN],
  [52, TEXT, BY_PIN],
];

it.each(FORMS)("decodes an event of %i bytes", (length, user, named) => {
  const raw = build(user, length);
  expect(decodeAttendanceEvents(raw, UTF8)).toEqual([{ ...named, ...SAID, raw }]);
});

it.each(FORMS)("decodes three events of %i bytes in one packet", (length, user, named) => {
  const raw = build(user, length);
  const event = { ...named, ...SAID, raw };
  expect(decodeAttendanceEvents(Buffer.concat([raw, raw, raw]), UTF8)).toEqual([event, event, event]);
});

it("keeps a single event whose time does not exist, with the digits that its bytes say", () => {
  const raw = build(TEXT, 32);
  raw.writeUInt8(13, 27);
  const event = { pin: "0042", localTime: undefined, localDigits: "20241329080559", raw };
  expect(decodeAttendanceEvents(raw, UTF8)).toMatchObject([event]);
});

it("keeps an event without a time among others when only one form has their length", () => {
  const raw = build(TEXT, 52);
  const broken = Buffer.from(raw);
  broken.writeUInt8(13, 27);
  expect(decodeAttendanceEvents(Buffer.concat([broken, raw]), UTF8)).toMatchObject([{ pin: "0042" }, { pin: "0042" }]);
});

it.each([33, 40, 44, 48, 50, 51])(
  "takes %i bytes for one event with longer padding, not for several of a shorter form",
  (length) => {
    const raw = build(TEXT, length);
    expect(decodeAttendanceEvents(raw, UTF8)).toMatchObject([{ pin: "0042", localTime: "2024-02-29T08:05:59", raw }]);
  },
);

it.each([0, 1, 9, 11, 13, 24, 33, 40, 51, 53])("refuses an event of %i bytes that hold no time", (length) =>
  expect(() => decodeAttendanceEvents(Buffer.alloc(length, 0xff), UTF8)).toThrow(
    expect.objectContaining({ code: "BAD_RECORD" }),
  ),
);

it("refuses a length that several forms share when no form gives existing times", () => {
  expect(() => decodeAttendanceEvents(Buffer.alloc(72, 0xff), UTF8)).toThrow(
    expect.objectContaining({ code: "BAD_RECORD" }),
  );
});

it("refuses an event without a user", () => {
  expect(() => decodeAttendanceEvents(build(Buffer.alloc(24), 32), UTF8)).toThrow(
    expect.objectContaining({ code: "BAD_RECORD" }),
  );
});
