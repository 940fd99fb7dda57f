import { expect, it } from "vitest";
import { encodePackedTime } from "../codec/time.ts";
import { describeShape, toPossibleSizes } from "./byte-columns.ts";

/** A layout of nobody's: a mark, digits, a code, a time at 9, a filler. */
function toRecord(n: number): Buffer {
  const record = Buffer.alloc(14);
  record.writeUInt8(0xff, 0);
  record.write(String(1_000 + n), 1);
  record.writeUInt8(n % 3, 6);
  record.writeUInt32LE(encodePackedTime("2026-03-01T08:00:00") + n * 977, 9);
  return record;
}

it("shows where digits, codes, fillers and the time stand", () => {
  const records = Array.from({ length: 200 }, (_, n) => toRecord(n));
  const shape = describeShape(records, 14, 2026);
  expect(shape.columns.slice(0, 9)).toBe("Fdddd0b00");
  expect(shape.columns.at(13)).toBe("0");
  expect(shape.timeOffsets).toContain(9);
  expect(shape.timeOffsets).not.toContain(1);
  expect(shape.timeOffsets).not.toContain(5);
});

it("tells no value of a byte, however few records there are", () => {
  const record = Buffer.from("ffSECRET1", "latin1");
  expect(describeShape([record], 9, 2026).columns).toBe("ttttttttd");
});

it("names the sizes that divide a set", () => {
  expect(toPossibleSizes(80)).toEqual([8, 10, 16, 20, 40, 80]);
  expect(toPossibleSizes(0)).toEqual([]);
});
