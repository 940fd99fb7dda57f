/** Bytes that readers in the field sent, and what they mean; collected from public reports, which each case names. */
import { expect, it } from "vitest";
import { type AttendanceLayoutSetting, LAYOUT_BYTES, type SixteenByteOrder } from "../src/codec/attendance-layout.ts";
import { AttendanceLogDecoder } from "../src/codec/attendance-log-decoder.ts";
import { parseAttlogLine } from "../src/codec/push/attlog-line.ts";
import { splitLines } from "../src/codec/push/lines.ts";
import { decodeUserRecords } from "../src/codec/user-record.ts";
import { detectUserSize } from "../src/codec/user-size.ts";
import { decodeOne } from "./decoded-rows.ts";
import cases from "./fixtures/zk-cases.json" with { type: "json" };
import { NOW_MS } from "./log-bytes.ts";

interface Settings {
  readonly layout?: AttendanceLayoutSetting;
  readonly sixteenByteOrder?: SixteenByteOrder;
}

const bytesOf = (name: string) => {
  const { payloadHex = "", reportedCount = 0 } = cases.find((it) => it.name === name)?.input ?? {};
  return { payload: Buffer.from(payloadHex, "hex"), reportedCount: Number(reportedCount) };
};

function decode(name: string, { layout = "AUTO", sixteenByteOrder = "VERIFY_FIRST" }: Settings = {}) {
  const { payload, reportedCount } = bytesOf(name);
  const clues = { payloadBytes: payload.length, reportedCount, layout, sixteenByteOrder, nowMs: NOW_MS };
  const decoder = new AttendanceLogDecoder(clues, new TextDecoder());
  decoder.push(payload);
  const log = decoder.end();
  return { layout: log.layout, records: [...log.batches].flatMap(({ records }) => records) };
}

const ATTENDANCE: readonly (readonly [string, Settings])[] = [
  ["49-byte-rows-exact-count", {}],
  ["49-byte-rows-40-rows-count-one-high", {}],
  ["8-byte-rows-time-at-4-even-number", {}],
  ["16-byte-rows-state-first-posted-bytes", { sixteenByteOrder: "STATE_FIRST" }],
];

it.each(ATTENDANCE)("reads the rows of %s", (name, settings) => {
  const wanted = cases.find((it) => it.name === name)?.expected;
  const rows = wanted && "rows" in wanted ? (wanted.rows ?? []) : [];
  const { layout, records } = decode(name, settings);
  const read = records.map((it) => ({
    ...decodeOne(it),
    time: it.localTime,
    verify: it.verifyCode,
    state: it.stateCode,
  }));
  expect(rows.length).toBeGreaterThan(0);
  expect(read).toHaveLength(rows.length);
  expect(read).toMatchObject(rows);
  if (wanted && "size" in wanted) expect(LAYOUT_BYTES[layout]).toBe(wanted.size);
});

it("reads rows of 8 bytes as they were posted, with the hours that their bytes say", () => {
  // The report shows the times seven hours earlier, in a zone of its own; minutes, codes and slots agree.
  const { layout, records } = decode("8-byte-rows-time-at-4-posted-bytes");
  expect(layout).toBe("R8_TIME4");
  expect(records.map(({ slot, localTime, verifyCode, stateCode }) => [slot, localTime, verifyCode, stateCode])).toEqual(
    [
      [7, "2016-01-01T19:02:00", 8, 2],
      [123, "2016-01-01T19:04:43", 8, 2],
      [123, "2016-01-01T19:04:46", 8, 2],
    ],
  );
});

it("reads no row from bytes that are none, and says what was tried", () => {
  expect(() => decode("unknown-bytes-not-guessed-120")).toThrow(
    expect.objectContaining({ code: "BAD_RECORD", message: expect.stringMatching(/R40.*R8_TIME3.*recordLayout/s) }),
  );
});

it("reads pushed rows of ten fields", () => {
  const { input, expected } = cases.find((it) => it.name === "push-attlog-ten-fields") ?? {};
  const body = Buffer.from(input?.bodyText ?? "");
  const rows = [...splitLines(body)].map((line) => {
    const punch = parseAttlogLine(line, new TextDecoder());
    return { pin: punch?.pin, time: punch?.localTime, state: punch?.stateCode, verify: punch?.verifyCode };
  });
  expect(rows).toHaveLength(2);
  expect(rows).toEqual(expected);
});

it("reads users of 120 bytes", () => {
  const { payload, reportedCount } = bytesOf("120-byte-users-two");
  const size = detectUserSize(payload, reportedCount);
  expect(size).toBe(120);
  const { users } = decodeUserRecords(payload, size, new TextDecoder());
  expect(users.map(({ slot, pin, name }) => ({ slot, pin, name }))).toEqual([
    { slot: 1, pin: "501", name: "Anna Sample" },
    { slot: 2, pin: "502", name: "Bilal Sample" },
  ]);
});
