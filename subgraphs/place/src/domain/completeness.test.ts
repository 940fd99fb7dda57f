import { expect, it } from "vitest";
import { toCompleteness } from "./completeness.ts";
import type { DeviceRecord, LogProof } from "./device.ts";
import { type Doubt, isGlanceNeeded, isOtherLog, isReadNeeded, toMissingRows, toProved } from "./doubts.ts";

const READ_AT = Date.UTC(2026, 0, 1);
const PROOF: LogProof = {
  atMs: READ_AT,
  countAtRead: 100,
  countAfterRead: 100,
  rowsRead: 100,
  operationsAtRead: 3,
  liveAfterRead: 0,
};
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
  newAtCheck: 0,
  unreadUsers: 0,
};
const GLANCE = { atMs: READ_AT, isSameStart: true, slots: 100, newAtGlance: 0, operations: 3 };
const proofOf = (changes: Partial<LogProof>): Partial<DeviceRecord> => ({ proof: { ...PROOF, ...changes } });

it("shows no numbers before first contact", () => {
  const { proof: _proof, lastSeenMs: _seen, punches: _punches, ...unseen } = PROVEN;
  expect(toCompleteness(unseen, READ_AT)).toMatchObject({
    verdict: "NOT_CHECKED",
    doubts: undefined,
    rowsReported: undefined,
    rowsStored: undefined,
  });
});

it.each<[string, Partial<DeviceRecord>]>([
  ["everything read", {}],
  ["live rows since", { punches: 103, newSinceProof: 3, newAtCheck: 3 }],
  ["a live row that the last check has not seen yet", { newSinceProof: 1 }],
  [
    "a log that is empty and counted so",
    { punches: 0, ...proofOf({ countAtRead: 0, countAfterRead: 0, rowsRead: 0 }) },
  ],
  ["a gap closed", { gapFromMs: READ_AT, gapClosedMs: READ_AT + 1 }],
  ["a reader that tells no capacity", { capacity: 0 }],
  [
    "rows that came while the log was read",
    { punches: 101, ...proofOf({ countAtRead: 99, countAfterRead: 101 }), newAtCheck: 2 },
  ],
  ["a glance that shows the same log", { glance: GLANCE }],
  ["a glance that shows what came live too", { glance: { ...GLANCE, slots: 102, newAtGlance: 2 } }],
  ["operations that a glance has looked into", { operations: 4, glance: { ...GLANCE, operations: 4 } }],
])("calls a reader COMPLETE with %s, and its log needs no read", (_name, changes) => {
  const device = { ...PROVEN, ...changes };
  expect(toCompleteness(device, READ_AT)).toMatchObject({ verdict: "COMPLETE", doubts: [] });
  expect([isReadNeeded(device, READ_AT), toProved(device, READ_AT)]).toEqual([false, { provedMs: READ_AT }]);
});

it.each<[string, Partial<DeviceRecord>, Doubt, isReadNeeded: boolean]>([
  ["never read whole", { proof: undefined }, "NEVER_READ", true],
  ["a row missing", { punches: 101 }, "ROWS_MISSING", true],
  ["a row of two missing", { punches: 102, newSinceProof: 1, newAtCheck: 1 }, "ROWS_MISSING", true],
  [
    "a row missing behind a live row that the last check has not seen",
    { punches: 101, newSinceProof: 1 },
    "ROWS_MISSING",
    true,
  ],
  ["fewer rows than were read", { punches: 99 }, "ROWS_MISSING", true],
  ["a log that is longer than what was read", { glance: { ...GLANCE, slots: 101 } }, "ROWS_MISSING", true],
  ["a log that is shorter", { glance: { ...GLANCE, slots: 99 } }, "ROWS_MISSING", true],
  [
    "a count above what the log brought",
    { punches: 103, ...proofOf({ countAtRead: 103, countAfterRead: 103 }) },
    "COUNT_WRONG",
    true,
  ],
  ["a count below it", { punches: 97, ...proofOf({ countAtRead: 97, countAfterRead: 97 }) }, "COUNT_WRONG", true],
  ["a count that is always 0", { punches: 0, ...proofOf({ countAtRead: 0, countAfterRead: 0 }) }, "COUNT_WRONG", true],
  ["a count below 0", { punches: -1, ...proofOf({ countAtRead: -1, countAfterRead: -1 }) }, "COUNT_WRONG", true],
  ["a log without room, which overwrites rows without counting", { capacity: 100 }, "LOG_FULL", true],
  ["a log without room that counts 0", { punches: 0, capacity: 100 }, "LOG_FULL", true],
  ["slots that are filled without counting", proofOf({ blanksAtRead: 1 }), "BLANK_SLOTS", true],
  ["other rows at its beginning", { glance: { ...GLANCE, isSameStart: false } }, "LOG_CHANGED", true],
  ["operations since", { operations: 4 }, "OPERATED", false],
  ["operations since a glance", { operations: 4, glance: GLANCE }, "OPERATED", false],
  ["a gap open", { gapFromMs: READ_AT }, "GAP_OPEN", false],
  ["rows that went to another reader of the same serial number", { rowsStored: 99 }, "ROWS_ELSEWHERE", false],
  ["users that could not be read", { unreadUsers: "ALL" }, "USERS_UNREAD", false],
  ["records that are no users", { unreadUsers: 2 }, "USERS_UNREAD", false],
  ["sums that are never right", { hasOwnSums: true }, "CHECKSUMS_WRONG", false],
])("does not vouch for a reader with %s", (_name, changes, doubt, isNeeded) => {
  const device = { ...PROVEN, ...changes };
  const { verdict, doubts } = toCompleteness(device, READ_AT + 1);
  expect(verdict).toBe("INCOMPLETE");
  expect(doubts).toContain(doubt);
  expect(isReadNeeded(device, READ_AT + 1)).toBe(isNeeded);
});

it("vouches for a read of the log for a day, whatever the counters say", () => {
  expect(toCompleteness(PROVEN, READ_AT + 86_399_999).verdict).toBe("COMPLETE");
  expect(toCompleteness(PROVEN, READ_AT + 86_400_000)).toMatchObject({ verdict: "INCOMPLETE", doubts: ["PROOF_OLD"] });
});

it.each<[string, Partial<DeviceRecord>, number]>([
  ["blank slots are no rows", proofOf({ blanksAtRead: 2, countAtRead: 102, countAfterRead: 102 }), 100],
  ["a wrong count is shown as it is", proofOf({ countAtRead: 105, countAfterRead: 105 }), 102],
  [
    "where nothing is counted, the log's own length is the count",
    { ...proofOf({ countAtRead: 0, countAfterRead: 0 }), glance: { ...GLANCE, slots: 107 } },
    107,
  ],
  ["and before that was looked at, what was read", proofOf({ countAtRead: 0, countAfterRead: 0 }), 100],
])("says how many rows the reader reports: %s", (_name, changes, rowsReported) => {
  expect(toCompleteness({ ...PROVEN, punches: 102, ...changes }, READ_AT).rowsReported).toBe(rowsReported);
});

it("finds by the count how many rows are missing, and nothing by one that counts nothing", () => {
  expect(toMissingRows({ ...PROVEN, punches: 103, newSinceProof: 1 })).toBe(2);
  expect(toMissingRows({ ...PROVEN, punches: 98 })).toBe(-2);
  expect(
    toMissingRows({ ...PROVEN, punches: 0, newSinceProof: 1, ...proofOf({ countAtRead: 0, countAfterRead: 0 }) }),
  ).toBe(0);
});

it.each<[string, Partial<DeviceRecord>, boolean]>([
  ["the count tells everything", {}, false],
  ["somebody operated the reader", { operations: 4 }, true],
  ["nothing is counted", { punches: 0, ...proofOf({ countAtRead: 0, countAfterRead: 0 }) }, true],
  [
    "a log that counted nothing was empty",
    { punches: 0, ...proofOf({ countAtRead: 0, countAfterRead: 0, rowsRead: 0 }) },
    true,
  ],
  ["the log is full", { capacity: 100 }, true],
  ["the last glance showed a row more", { glance: { ...GLANCE, slots: 101 } }, true],
  ["that row came live since", { glance: { ...GLANCE, slots: 101 }, newSinceProof: 1 }, true],
  ["rows came live since a glance that showed the same log", { glance: GLANCE, newSinceProof: 3 }, false],
])("glances at the log when only that tells of rows: %s", (_name, changes, expected) => {
  expect(isGlanceNeeded({ ...PROVEN, ...changes }, READ_AT + 15_000)).toBe(expected);
});

it("takes a log for another one by its length or its first rows", () => {
  expect(isOtherLog({ ...PROVEN, glance: GLANCE })).toBe(false);
  expect(isOtherLog({ ...PROVEN, glance: { ...GLANCE, slots: 101 } })).toBe(true);
  expect(isOtherLog({ ...PROVEN, glance: { ...GLANCE, slots: 101 }, newSinceProof: 1 })).toBe(false);
  expect(isOtherLog({ ...PROVEN, glance: GLANCE, newSinceProof: 1 })).toBe(false);
  expect(isOtherLog({ ...PROVEN, glance: { ...GLANCE, isSameStart: false } })).toBe(true);
});

it("vouches for nothing while the place cannot store", () => {
  expect(toCompleteness(PROVEN, READ_AT + 1).verdict).toBe("COMPLETE");
  expect(toCompleteness(PROVEN, READ_AT + 1, false)).toMatchObject({ verdict: "INCOMPLETE", doubts: ["NOT_STORED"] });
});
