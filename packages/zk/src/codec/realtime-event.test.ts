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

const FORMS: readonly [length: number, user: Buffer, pin: string | undefined, slot: number | undefined][] = [
  [10, SLOT, undefined, 300],
  [12, NUMBER, "1042", undefined],
  [14, SLOT, undefined, 300],
  [32, TEXT, "0042", undefined],
  [36, TEXT, "0042", undefined],
  [37, TEXT, "0042", undefined],
  [52, TEXT, "0042", undefined],
];

it.each(FORMS)("decodes an event of %i bytes", (length, user, pin, slot) => {
  const raw = build(user, length);
  expect(decodeAttendanceEvents(raw, UTF8)).toEqual([
    { pin, slot, verifyCode: 15, stateCode: 1, localTime: "2024-02-29T08:05:59", raw },
  ]);
});

it.each(FORMS)("decodes three events of %i bytes in one packet", (length, user, pin, slot) => {
  const raw = build(user, length);
  const event = { pin, slot, verifyCode: 15, stateCode: 1, localTime: "2024-02-29T08:05:59", raw };
  expect(decodeAttendanceEvents(Buffer.concat([raw, raw, raw]), UTF8)).toEqual([event, event, event]);
});

it("keeps a single event whose time does not exist", () => {
  const raw = build(TEXT, 32);
  raw.writeUInt8(13, 27);
  expect(decodeAttendanceEvents(raw, UTF8)).toMatchObject([{ pin: "0042", localTime: undefined, raw }]);
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
