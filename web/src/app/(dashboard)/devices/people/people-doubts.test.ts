import { expect, it } from "vitest";
import { listPeopleDoubts } from "./people-doubts.ts";

const COUNTS = { users: 3, punches: 9, capacity: null };
const READER = { status: "ONLINE", lastSeenAt: "2026-03-04T09:00:00Z", counts: COUNTS, unreadableUsers: 0 } as const;
const kinds = (reader: Partial<Parameters<typeof listPeopleDoubts>[0]>, known?: number, isOld = false) =>
  listPeopleDoubts({ ...READER, ...reader }, known, isOld).map(({ kind, count }) => `${kind} ${count}`);

it("doubts nothing of a reader that is there and counts as many people as are known", () => {
  expect(kinds({}, 3)).toEqual([]);
  expect(kinds({}, undefined)).toEqual([]);
  expect(kinds({ counts: null }, 3)).toEqual([]);
});

it("says each thing by which the list may be another than the reader's", () => {
  expect(kinds({}, 2)).toEqual(["fewer 3"]);
  expect(kinds({}, 4)).toEqual(["more 3"]);
  expect(kinds({ unreadableUsers: 1 }, 2)).toEqual(["unreadable 1"]);
  expect(kinds({ status: "OFFLINE" }, 3)).toEqual(["away 0"]);
  expect(kinds({ lastSeenAt: null, counts: null, status: "CONNECTING" }, 0)).toEqual(["neverSeen 0"]);
  expect(kinds({}, 3, true)).toEqual(["notReread 0"]);
});
