import { expect, it } from "vitest";
import { type Erasure, isOfErased, type TimedRow, withReader, withStore } from "./erasure.ts";

const ERASURE: Erasure = {
  ...{ id: "e", hash: "h", pseudonym: "erased-x", askedMs: 1_000, askedBy: "account/1", reason: "because" },
  readers: [
    { readerId: "gone", state: "REMOVED", atMs: 1_500 },
    { readerId: "away", state: "PENDING" },
    { readerId: "free", state: "NOT_THERE", atMs: 1_500 },
  ],
};

it.each<[what: string, readerId: string | undefined, row: TimedRow, isOwn: boolean]>([
  ["a punch of before", "gone", { atMs: 900, setAside: undefined }, true],
  ["a punch before it was off that reader", "gone", { atMs: 1_400, setAside: undefined }, true],
  ["a punch afterwards: of whoever has the PIN now", "gone", { atMs: 1_501, setAside: undefined }, false],
  ["any punch on a reader that has it still", "away", { atMs: 9_000, setAside: undefined }, true],
  ["a punch on a reader that never had it", "free", { atMs: 1_400, setAside: undefined }, false],
  ["a punch of an app, before", undefined, { atMs: 900, setAside: undefined }, true],
  ["a punch of an app, afterwards", undefined, { atMs: 1_001, setAside: undefined }, false],
  ["a row without a time", "gone", { atMs: undefined, setAside: "BAD_TIME" }, true],
  ["a row of a clock that is ahead", "gone", { atMs: 9_000, setAside: "IN_FUTURE" }, true],
])("knows whose it is: %s", (_what, readerId, row, isOwn) => {
  expect(isOfErased(ERASURE, readerId, row)).toBe(isOwn);
});

it("is done with the last reader, and not before its store", () => {
  const removed = withReader(ERASURE, { readerId: "away", state: "REMOVED", atMs: 2_000 }, 2_000);
  expect(removed.doneMs).toBeUndefined();
  expect(withStore(removed, 3, 2_500)).toMatchObject({ doneMs: 2_500, erased: { rows: 3 } });
  expect(withStore(ERASURE, 3, 2_500).doneMs).toBeUndefined();
});
