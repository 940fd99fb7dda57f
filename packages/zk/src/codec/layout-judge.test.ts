import fc from "fast-check";
import { expect, it } from "vitest";
import { buildLog, KNOWN, NOW_MS } from "../../test/log-bytes.ts";
import { ATTENDANCE_LAYOUTS, type AttendanceLayout } from "./attendance-layout.ts";
import { type AttendanceClues, LayoutJudge } from "./layout-judge.ts";

const refused = expect.objectContaining({ code: "BAD_RECORD" });
const rows = (layout: AttendanceLayout, count: number): Buffer =>
  buildLog(
    layout,
    Array.from({ length: count }, (_, n) => n),
  );

function judge(payload: Buffer, reportedCount: number, changes: Partial<AttendanceClues> = {}): AttendanceLayout {
  const clues = {
    payloadBytes: payload.length,
    reportedCount,
    sixteenByteOrder: "VERIFY_FIRST",
    nowMs: NOW_MS,
  } as const;
  const log = new LayoutJudge({ ...clues, ...changes });
  log.push(payload);
  return log.decide().layout;
}

/** The same rows with another value in one field of some of them. */
function changed(payload: Buffer, size: number, [offset, value]: readonly [number, number], some: number): Buffer {
  const bytes = Buffer.from(payload);
  for (let n = 0; n < some; n++) bytes.writeUInt8(value, n * size + offset);
  return bytes;
}

it.each([
  ["R40", 100, 100],
  ["R40", 100, 105],
  ["R40", 100, 0],
  ["R40", 2, 0],
  ["R49", 40, 41],
  ["R16", 10, 10],
  ["R16", 10, 0],
  ["R8_TIME3", 25, 25],
  ["R8_TIME3", 25, 26],
  ["R8_TIME4", 24, 24],
  ["R8_TIME4", 24, -1],
] as const)("knows %s by its bytes: %i rows, reported %i", (layout, count, reported) =>
  expect(judge(rows(layout, count), reported)).toBe(layout),
);

it.each([
  ["of another log", rows("R40", 100), 107],
  ["of another layout", rows("R40", 5), 25],
  ["of another layout", rows("R8_TIME3", 25), 5],
  ["of another layout", rows("R16", 10), 20],
  ["of rows that no layout has", Buffer.alloc(41 * 3, 49), 3],
  ["of blank slots alone, which two layouts can be", Buffer.alloc(80), 4],
])("does not take a count %s for proof", (_name, payload, reported) =>
  expect(() => judge(payload, reported)).toThrow(refused),
);

it("allows a tenth of the rows to have impossible times, and no more", () => {
  const log = rows("R40", 100);
  expect(judge(changed(log, 40, [30, 0xff], 10), 100)).toBe("R40");
  expect(() => judge(changed(log, 40, [30, 0xff], 11), 100)).toThrow(refused);
});

it("reads a small log with a few impossible times, where users and codes are beyond doubt and the count is exact", () => {
  const log = rows("R40", 7);
  expect(judge(changed(log, 40, [30, 0xff], 4), 7)).toBe("R40");
  expect(() => judge(changed(log, 40, [30, 0xff], 4), 8)).toThrow(refused);
  expect(() => judge(changed(log, 40, [30, 0xff], 5), 7)).toThrow(refused);
});

it.each([
  ["a verify code that nobody knows", 26, 30],
  ["a state that nobody knows", 31, 6],
  ["a user that is no text", 2, 7],
])("does not take rows with %s for rows", (_name, offset, value) =>
  expect(() => judge(changed(rows("R40", 10), 40, [offset, value], 10), 10)).toThrow(refused),
);

it("takes the codes 200 and 255 for codes", () => {
  const log = changed(changed(rows("R40", 10), 40, [26, 200], 10), 40, [31, 255], 10);
  expect(judge(log, 10)).toBe("R40");
});

it("takes times of tomorrow for times, and later ones for none", () => {
  const log = rows("R40", 10);
  const writtenMs = Date.UTC(2018, 5, 25, 17, 50);
  expect(judge(log, 10, { nowMs: writtenMs - 24 * 3_600_000 })).toBe("R40");
  expect(() => judge(log, 10, { nowMs: writtenMs - 40 * 3_600_000 })).toThrow(refused);
});

it("needs no count where an operator names the layout, but the bytes must agree", () => {
  expect(judge(rows("R40", 5), 25, { layout: "R40" })).toBe("R40");
  expect(() => judge(rows("R40", 5), 5, { layout: "R8_TIME3" })).toThrow(refused);
});

it("asks for the order of the codes where the bytes have another", () => {
  const log = changed(rows("R16", 10), 16, [9, 15], 10);
  expect(() => judge(log, 10)).toThrow(
    expect.objectContaining({ message: expect.stringContaining("sixteenByteOrder") }),
  );
  expect(judge(log, 10, { sixteenByteOrder: "STATE_FIRST" })).toBe("R16");
});

it.each(["R16", "R8_TIME3"] as const)(
  "reads %s of a reader whose clock stood at 2000, by the exact count alone",
  (layout) => {
    const [size, write] = KNOWN[layout];
    const rows = Array.from({ length: 11 }, (_, n) => {
      const row = Buffer.alloc(size);
      write(row, { user: 7 + n, time: 3_600 + n, verify: 1, state: 0 });
      return row;
    });
    const payload = Buffer.concat(rows);
    expect(judge(payload, 11)).toBe(layout);
    expect(() => judge(payload, 0)).toThrow(expect.objectContaining({ code: "BAD_RECORD" }));
  },
);

it("takes no row of 8 bytes by chance where the other layout of 8 bytes may be older", () => {
  const row = Buffer.alloc(8);
  row.writeUInt16LE(702, 0);
  row.writeUInt8(0x11, 2);
  row.writeUInt32LE(2_209_504, 4); // 2000-01-26T13:45:04; with the time at 3 it is a day of 2017
  expect(() => judge(row, 1)).toThrow(expect.objectContaining({ code: "BAD_RECORD" }));
});

/** Logs of parts, each of a layout of its own, some rows of which have one byte changed. */
const mixed = fc
  .array(fc.tuple(fc.constantFrom(...ATTENDANCE_LAYOUTS), fc.integer({ min: 1, max: 60 }), fc.nat(8), fc.nat(60)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) =>
    Buffer.concat(
      parts.map(([layout, count, offset, some]) => {
        const [size] = KNOWN[layout];
        return changed(rows(layout, count), size, [Math.min(offset, size - 1), 0xff], Math.min(some, count));
      }),
    ),
  );

it("decides the same piece by piece, where it gives up layouts on the way, as at once", () => {
  fc.assert(
    fc.property(mixed, fc.integer({ min: 1, max: 300 }), (log, pieceBytes) => {
      const clues = {
        payloadBytes: log.length,
        reportedCount: 0,
        sixteenByteOrder: "VERIFY_FIRST",
        nowMs: NOW_MS,
      } as const;
      const [atOnce, inPieces] = [new LayoutJudge(clues), new LayoutJudge(clues)];
      atOnce.push(log);
      for (let start = 0; start < log.length; start += pieceBytes)
        inPieces.push(log.subarray(start, start + pieceBytes));
      const toVerdict = (judged: LayoutJudge) =>
        judged.tried.map(({ layout, records, agrees, isClean }) => ({ layout, records, agrees, isClean }));
      expect(toVerdict(inPieces)).toEqual(toVerdict(atOnce));
    }),
    { seed: 9, numRuns: 300 },
  );
});

it("decides the same where layouts wait until they are needed as where all are looked at, and says the same", () => {
  const changedRows = fc
    .tuple(fc.constantFrom(...ATTENDANCE_LAYOUTS), fc.integer({ min: 1, max: 60 }), fc.nat(48), fc.nat(10))
    .map(([layout, count, offset, some]) => {
      const [size] = KNOWN[layout];
      return changed(rows(layout, count), size, [Math.min(offset, size - 1), 0xff], Math.min(some, count));
    });
  const size = fc.constantFrom(8, 16, 40, 49);
  fc.assert(
    fc.property(fc.oneof(mixed, changedRows), size, fc.integer({ min: 1, max: 300 }), (log, rowBytes, pieceBytes) => {
      const clues = {
        payloadBytes: log.length,
        reportedCount: Math.round(log.length / rowBytes),
        sixteenByteOrder: "VERIFY_FIRST",
        nowMs: NOW_MS,
        expectedTimes: { from: "2018-06-25T17:50:40", to: "2018-06-25T17:51:00" },
      } as const;
      const held: Buffer[] = [];
      const [all, waiting] = [new LayoutJudge(clues), new LayoutJudge(clues, held)];
      for (let start = 0; start < log.length; start += pieceBytes) {
        const piece = log.subarray(start, start + pieceBytes);
        all.push(piece);
        waiting.push(piece);
        held.push(piece);
      }
      const decide = (judge: LayoutJudge): unknown => {
        try {
          return judge.decide();
        } catch (error) {
          return error;
        }
      };
      expect(decide(waiting)).toEqual(decide(all));
    }),
    { seed: 11, numRuns: 1_000 },
  );
});

it("asks a layout of another size where the exact count is that of rows which may be its halves", () => {
  const halves = Array.from({ length: 20 }, (_, n) => {
    const row = Buffer.alloc(16);
    row.writeUInt32LE(7 + n, 0);
    row.writeUInt32LE(0x2368b36b + n, 4);
    return row;
  });
  const payload = Buffer.concat(halves);
  const clues = { payloadBytes: payload.length, reportedCount: 40, sixteenByteOrder: "VERIFY_FIRST", nowMs: NOW_MS };
  const judged = new LayoutJudge({ ...clues, sixteenByteOrder: "VERIFY_FIRST" }, [payload]);
  judged.push(payload);
  expect(() => judged.decide()).toThrow(refused);
});
