import { expect, it } from "vitest";
import { AttendanceLog } from "./attendance-log.ts";

const row = (userId: number) => ({
  uid: userId,
  userId: String(userId),
  time: "2026-11-05T08:00:00",
  verify: 1,
  punch: 0,
});
const ids = (log: AttendanceLog) => log.rows().map(({ userId }) => Number(userId));
/** uid of each 8-byte record, read by hand. */
const uids = (bytes: Buffer) => Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readUInt16LE(i * 8));

function createLog(rows: number): AttendanceLog {
  const log = new AttendanceLog({ recordSize: 8, shortRecordOrder: "VERIFY_FIRST", shortTimeOffset: 3 }, 0);
  for (let i = 1; i <= rows; i++) log.append(row(i));
  return log;
}

it("keeps log order over growth", () => {
  const log = createLog(1000);
  const expected = Array.from({ length: 1000 }, (_, i) => i + 1);
  expect(ids(log)).toEqual(expected);
  expect(uids(log.snapshot())).toEqual(expected);
});

it.each([
  ["append", (log: AttendanceLog) => log.append(row(9))],
  ["clear and append", (log: AttendanceLog) => (log.clear(), log.append(row(9)))],
  ["drop the oldest and append", (log: AttendanceLog) => (log.dropOldest(2), log.append(row(9)))],
])("leaves a snapshot alone after %s", (_name, change) => {
  const log = createLog(3);
  const snapshot = log.snapshot();
  change(log);
  expect(uids(snapshot)).toEqual([1, 2, 3]);
  expect(ids(log).at(-1)).toBe(9);
});

it("counts blank slots, fills them in order and hides them from the rows", () => {
  const log = createLog(2);
  log.appendBlanks(2);
  const before = log.snapshot();
  expect([log.count, ids(log), uids(before)]).toEqual([4, [1, 2], [1, 2, 0, 0]]);
  log.append(row(3));
  expect([log.count, uids(log.snapshot()), uids(before)]).toEqual([4, [1, 2, 3, 0], [1, 2, 0, 0]]);
  log.removeBlanks();
  log.append(row(4));
  expect(uids(log.snapshot())).toEqual([1, 2, 3, 4]);
});

it("never overwrites a removed blank that a snapshot still shows", () => {
  const log = createLog(1);
  log.appendBlanks(1);
  const snapshot = log.snapshot();
  log.removeBlanks();
  log.append(row(2));
  expect(uids(snapshot)).toEqual([1, 0]);
});

it("drops no more than there is", () => {
  const log = createLog(2);
  log.appendBlanks(1);
  log.dropOldest(9);
  log.append(row(5));
  expect([log.count, ids(log)]).toEqual([1, [5]]);
});
