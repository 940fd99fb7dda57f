import { expect, it } from "vitest";
import { toKeepableLine } from "./lines.ts";

const keep = (text: string) => toKeepableLine(Buffer.from(text)).toString();

it.each([
  ["USER PIN=7\tName=A\tPasswd=hunter2", "USER"],
  ["FP PIN=7\tFID=0\tSize=9\tTMP=bGVha2Vk", "FP"],
  ["BIODATA Pin=7\tTmp=bGVha2Vk", "BIODATA"],
  ["7\t2026-03-04 11:00:00\tPASSWD=hunter2", "7"],
])("keeps the first word alone of %j", (line, word) => {
  expect(keep(line)).toBe(`${word} (left out: it is about a person)`);
});

it.each(["nonsense", "\t\t", "7\tyesterday\t0\t1", "users"])("keeps %j as it came", (line) => {
  expect(keep(line)).toBe(line);
});
