import { expect, it } from "vitest";
import { NOW_MS, buildLog, KNOWN } from "../../test/log-bytes.ts";
import { ATTENDANCE_LAYOUTS } from "./attendance-layout.ts";
import { AttendanceLogScan } from "./attendance-log-scan.ts";
import { encodePackedTime } from "./time.ts";
import { TimeCounter } from "./time-count.ts";

const EXPECTED = { from: "2015-01-01T00:00:00", to: "2026-06-01T03:10:00" };
/** February 31, 2026. */
const NO_DATE = encodePackedTime("2026-02-28T08:00:00") + 3 * 86_400;

it("counts what lies before and behind the expected times, both ends being expected, and no date that does not exist", () => {
  const counter = new TimeCounter(EXPECTED);
  for (const time of ["2014-12-31T23:59:59", "2015-01-01T00:00:00", "2026-06-01T03:10:00", "2026-06-01T03:10:01"]) {
    counter.add(encodePackedTime(time));
  }
  counter.add(NO_DATE);
  counter.add(0xffff_ffff);
  expect(counter.count).toEqual({ rows: 6, tooEarly: 1, tooLate: 1 });
});

it.each(ATTENDANCE_LAYOUTS)("counts the times of a log of %s, blank slots left out", (layout) => {
  const [size, write] = KNOWN[layout];
  const old = Buffer.alloc(size);
  write(old, { user: 7, time: encodePackedTime("2010-01-01T00:00:00"), verify: 1, state: 0 });
  const payload = Buffer.concat([buildLog(layout, [1, undefined, 2, 3, 4, 5, 6, 7, 8, 9, 10]), old]);
  const clues = { payloadBytes: payload.length, reportedCount: 12, nowMs: NOW_MS, layout } as const;
  const scan = new AttendanceLogScan({ ...clues, sixteenByteOrder: "VERIFY_FIRST", expectedTimes: EXPECTED });
  for (let at = 0; at < payload.length; at += 13) scan.push(payload.subarray(at, at + 13));
  expect(scan.end()).toEqual({ layout, times: { rows: 11, tooEarly: 1, tooLate: 0 } });
});
