import fc from "fast-check";
import { expect, it } from "vitest";
import { parseAttlogLine } from "./attlog-line.ts";
import { countLines, splitLines } from "./lines.ts";

const UTF8 = new TextDecoder("utf-8");

const read = (text: string) =>
  [...splitLines(Buffer.from(text))].map((line) => {
    const punch = parseAttlogLine(line, UTF8);
    return punch && [punch.pin, punch.localTime, punch.stateCode, punch.verifyCode, punch.workCode];
  });

it.each([
  ["ten fields", "12\t2025-08-27 10:57:49\t1\t25\t7\t0\t0\t0\t0\t0", ["12", "2025-08-27T10:57:49", 1, 25, 7]],
  [
    "ten fields and a TAB behind them",
    "12\t2025-08-27 10:57:49\t0\t1\t0\t0\t0\t0\t0\t0\t",
    ["12", "2025-08-27T10:57:49", 0, 1, 0],
  ],
  [
    "twelve fields",
    "12\t2025-08-27 10:57:49\t0\t1\t0\t0\t0\t1\t36.6\t97\t10800\tAA==",
    ["12", "2025-08-27T10:57:49", 0, 1, 0],
  ],
  ["four fields", "007\t2025-08-27 10:57:49\t255\t4", ["007", "2025-08-27T10:57:49", 255, 4, undefined]],
  ["two fields", "A-1 b,c\t2025-08-27 10:57:49", ["A-1 b,c", "2025-08-27T10:57:49", 255, 200, undefined]],
  ["pairs", "PIN=9\tDateTime=2025-08-27 10:57:49\tVerify=15\tStatus=4", ["9", "2025-08-27T10:57:49", 4, 15, undefined]],
  ["codes that are no numbers", "9\t2025-08-27 10:57:49\tx\t\t-", ["9", "2025-08-27T10:57:49", 255, 200, undefined]],
  ["a date that no calendar has", "9\t2025-02-30 10:57:49\t0\t1", ["9", undefined, 0, 1, undefined]],
])("reads a punch of %s", (_name, line, punch) => {
  expect(read(`${line}\r\n`)).toEqual([punch]);
});

it("keeps the digits of a date that no calendar has: they tell two rows apart", () => {
  expect(parseAttlogLine(Buffer.from("9\t2025-02-30 10:57:49"), UTF8)?.localDigits).toBe("20250230105749");
});

it.each([
  ["no TAB", "12 2025-08-27 10:57:49 0 1"],
  ["commas", "12,2025-08-27 10:57:49,0,1"],
  ["no user", "\t2025-08-27 10:57:49\t0\t1"],
  ["a blank user", "  \t2025-08-27 10:57:49\t0\t1"],
  ["no time", "12\t\t0\t1"],
  ["a time with a word behind it", "12\t2025-08-27 10:57:49x\t0\t1"],
  ["a user with a control character", "1\u00002\t2025-08-27 10:57:49\t0\t1"],
  ["a user of 65 bytes", `${"1".repeat(65)}\t2025-08-27 10:57:49\t0\t1`],
  ["pairs without a time", "PIN=9\tStatus=1"],
])("reads no punch from a line of %s", (_name, line) => {
  expect(read(line)).toEqual([undefined]);
});

it("splits a body at LF, without CR and without empty lines", () => {
  expect([...splitLines(Buffer.from("a\r\n\r\n\nb\rc\n"))].map(String)).toEqual(["a", "b\rc"]);
});

it("keeps the bytes of a user that is not plain ASCII: another encoding gives the punch no other identity", () => {
  const line = Buffer.concat([Buffer.from([0xc3, 0xcd]), Buffer.from("\t2025-08-27 10:57:49\t0\t1")]);
  expect(parseAttlogLine(line, new TextDecoder("windows-1256"))).toMatchObject({
    userBytes: Buffer.from([0xc3, 0xcd]),
  });
  expect(parseAttlogLine(Buffer.from("12\t2025-08-27 10:57:49"), UTF8)?.userBytes).toBeUndefined();
});

it("throws on no bytes, and counts every line that it gives", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const body = Buffer.from(bytes);
      const lines = [...splitLines(body)];
      for (const line of lines) parseAttlogLine(line, UTF8);
      expect(countLines(body)).toBe(lines.length);
    }),
  );
});

const punch = fc.record({
  pin: fc.stringMatching(/^[A-Za-z0-9]{1,24}$/).filter((pin) => !/^pin/i.test(pin)),
  at: fc.date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true }),
  state: fc.integer({ min: 0, max: 255 }),
  verify: fc.integer({ min: 0, max: 255 }),
  more: fc.array(fc.nat(9).map(String), { maxLength: 7 }),
  end: fc.constantFrom("\n", "\r\n", "\t\n", "\t\r\n"),
});

it("reads every punch between lines of garbage, whatever stands around it", () => {
  const garbage = fc.stringMatching(/^[a-z ,;]{1,20}$/).map((text) => `${text}\n`);
  fc.assert(
    fc.property(fc.array(fc.tuple(punch, garbage), { maxLength: 20 }), (rows) => {
      const toTime = (at: Date) => at.toISOString().slice(0, 19);
      const lines = rows.map(([row, other]) => {
        const fields = [row.pin, toTime(row.at).replace("T", " "), row.state, row.verify, 0, ...row.more];
        return `${fields.join("\t")}${row.end}${other}`;
      });
      const found = read(lines.join("")).filter((it) => it !== undefined);
      expect(found).toEqual(rows.map(([row]) => [row.pin, toTime(row.at), row.state, row.verify, 0]));
    }),
  );
});
