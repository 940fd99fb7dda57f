import { expect, it } from "vitest";
import { buildLog, NOW_MS } from "../../test/log-bytes.ts";
import type { AttendanceLayout } from "./attendance-layout.ts";
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
  return log.decide();
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
