/** A log is decoded to the rows that were written, or refused: never to other rows, whatever its layout and its count are. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { AttendanceLogDecoder } from "../src/codec/attendance-log-decoder.ts";
import { ZkWireError } from "../src/codec/errors.ts";
import { encodePackedTime } from "../src/codec/time.ts";
import { KNOWN, NOW_MS, type RowFields, type WriteRow } from "./log-bytes.ts";

const KNOWN_SIZES: ReadonlySet<number> = new Set(Object.values(KNOWN).map(([size]) => size));

/** Layouts that no reader is known to write: a text user, a number or a slot, and the rest where it happens to be. */
const unknown: fc.Arbitrary<readonly [number, WriteRow]> = fc
  .record({
    size: fc.integer({ min: 8, max: 130 }).filter((size) => !KNOWN_SIZES.has(size)),
    user: fc.constantFrom("TEXT", "NUMBER"),
    at: fc.nat(20),
  })
  .map(({ size, user, at }) => {
    const write: WriteRow = (row, fields) => {
      if (user === "TEXT") row.write(String(fields.user), Math.min(at % 6, size - 8));
      else row.writeUInt32LE(fields.user, 0);
      row.writeUInt32LE(fields.time, size - 4 - Math.min(at % 5, size - 8));
      row.writeUInt8(fields.verify, at % size);
    };
    return [size, write];
  });

const known = fc.constantFrom(...Object.values(KNOWN));

const fields: fc.Arbitrary<RowFields> = fc.record({
  user: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 65_535 })),
  time: fc.integer({ min: encodePackedTime("2015-01-01T00:00:00"), max: encodePackedTime("2026-05-28T00:00:00") }),
  // With a verify code of 0, a row of 16 bytes is, bit for bit, a row of 8 and a blank slot: then the count is all there is.
  verify: fc.constantFrom(1, 2, 3, 4, 15),
  state: fc.constantFrom(0, 0, 0, 1, 4, 5),
});

const slots = fc.array(fc.option(fields, { nil: undefined, freq: 6 }), { minLength: 1, maxLength: 60 });
const countOff = fc.oneof(
  fc.constantFrom(0, 0, 1, -1, 2, -2),
  fc.integer({ min: -60, max: 400 }),
  fc.constantFrom("ZERO", "HALF", "DOUBLE", "FIVEFOLD", "TWO_FIFTHS", "TWO_AND_A_HALF"),
);

/** A single row may by chance be one of any layout. */
const manyRows = fc.array(fields, { minLength: 5, maxLength: 60 });

type Written = readonly (RowFields | undefined)[];

function toCount(records: number, off: number | string): number {
  if (typeof off === "number") return records + off;
  const factors: Readonly<Record<string, number>> = { HALF: 0.5, DOUBLE: 2, FIVEFOLD: 5, TWO_FIFTHS: 0.4, ZERO: 0 };
  return Math.round(records * (factors[off] ?? 2.5));
}

/** User and time of each row; `undefined` when the log is refused. */
function read(payload: Buffer, reportedCount: number): readonly string[] | undefined {
  const clues = {
    payloadBytes: payload.length,
    reportedCount,
    sixteenByteOrder: "VERIFY_FIRST",
    nowMs: NOW_MS,
  } as const;
  const decoder = new AttendanceLogDecoder(clues, new TextDecoder());
  decoder.push(payload);
  try {
    const rows = [...decoder.end().batches].flatMap(({ records }) => records);
    return rows.map(({ pin, slot, raw, localDigits }) => `${pin ?? slot} ${localDigits} ${raw.length}`);
  } catch (error) {
    expect(error).toBeInstanceOf(ZkWireError);
    expect(error).toMatchObject({ code: "BAD_RECORD" });
    return undefined;
  }
}

function writeLog([size, write]: readonly [number, WriteRow], rows: Written): Buffer {
  return Buffer.concat(
    rows.map((row) => {
      const bytes = Buffer.alloc(size);
      if (row !== undefined) write(bytes, row);
      return bytes;
    }),
  );
}

/**
 * Rows of 8 bytes in even slots alone, and half their slots as the count: bit for bit a log of 16 bytes a row with its exact
 * count. Nobody can tell them apart.
 */
function isLogOfLongerRows(layout: readonly [number, WriteRow], rows: Written, count: number): boolean {
  return layout === KNOWN.R8_TIME4 && count * 2 === rows.length && rows.every((row, slot) => !row || slot % 2 === 0);
}

const toDigits = (packed: number): string => {
  const day = Math.floor(packed / 86_400);
  const parts = [2_000 + Math.floor(day / 372), (Math.floor(day / 31) % 12) + 1, (day % 31) + 1];
  const second = packed % 86_400;
  const clock = [Math.floor(second / 3_600), Math.floor(second / 60) % 60, second % 60];
  return [...parts, ...clock].map((part) => String(part).padStart(2, "0")).join("");
};

it("reads the rows that a reader of a known layout wrote, or none", () => {
  let logsRead = 0;
  fc.assert(
    fc.property(known, slots, countOff, (layout, rows, off) => {
      const truth = rows.flatMap((row) => (row ? [`${row.user} ${toDigits(row.time)} ${layout[0]}`] : []));
      const count = toCount(rows.length, off);
      fc.pre(!isLogOfLongerRows(layout, rows, count));
      const result = read(writeLog(layout, rows), count);
      if (result !== undefined) expect(result).toEqual(truth);
      if (result !== undefined && truth.length > 0) logsRead++;
    }),
    { numRuns: 6_000 },
  );
  // Refusing everything is no answer.
  expect(logsRead).toBeGreaterThan(1_500);
});

it("reads no row from a log of a layout that nobody knows", () => {
  fc.assert(
    fc.property(unknown, manyRows, countOff, (layout, rows, off) => {
      expect(read(writeLog(layout, rows), toCount(rows.length, off))).toBeUndefined();
    }),
    { numRuns: 6_000 },
  );
});

it("reads no row from bytes that are none", () => {
  const bytes = fc.uint8Array({ minLength: 40, maxLength: 4_000 }).map((all) => Buffer.from(all));
  fc.assert(
    fc.property(bytes, fc.nat(500), (payload, count) => {
      fc.pre(payload.some((byte) => byte !== payload[0]));
      expect(read(payload, count)).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});

it("does not take memory that was never written for the user of a longer row", () => {
  const [size, write] = KNOWN.R8_TIME3;
  const [good, impossible] = [Buffer.alloc(size), Buffer.alloc(size)];
  const fields = { user: 7, verify: 1, state: 0 };
  write(good, { ...fields, time: encodePackedTime("2024-03-03T03:55:24") });
  write(impossible, { ...fields, time: encodePackedTime("2025-02-28T08:47:13") + 2 * 86_400 }); // 30 February
  const blanks = [Buffer.alloc(size, 0xff), Buffer.alloc(2 * size)];
  const payload = Buffer.concat([...blanks, good, impossible]); // as long as one row of 40 bytes
  expect(read(payload, 0)).toBeUndefined();
});
