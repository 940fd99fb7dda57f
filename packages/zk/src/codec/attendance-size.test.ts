import { expect, it } from "vitest";
import { detectAttendanceSize } from "./attendance-size.ts";

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
  expect(detectAttendanceSize(payload, count)).toBe(size),
);

it("lets the count decide about a log of blank slots alone", () => {
  expect(detectAttendanceSize(Buffer.alloc(80), 2)).toBe(40);
  expect(detectAttendanceSize(Buffer.alloc(80), 10)).toBe(8);
});

it("gives no size for an empty log", () => {
  expect(detectAttendanceSize(Buffer.alloc(0), 5)).toBeUndefined();
});

it("guesses nothing for rows of an unknown size", () => {
  expect(() => detectAttendanceSize(Buffer.alloc(41, 1), 1)).toThrow(expect.objectContaining({ code: "BAD_RECORD" }));
});
