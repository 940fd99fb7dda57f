import { expect, it } from "vitest";
import { AttendanceSizeDetector } from "./attendance-size.ts";

const TIME = 0x2368b36b; // 2018-06-25T17:50:35

const rows40 = (count: number, pin = "1042"): Buffer =>
  Buffer.concat(
    Array.from({ length: count }, (_, n) => {
      const row = Buffer.alloc(40);
      row.writeUInt16LE(n + 1, 0);
      row.write(pin, 2);
      row.writeUInt8(1, 26);
      row.writeUInt32LE(TIME + n, 27);
      return row;
    }),
  );

const rows16 = (count: number): Buffer =>
  Buffer.concat(
    Array.from({ length: count }, (_, n) => {
      const row = Buffer.alloc(16);
      row.writeUInt32LE(1042 + n, 0);
      row.writeUInt32LE(TIME + n, 4);
      row.writeUInt8(1, 8);
      return row;
    }),
  );

const rows8 = (count: number, state = 0): Buffer =>
  Buffer.concat(
    Array.from({ length: count }, (_, n) => {
      const row = Buffer.alloc(8);
      row.writeUInt16LE(n + 1, 0);
      row.writeUInt8(15, 2);
      row.writeUInt32LE(TIME + n, 3);
      row.writeUInt8(state, 7);
      return row;
    }),
  );

const detect = (payload: Buffer, reportedCount: number) =>
  new AttendanceSizeDetector({ payloadBytes: payload.length, reportedCount }).push(payload);

it.each([
  ["a count that makes them rows of 8", rows40(5), 25, 40],
  ["a count from before a clear", rows40(3), 1_000, 40],
  ["a count from before the reader was filled", rows40(1_000), 2, 40],
  ["a count of half of them", rows40(10), 20, 40],
  ["a pin in Arabic letters", rows40(5, "\u0661\u0662"), 25, 40],
  ["a count one too high for a single row", rows16(1), 2, 16],
  ["no count", rows16(10), 0, 16],
  ["a right count", rows8(10), 10, 8],
  ["a count one too low", rows8(10, 255), 9, 8],
  ["a count that makes them rows of 40", rows8(25, 1), 5, 8],
  ["blank slots among them", Buffer.concat([Buffer.alloc(40), rows40(1), Buffer.alloc(120)]), 25, 40],
])("tells the rows by their bytes in spite of %s", (_name, payload, count, size) =>
  expect(detect(payload, count)).toBe(size),
);

it("lets the count decide about a log of blank slots alone", () => {
  expect(detect(Buffer.alloc(80), 2)).toBe(40);
  expect(detect(Buffer.alloc(80), 10)).toBe(8);
});

it("waits for rows that tell, and no longer", () => {
  const payload = Buffer.concat([Buffer.alloc(80), rows40(200)]);
  const detector = new AttendanceSizeDetector({ payloadBytes: payload.length, reportedCount: 202 });
  expect(detector.push(payload.subarray(0, 1_000))).toBeUndefined();
  expect(detector.push(payload.subarray(1_000, 4_000))).toBe(40);
});

it("guesses nothing for rows of an unknown size", () => {
  expect(() => detect(Buffer.alloc(41, 1), 1)).toThrow(expect.objectContaining({ code: "BAD_RECORD" }));
});
