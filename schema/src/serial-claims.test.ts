import { expect, it } from "vitest";
import { MOST_SERIALS, parseSerialWords, parseStatedSerials } from "./serial-claims.ts";

const STATED = { serialNumber: "SN1", readerId: "gate-1", endedMs: null, lastLocalTime: null };
const ENDED = { ...STATED, endedMs: 5, lastLocalTime: "2026-03-01T08:00:00" };

it("reads what a place states, and nothing of a list in which one part is wrong", () => {
  expect(parseStatedSerials({ serials: [STATED, { ...ENDED, more: 1 }] })).toEqual([STATED, ENDED]);
  const wrong = [
    { serialNumber: "" },
    { serialNumber: "x".repeat(129) },
    { readerId: 1 },
    { endedMs: 0.5 },
    { lastLocalTime: "yesterday" },
  ];
  for (const change of wrong)
    expect(parseStatedSerials({ serials: [STATED, { ...STATED, ...change }] })).toBeUndefined();
  for (const json of [null, [], {}, { serials: {} }, { serials: [null] }])
    expect(parseStatedSerials(json)).toBeUndefined();
  expect(parseStatedSerials({ serials: Array.from({ length: MOST_SERIALS + 1 }, () => STATED) })).toBeUndefined();
});

it("reads what the directory says", () => {
  const words = [
    { serialNumber: "SN1", kind: "YOURS", sinceMs: null, afterLocalTime: null },
    { serialNumber: "SN2", kind: "YOURS", sinceMs: 7, afterLocalTime: "2026-03-01T08:00:00" },
    { serialNumber: "SN3", kind: "ELSEWHERE", place: "cairo" },
  ];
  expect(parseSerialWords({ words })).toEqual(words);
  for (const word of [{ kind: "MINE" }, { kind: "YOURS" }, { kind: "ELSEWHERE" }])
    expect(parseSerialWords({ words: [{ serialNumber: "SN1", ...word }] })).toBeUndefined();
});
