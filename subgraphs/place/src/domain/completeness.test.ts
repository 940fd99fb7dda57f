import { expect, it } from "vitest";
import { isCountBlind, isProven, toCompleteness, toMissingRows } from "./completeness.ts";
import type { DeviceRecord, LogProof } from "./device.ts";

const READ_AT = Date.UTC(2026, 0, 1);
const PROOF = { atMs: READ_AT, countAtRead: 100, rowsRead: 100, operationsAtRead: 3, liveAfterRead: 0 };
const PROVEN: DeviceRecord = {
  id: "riyadh/gate-1",
  readerId: "gate-1",
  name: "Gate",
  nameKey: "gate",
  address: "10.0.0.1:4370",
  isEnabled: true,
  status: "ONLINE",
  lastSeenMs: READ_AT,
  punches: 100,
  capacity: 1_000,
  operations: 3,
  proof: PROOF,
  rowsStored: 100,
  rowsSetAside: 2,
  newSinceProof: 0,
};

it("shows no numbers before first contact", () => {
  const { proof: _proof, lastSeenMs: _seen, punches: _punches, ...unseen } = PROVEN;
  expect(toCompleteness(unseen)).toMatchObject({
    verdict: "NOT_CHECKED",
    rowsReported: undefined,
    rowsStored: undefined,
  });
});

it.each<[string, Partial<DeviceRecord>, string]>([
  ["everything read", {}, "COMPLETE"],
  ["live rows since", { punches: 103, newSinceProof: 3 }, "COMPLETE"],
  ["a live row that the last check has not seen yet", { newSinceProof: 1 }, "COMPLETE"],
  [
    "a row missing behind a live row that the last check has not seen",
    { punches: 101, newAtCheck: 0, newSinceProof: 1 },
    "INCOMPLETE",
  ],
  ["a row missing", { punches: 101 }, "INCOMPLETE"],
  ["a row of two missing", { punches: 102, newSinceProof: 1 }, "INCOMPLETE"],
  ["never read whole", { proof: undefined }, "INCOMPLETE"],
  ["rows that went to another reader of the same serial number", { rowsStored: 99 }, "INCOMPLETE"],
  ["a log without room, which overwrites rows without counting", { capacity: 100 }, "INCOMPLETE"],
  ["a count that is always 0", { punches: 0, proof: { ...PROOF, countAtRead: 0 } }, "INCOMPLETE"],
  ["a log that is empty and counted so", { punches: 0, proof: { ...PROOF, countAtRead: 0, rowsRead: 0 } }, "COMPLETE"],
  ["a gap open", { gapFromMs: READ_AT }, "INCOMPLETE"],
  ["a gap closed", { gapFromMs: READ_AT, gapClosedMs: READ_AT + 1 }, "COMPLETE"],
])("judges %s", (_name, changes, verdict) => {
  expect(toCompleteness({ ...PROVEN, ...changes }).verdict).toBe(verdict);
});

it("puts right a count that is off by one or includes blank slots", () => {
  const proof = { atMs: READ_AT, countAtRead: 101, rowsRead: 100, operationsAtRead: 3, liveAfterRead: 0 };
  const device = { ...PROVEN, punches: 102, newSinceProof: 1, proof };
  expect(toMissingRows(device)).toBe(0);
  expect(toCompleteness(device)).toMatchObject({ verdict: "COMPLETE", rowsReported: 101 });
});

it.each<[string, Partial<DeviceRecord>, boolean]>([
  ["unchanged", {}, true],
  ["moved by the live rows", { punches: 102, newSinceProof: 2 }, true],
  ["one more than came live", { punches: 103, newSinceProof: 2 }, false],
  ["cleared", { punches: 0 }, false],
  ["full: rows are overwritten without counting", { capacity: 100 }, false],
  ["always 0", { punches: 0, proof: { ...PROOF, countAtRead: 0 } }, false],
  ["operated", { operations: 4 }, false],
  ["with a slot that is filled without counting", { proof: { ...PROOF, blanksAtRead: 1 } }, false],
  ["never read", { proof: undefined }, false],
])("decides by the counters whether a read can be left out: %s", (_name, changes, expected) => {
  expect(isProven({ ...PROVEN, ...changes }, READ_AT + 1)).toBe(expected);
});

it.each<[string, Partial<LogProof>, boolean]>([
  ["the count moves with the rows", {}, false],
  ["blank slots are filled", { blanksAtRead: 1 }, true],
  ["the count is always 0", { countAtRead: 0 }, true],
  ["the log is empty", { countAtRead: 0, rowsRead: 0 }, false],
])("knows whether rows can come that no count tells: %s", (_name, changes, expected) => {
  expect(isCountBlind({ proof: { ...PROOF, ...changes } })).toBe(expected);
});

it("asks for a full read once a day whatever the counters say", () => {
  expect(isProven(PROVEN, READ_AT + 86_399_999)).toBe(true);
  expect(isProven(PROVEN, READ_AT + 86_400_000)).toBe(false);
});
