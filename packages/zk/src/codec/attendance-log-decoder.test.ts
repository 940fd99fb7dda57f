import fc from "fast-check";
import { expect, it } from "vitest";
import { AttendanceLogDecoder } from "./attendance-log-decoder.ts";
import { type AttendanceRecordSize, type AttendanceRows, decodeAttendanceRecords } from "./attendance-record.ts";

const TIME = 0x2368b36b; // 2018-06-25T17:50:35
const SETTINGS = { decoder: new TextDecoder(), sixteenByteOrder: "VERIFY_FIRST" } as const;

const ROWS: Readonly<Record<AttendanceRecordSize, (n: number) => Buffer>> = {
  40: (n) => {
    const row = Buffer.alloc(40);
    row.write(String(1_000 + n), 2);
    row.writeUInt32LE(TIME + n, 27);
    return row;
  },
  16: (n) => {
    const row = Buffer.alloc(16);
    row.writeUInt32LE(1_000 + n, 0);
    row.writeUInt32LE(TIME + n, 4);
    return row;
  },
  8: (n) => {
    const row = Buffer.alloc(8);
    row.writeUInt16LE(n + 1, 0);
    row.writeUInt32LE(TIME + n, 3);
    return row;
  },
};

/** Rows of a log as `n` for the row of that number and `undefined` for a blank slot. */
function build(size: AttendanceRecordSize, slots: readonly (number | undefined)[]): Buffer {
  return Buffer.concat(slots.map((n) => (n === undefined ? Buffer.alloc(size) : ROWS[size](n))));
}

function decodePieces(payload: Buffer, cuts: readonly number[], reportedCount: number) {
  const decoder = new AttendanceLogDecoder({ payloadBytes: payload.length, reportedCount }, SETTINGS);
  const borders = [0, ...cuts.filter((cut) => cut <= payload.length).toSorted((a, b) => a - b), payload.length];
  const batches = borders.flatMap((border, i) => decoder.push(payload.subarray(borders[i - 1] ?? 0, border)));
  decoder.end();
  return { batches, recordSize: decoder.recordSize };
}

const join = (batches: readonly AttendanceRows[]): AttendanceRows => ({
  records: batches.flatMap(({ records }) => records),
  blanks: batches.flatMap(({ blanks }) => blanks),
});

it("decodes the same log for every way of cutting it", () => {
  const slots = fc.array(fc.option(fc.nat(60_000), { nil: undefined, freq: 3 }), { minLength: 1, maxLength: 200 });
  const cuts = fc.array(fc.nat(8_000), { maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(40, 16, 8), slots, cuts, (size, rows, at) => {
      const payload = build(size, rows);
      const { batches, recordSize } = decodePieces(payload, at, rows.length);
      expect(join(batches)).toEqual(decodeAttendanceRecords(payload, size, SETTINGS));
      expect(recordSize).toBe(size);
    }),
  );
});

it("holds back rows whose size is not sure yet, and gives them a batch for each piece", () => {
  const payload = build(40, [
    ...Array.from({ length: 100 }, () => undefined),
    1,
    ...Array.from({ length: 99 }, (_, n) => n),
  ]);
  const decoder = new AttendanceLogDecoder({ payloadBytes: 8_000, reportedCount: 200 }, SETTINGS);
  expect(decoder.push(payload.subarray(0, 2_000))).toEqual([]);
  expect(decoder.push(payload.subarray(2_000, 4_000))).toEqual([]);
  const batches = decoder.push(payload.subarray(4_000));
  expect(batches.map(({ records, blanks }) => [records.length, blanks.length])).toEqual([
    [0, 50],
    [0, 50],
    [100, 0],
  ]);
});

it("counts positions through all pieces", () => {
  const { batches } = decodePieces(build(8, [1, undefined, 2, 3]), [12, 20], 4);
  expect(join(batches).records.map(({ position }) => position)).toEqual([0, 2, 3]);
  expect(join(batches).blanks.map(({ position }) => position)).toEqual([1]);
});

it.each([
  ["no piece", 0],
  ["a piece that ends within a row", 4_017],
  ["all but the last row", 7_960],
])("does not take a log for whole after %s", (_name, bytes) => {
  const payload = build(
    40,
    Array.from({ length: 200 }, (_, n) => n),
  );
  const decoder = new AttendanceLogDecoder({ payloadBytes: payload.length, reportedCount: 200 }, SETTINGS);
  if (bytes > 0) decoder.push(payload.subarray(0, bytes));
  expect(() => decoder.end()).toThrow(expect.objectContaining({ code: "BAD_LENGTH" }));
});

it("refuses more bytes than the log was said to have", () => {
  const decoder = new AttendanceLogDecoder({ payloadBytes: 40, reportedCount: 1 }, SETTINGS);
  decoder.push(build(40, [1]));
  expect(() => decoder.push(build(40, [2]))).toThrow(expect.objectContaining({ code: "BAD_LENGTH" }));
});
