import fc from "fast-check";
import { expect, it } from "vitest";
import { parseUsbLogLine } from "./usb-log-line.ts";

const UTF8 = new TextDecoder("utf-8");
const read = (text: string) => {
  const line = parseUsbLogLine(Buffer.from(text), UTF8);
  if (line.kind === "FAULT") return line.fault;
  const { pin, localTime, stateCode, verifyCode, workCode } = line.punch;
  return [pin, localTime, line.deviceNumber, stateCode, verifyCode, workCode];
};

it.each([
  ["a padded PIN", "     1042\t2026-03-01 08:00:00\t1\t0\t1\t0", ["1042", "2026-03-01T08:00:00", "1", 0, 1, 0]],
  [
    "a PIN with leading zeros",
    "007\t2026-03-01 08:00:00\t1\t255\t15\t7",
    ["007", "2026-03-01T08:00:00", "1", 255, 15, 7],
  ],
  ["no work code", "  7\t2026-03-01 08:00:00\t101\t4\t25", ["7", "2026-03-01T08:00:00", "101", 4, 25, undefined]],
  ["no verify mode", "  7\t2026-03-01 08:00:00\t1\t1", ["7", "2026-03-01T08:00:00", "1", 1, 200, undefined]],
  ["a date that no calendar has", "  7\t2026-02-30 08:00:00\t1\t0\t1\t0", ["7", undefined, "1", 0, 1, 0]],
])("reads %s", (_name, line, expected) => expect(read(line)).toEqual(expected));

it.each([
  ["too few fields", "1042\t2026-03-01 08:00:00\t1", { field: "line", found: "1042\t2026-03-01 08:00:00\t1" }],
  ["a blank PIN", "     \t2026-03-01 08:00:00\t1\t0\t1\t0", { field: "pin", found: "     " }],
  ["a time that is none", "1042\tyesterday\t1\t0\t1\t0", { field: "time", found: "yesterday" }],
  ["a state that is no number", "1042\t2026-03-01 08:00:00\t1\tin\t1\t0", { field: "state", found: "in" }],
  ["a state above a byte", "1042\t2026-03-01 08:00:00\t1\t256\t1\t0", { field: "state", found: "256" }],
  ["a verify mode that is no number", "1042\t2026-03-01 08:00:00\t1\t0\t-1\t0", { field: "verify", found: "-1" }],
])("names %s", (_name, line, fault) => expect(read(line)).toEqual(fault));

it("keeps the whole line as it came", () => {
  const line = Buffer.from("     1042\t2026-03-01 08:00:00\t1\t0\t1\t0\t0\t0");
  expect(parseUsbLogLine(line, UTF8)).toMatchObject({ punch: { raw: line } });
});

it("throws on no bytes", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => void parseUsbLogLine(Buffer.from(bytes), UTF8)));
});
