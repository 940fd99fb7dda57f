import { expect, it } from "vitest";
import type { LogProof } from "./device.ts";
import { type LogGlance, toGlanceFacts, toLogStart } from "./log-glance.ts";

const START = Buffer.from("the first three rows of the log");
const PROOF: LogProof = {
  atMs: 0,
  countAtRead: 3,
  rowsRead: 2,
  blanksAtRead: 1,
  logBytes: 4 + 3 * 16,
  logStart: toLogStart(START),
  operationsAtRead: 0,
  liveAfterRead: 0,
};
const lookAt = (glance: LogGlance | undefined, proof: LogProof | undefined = PROOF) =>
  toGlanceFacts({ proof, newSinceProof: 7, operations: 5 }, glance, 1_000);

it("measures a log by the rows that were read, and knows its beginning again behind which it has grown", () => {
  expect(lookAt({ bytes: 4 + 5 * 16, start: Buffer.concat([START, Buffer.from("more")]) })).toEqual({
    atMs: 1_000,
    isSameStart: true,
    slots: 5,
    newAtGlance: 7,
    operations: 5,
  });
});

it.each<[string, LogGlance | undefined, LogProof | undefined]>([
  ["begins with other rows", { bytes: 52, start: Buffer.from("other rows that are as long as them") }, PROOF],
  ["is shorter than what was seen of it", { bytes: 20, start: START.subarray(0, 16) }, PROOF],
  ["was emptied", { bytes: 4, start: Buffer.alloc(0) }, PROOF],
  ["is not shown", undefined, PROOF],
  ["was read by an older version", { bytes: 52, start: START }, { ...PROOF, logStart: undefined }],
])("does not know a log again that %s", (_name, glance, proof) => {
  expect(lookAt(glance, proof).isSameStart).toBe(false);
});

it("knows an empty log again, and measures what has come into it by the usual row", () => {
  const nothing = { rowsRead: 0, blanksAtRead: 0, logBytes: 4, logStart: toLogStart(Buffer.alloc(0)) };
  const empty = { ...PROOF, ...nothing, operationsAtRead: 5 };
  expect(lookAt({ bytes: 4, start: Buffer.alloc(0) }, empty)).toMatchObject({ isSameStart: true, slots: 0 });
  expect(lookAt({ bytes: 84, start: START }, empty)).toMatchObject({ isSameStart: true, slots: 2 });
});

it("does not vouch for a log that was empty when somebody has operated the reader: it may have been cleared since", () => {
  const nothing = { rowsRead: 0, blanksAtRead: 0, logBytes: 4, logStart: toLogStart(Buffer.alloc(0)) };
  expect(lookAt({ bytes: 84, start: START }, { ...PROOF, ...nothing })).toMatchObject({ isSameStart: false });
});
