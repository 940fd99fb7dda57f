import { expect, it } from "vitest";
import {
  type AttendanceLine,
  encodeAttendanceLine,
  parseAttendanceEntry,
  parseAttendanceLine,
} from "./attendance-line.ts";

const LINE: AttendanceLine = {
  epoch: "e1",
  seq: 7,
  atMs: 1_764_000_000_000,
  kind: "DAY",
  ref: "p.7",
  placeId: "riyadh",
  departmentId: null,
  date: "2026-11-24",
  status: "PRESENT",
  flags: ["LATE"],
  isFinal: true,
};

it("reads what it wrote, and says nothing beside it", () => {
  const text = encodeAttendanceLine({ ...LINE, ...{ name: "Ahmad" } });
  expect(text.endsWith("\n")).toBe(true);
  expect(text).not.toContain("Ahmad");
  expect(parseAttendanceLine(text)).toEqual(LINE);
});

it("tells a day that has no record any more", () => {
  const gone = { ...LINE, status: null, flags: [], isFinal: false };
  expect(parseAttendanceLine(encodeAttendanceLine(gone))).toEqual(gone);
});

it.each([
  "",
  "{",
  "[]",
  JSON.stringify({ ...LINE, kind: "NIGHT" }),
  JSON.stringify({ ...LINE, date: "2026-11-31" }),
  JSON.stringify({ ...LINE, seq: 0 }),
])("takes %j for no line", (text) => {
  expect(parseAttendanceLine(text)).toBeUndefined();
});

it("reads an entry of a kind that it does not know as one that tells nothing, and no day that is none", () => {
  const { epoch, seq } = LINE;
  expect(parseAttendanceEntry(JSON.stringify({ ...LINE, kind: "NIGHT" }))).toEqual({ epoch, seq, day: undefined });
  expect(parseAttendanceEntry(encodeAttendanceLine(LINE))).toEqual({ epoch, seq, day: LINE });
  for (const text of ["{", JSON.stringify({ ...LINE, date: "2026-11-31" }), JSON.stringify({ ...LINE, seq: 0 })])
    expect(parseAttendanceEntry(text)).toBeUndefined();
});
