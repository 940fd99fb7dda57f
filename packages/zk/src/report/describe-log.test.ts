import { expect, it } from "vitest";
import { encodePackedTime } from "../codec/time.ts";
import { describeLog } from "./describe-log.ts";

const NOW_MS = Date.UTC(2026, 5, 1);

it("describes rows of a layout that nobody knows by what stands at each offset, and says why none is sure", () => {
  const rows = Array.from({ length: 55 }, (_, n) => {
    const row = Buffer.alloc(22);
    row.write(String(8_812_000 + n), 1);
    row.writeUInt32LE(encodePackedTime("2026-03-01T08:00:00") + n * 977, 15);
    row.writeUInt8(n % 3, 20);
    return row;
  });
  const payload = Buffer.concat(rows);
  const clues = {
    payloadBytes: payload.length,
    reportedCount: 55,
    nowMs: NOW_MS,
    sixteenByteOrder: "VERIFY_FIRST",
  } as const;
  const told = describeLog(payload, clues, new TextDecoder());
  expect(told).toMatchObject({ layout: undefined, rows: 0, verifyCodes: {} });
  expect(told.reason).toContain("1210 bytes for 55 rows fit no layout for sure");
  expect(told.shapes.find(({ recordBytes }) => recordBytes === 22)?.timeOffsets).toContain(15);
  expect(JSON.stringify(told)).not.toContain("88120");
});
