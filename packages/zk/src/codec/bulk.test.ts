import { expect, it } from "vitest";
import {
  decodeAnnouncedLength,
  decodeDataSet,
  decodePreparedSize,
  encodePrepareBuffer,
  encodeReadBuffer,
  isStreamAnnouncement,
} from "./bulk.ts";

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");
const BAD_LENGTH: unknown = expect.objectContaining({ code: "BAD_LENGTH" });

it("encodes the requests of a bulk read", () => {
  expect(encodePrepareBuffer(13, 0)).toEqual(hex("01 0d00 00000000 00000000"));
  expect(encodePrepareBuffer(9, 5)).toEqual(hex("01 0900 05000000 00000000"));
  expect(encodeReadBuffer(65_472, 300)).toEqual(hex("c0ff0000 2c010000"));
});

it("reads the size of a prepared set", () => {
  expect(decodePreparedSize(hex("00 04093d00 04093d00 00000000"))).toBe(4_000_004);
});

it.each([
  ["less than usual", "00 04093d00", 4_000_004],
  ["more than usual", "00 04093d00 04093d00 00000000 12345678 9a", 4_000_004],
  ["that there is nothing", "00 00000000 00000000 00000000", 0],
])("reads the size from a reader that tells %s", (_name, answer, size) => {
  expect(decodePreparedSize(hex(answer))).toBe(size);
});

it.each(["", "00 04093d", "00 03000000 03000000 00000000"])(
  "refuses '%s' as the answer to a prepare request",
  (answer) => expect(() => decodePreparedSize(hex(answer))).toThrow(BAD_LENGTH),
);

it("tells an announcement of data from a set that waits", () => {
  expect(isStreamAnnouncement(hex("c0ff0000 00100000"))).toBe(true);
  expect(isStreamAnnouncement(hex("c0ff0000"))).toBe(true);
  expect(isStreamAnnouncement(hex("00 04093d00 04093d00 00000000"))).toBe(false);
  expect(isStreamAnnouncement(hex("00 04093d00 04093d00"))).toBe(false);
  expect(decodeAnnouncedLength(hex("c0ff0000 00100000"))).toBe(65_472);
  expect(() => decodeAnnouncedLength(hex("c0ff00"))).toThrow(BAD_LENGTH);
});

it("gives the records of a data set", () => {
  expect(decodeDataSet(hex("03000000 0a0b0c"))).toEqual(hex("0a0b0c"));
  expect(decodeDataSet(hex("00000000"))).toEqual(hex(""));
});

it.each(["", "000000", "04000000 0a0b0c", "02000000 0a0b0c"])("refuses '%s' as a data set", (set) =>
  expect(() => decodeDataSet(hex(set))).toThrow(BAD_LENGTH),
);
