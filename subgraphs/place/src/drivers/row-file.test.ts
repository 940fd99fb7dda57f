import { expect, it } from "vitest";
import { readRowFile } from "./row-file.ts";

const read = (text: string) => {
  const file = readRowFile(Buffer.from(text), "utf-8");
  if (file.kind === "NO_FORM") return file.fault;
  return [...file.lines].map((line) =>
    line.kind === "FAULT"
      ? line.fault
      : [
          line.row.userText,
          line.row.localTime,
          line.row.stateCode,
          line.row.verifyCode,
          line.row.workCode,
          line.copies,
        ],
  );
};
const NOON = "2026-03-01T12:00:00";

it("reads the file of a USB stick, and names each line that does not do", () => {
  const text = [
    "     1042\t2026-03-01 12:00:00\t1\t0\t1\t0",
    "",
    "rubbish",
    "     1043\t2026-03-01 12:00:00\t1\tin\t1\t0",
    "      007\t2026-03-01 12:00:00\t1\t1\t15\t9\t0",
  ].join("\r\n");
  expect(read(text)).toEqual([
    ["1042", NOON, 0, 1, 0, 1],
    { line: 3, column: "line", found: "rubbish", expected: expect.stringContaining("with tabs between") },
    { line: 4, column: "state", found: "in", expected: "a number from 0 to 255" },
    ["007", NOON, 1, 15, 9, 1],
  ]);
});

it("knows the file of a USB stick though its first lines are damaged", () => {
  expect(read("\0\0\0\n;;;\n1042\t2026-03-01 12:00:00\t1\t0\t1\t0\n")).toMatchObject([
    { line: 2 },
    ["1042", NOON, 0, 1, 0, 1],
  ]);
});

it.each([
  ["commas", "pin,localTime,stateCode,verifyCode,workCode,copies\n1042,2026-03-01 12:00:00,0,1,5,2\n"],
  [
    "semicolons, another order and a mark",
    "﻿verifyCode;PIN;copies;local_time;state;workCode\r\n1;1042;2;2026-03-01T12:00:00;CHECK_IN;5\r\n",
  ],
  [
    "quotes",
    '"PIN","Reader\'s clock","State","State code","Verify code","work code","Copies"\n"1042","2026-03-01 12:00:00","?","0","1","5","2"',
  ],
])("reads a sheet with %s", (_name, text) => expect(read(text)).toEqual([["1042", NOON, 0, 1, 5, 2]]));

it("reads a sheet of two columns, and cells with delimiters and quotes in them", () => {
  expect(read('pin,localTime\n"A,""1""",2026-03-01 12:00:00\n')).toEqual([['A,"1"', NOON, 255, 200, undefined, 1]]);
});

it("keeps the digits of a date that no calendar has", () => {
  const file = readRowFile(Buffer.from("pin,localTime\n7,2026-02-30 12:00:00\n"), "utf-8");
  expect(file.kind === "ROWS" && [...file.lines]).toMatchObject([
    { row: { localTime: undefined, localDigits: "20260230120000" } },
  ]);
});

it.each([
  ["7", "12:00", "localTime"],
  ["", "2026-03-01 12:00:00", "pin"],
  ["1".repeat(25), "2026-03-01 12:00:00", "pin"],
  ["7", "2026-03-01 12:00:00,xyz", "stateCode"],
  ["7", "2026-03-01 12:00:00,0,256", "verifyCode"],
  ["7", "2026-03-01 12:00:00,0,1,-5", "workCode"],
  ["7", "2026-03-01 12:00:00,0,1,5,0", "copies"],
])("names what does not do of %s,%s", (pin, rest, column) => {
  expect(read(`pin,localTime,stateCode,verifyCode,workCode,copies\n${pin},${rest}\n`)).toMatchObject([
    { line: 2, column },
  ]);
});

it("says of a file that is neither what it expects, and shows what is not seen", () => {
  expect(read("who,\u202Ewhen\n7,now\n")).toEqual({
    line: 1,
    column: "line",
    found: "who,\\u{202E}when",
    expected: "attlog.dat of a reader, or a line of columns with pin and localTime",
  });
});

it("names a line of a length that no row has, and takes an empty file for one without rows", () => {
  expect(read(`pin,localTime\n${"x".repeat(4_097)}\n`)).toMatchObject([{ line: 2, expected: "at most 4096 bytes" }]);
  expect(read("\n \n")).toEqual([]);
});
