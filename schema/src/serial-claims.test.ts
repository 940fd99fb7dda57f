import { expect, it } from "vitest";
import { MOST_SERIALS, parseSerialWords, parseStatedSerials } from "./serial-claims.ts";

const STATED = { serialNumber: "SN1", readerId: "gate-1", endedMs: null };

it("reads what a place states, and nothing of a list in which one part is wrong", () => {
  expect(parseStatedSerials({ serials: [STATED, { ...STATED, endedMs: 5, more: 1 }] })).toEqual([
    STATED,
    { ...STATED, endedMs: 5 },
  ]);
  const wrong = [{ serialNumber: "" }, { serialNumber: "x".repeat(129) }, { readerId: 1 }, { endedMs: 0.5 }];
  for (const change of wrong) expect(parseStatedSerials({ serials: [STATED, { ...STATED, ...change }] })).toBeUndefined();
  for (const json of [null, [], {}, { serials: {} }, { serials: [null] }]) expect(parseStatedSerials(json)).toBeUndefined();
  expect(parseStatedSerials({ serials: Array.from({ length: MOST_SERIALS + 1 }, () => STATED) })).toBeUndefined();
});

it("reads what the directory says", () => {
  const words = [
    { serialNumber: "SN1", kind: "YOURS", sinceMs: null },
    { serialNumber: "SN2", kind: "YOURS", sinceMs: 7 },
    { serialNumber: "SN3", kind: "ELSEWHERE", place: "cairo" },
  ];
  expect(parseSerialWords({ words })).toEqual(words);
  for (const word of [{ kind: "MINE" }, { kind: "YOURS" }, { kind: "ELSEWHERE" }])
    expect(parseSerialWords({ words: [{ serialNumber: "SN1", ...word }] })).toBeUndefined();
});
