import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeAll } from "../../test/decoded-rows.ts";
import { buildLog, NOW_MS } from "../../test/log-bytes.ts";
import { ATTENDANCE_LAYOUTS, type AttendanceLayout, type AttendanceLayoutSetting } from "./attendance-layout.ts";
import { AttendanceLogDecoder } from "./attendance-log-decoder.ts";
import { type AttendanceRows, decodeAttendanceRecords } from "./attendance-record.ts";

const DECODER = new TextDecoder();
const SETTINGS = { decoder: DECODER, sixteenByteOrder: "VERIFY_FIRST" } as const;

function toDecoder(payloadBytes: number, reportedCount: number, layout: AttendanceLayoutSetting = "AUTO") {
  const clues = { payloadBytes, reportedCount, layout, sixteenByteOrder: "VERIFY_FIRST", nowMs: NOW_MS } as const;
  return new AttendanceLogDecoder(clues, DECODER);
}

function decodePieces(payload: Buffer, cuts: readonly number[], count: number, named?: AttendanceLayout) {
  const decoder = toDecoder(payload.length, count, named);
  const borders = [0, ...cuts.filter((cut) => cut <= payload.length).toSorted((a, b) => a - b), payload.length];
  borders.forEach((border, i) => decoder.push(payload.subarray(borders[i - 1] ?? 0, border)));
  const { layout, batches } = decoder.end();
  return { layout, batches: [...batches] };
}

const join = (batches: readonly AttendanceRows[]): AttendanceRows => ({
  records: batches.flatMap(({ records }) => records),
  blanks: batches.flatMap(({ blanks }) => blanks),
});

it("decodes the same log for every way of cutting it", () => {
  const slots = fc.array(fc.option(fc.nat(60_000), { nil: undefined, freq: 3 }), { minLength: 1, maxLength: 200 });
  const cuts = fc.array(fc.nat(8_000), { maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(...ATTENDANCE_LAYOUTS), slots, cuts, (wanted, rows, at) => {
      const payload = buildLog(wanted, [0, ...rows]);
      const { batches, layout } = decodePieces(payload, at, rows.length + 1, wanted);
      expect(decodeAll(join(batches))).toEqual(decodeAll(decodeAttendanceRecords(payload, wanted, SETTINGS)));
      expect(layout).toBe(wanted);
    }),
  );
});

it("gives the rows of a piece as a batch, and counts positions through all of them", () => {
  const { batches } = decodePieces(buildLog("R8_TIME3", [1, undefined, 2, 3]), [12, 20], 4);
  expect(batches.map(({ records, blanks }) => [records.length, blanks.length])).toEqual([
    [1, 0],
    [0, 1],
    [2, 0],
  ]);
  expect(join(batches).records.map(({ position }) => position)).toEqual([0, 2, 3]);
  expect(join(batches).blanks.map(({ position }) => position)).toEqual([1]);
});

it("gives no more than 500 rows at a time", () => {
  const rows = Array.from({ length: 1_300 }, (_, n) => n);
  const { batches } = decodePieces(buildLog("R40", rows), [], rows.length);
  expect(batches.map(({ records }) => records.length)).toEqual([500, 500, 300]);
  expect(join(batches).records.map(({ position }) => position)).toEqual(rows);
});

it.each([
  ["no piece", 0],
  ["a piece that ends within a row", 4_017],
  ["all but the last row", 7_960],
])("does not take a log for whole after %s", (_name, bytes) => {
  const payload = buildLog(
    "R40",
    Array.from({ length: 200 }, (_, n) => n),
  );
  const decoder = toDecoder(payload.length, 200);
  if (bytes > 0) decoder.push(payload.subarray(0, bytes));
  expect(() => decoder.end()).toThrow(expect.objectContaining({ code: "BAD_LENGTH" }));
});

it("refuses more bytes than the log was said to have", () => {
  const decoder = toDecoder(40, 1);
  decoder.push(buildLog("R40", [1]));
  expect(() => decoder.push(buildLog("R40", [2]))).toThrow(expect.objectContaining({ code: "BAD_LENGTH" }));
});

it("gives no row of a log that has more rows than fit", () => {
  const payload = buildLog("R8_TIME3", [1, 2, 3]);
  const clues = { payloadBytes: 24, reportedCount: 3, sixteenByteOrder: "VERIFY_FIRST", nowMs: NOW_MS } as const;
  const decode = (mostRows: number) => {
    const decoder = new AttendanceLogDecoder({ ...clues, layout: "R8_TIME3", mostRows }, DECODER);
    decoder.push(payload);
    return decoder.end();
  };
  expect(decode(3).layout).toBe("R8_TIME3");
  expect(() => decode(2)).toThrow(expect.objectContaining({ code: "BAD_LENGTH" }));
});

it("gives no row of a log whose last rows do not agree with its first", () => {
  const good = buildLog(
    "R40",
    Array.from({ length: 80 }, (_, n) => n),
  );
  const payload = Buffer.concat([good, Buffer.alloc(20 * 40, 0x7b)]);
  expect(() => decodePieces(payload, [good.length], 100)).toThrow(expect.objectContaining({ code: "BAD_RECORD" }));
});
