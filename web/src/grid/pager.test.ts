import { expect, it } from "vitest";
import { createPager, type PageRequest } from "./pager.ts";

/** A connection over the numbers 0 to `total - 1`; its cursors are the numbers themselves. */
function createSource(total: number) {
  const asked: string[] = [];
  const slice = ({ first, after, isReversed }: PageRequest) => {
    const list = Array.from({ length: total }, (_, index) => (isReversed ? total - 1 - index : index));
    const start = after === undefined ? 0 : list.indexOf(Number(after)) + 1;
    return list.slice(start, start + first);
  };
  const note = (kind: string, { first, after, isReversed }: PageRequest) =>
    asked.push(`${kind} ${first} ${isReversed ? "from the end" : "from the start"} after ${after ?? "nothing"}`);
  return {
    asked,
    fetchPage: async (request: PageRequest) => {
      note("rows", request);
      const rows = slice(request);
      return { rows, cursors: rows.map(String), total };
    },
    fetchCursors: async (request: PageRequest) => {
      note("cursors", request);
      return slice(request).map(String);
    },
  };
}

it("reads block after block with one request each", async () => {
  const source = createSource(1_000);
  const pager = createPager(source);
  expect(await pager.readBlock(0, 3)).toEqual({ rows: [0, 1, 2], cursors: ["0", "1", "2"], total: 1_000 });
  expect((await pager.readBlock(3, 6)).rows).toEqual([3, 4, 5]);
  expect((await pager.readBlock(0, 3)).rows).toEqual([0, 1, 2]);
  expect(source.asked).toEqual([
    "rows 3 from the start after nothing",
    "rows 3 from the start after 2",
    "rows 3 from the start after nothing",
  ]);
});

it("reads the last block from the list's other end, in the list's order", async () => {
  const source = createSource(100_000);
  const pager = createPager(source);
  await pager.readBlock(0, 100);
  expect((await pager.readBlock(99_900, 100_000)).rows).toEqual(
    Array.from({ length: 100 }, (_, index) => 99_900 + index),
  );
  expect((await pager.readBlock(99_997, 100_100)).rows).toEqual([99_997, 99_998, 99_999]);
  expect(source.asked.slice(1)).toEqual(["rows 100 from the end after nothing", "rows 3 from the end after nothing"]);
});

it("walks to a far block by positions only, once", async () => {
  const source = createSource(10_000);
  const pager = createPager(source);
  await pager.readBlock(0, 100);
  expect((await pager.readBlock(2_500, 2_502)).rows).toEqual([2_500, 2_501]);
  expect((await pager.readBlock(2_502, 2_504)).rows).toEqual([2_502, 2_503]);
  expect(source.asked.slice(1)).toEqual([
    "cursors 1000 from the start after 99",
    "cursors 1000 from the start after 1099",
    "cursors 400 from the start after 2099",
    "rows 2 from the start after 2499",
    "rows 2 from the start after 2501",
  ]);
});

it("answers no rows beyond a list that has become shorter", async () => {
  const source = createSource(5);
  expect((await createPager(source).readBlock(50, 60)).rows).toEqual([]);
});

it("walks to the end of a list that can be read in one order only", async () => {
  const source = createSource(300);
  const pager = createPager({ ...source, isOneWay: true });
  await pager.readBlock(0, 100);
  expect((await pager.readBlock(298, 300)).rows).toEqual([298, 299]);
  expect(source.asked.slice(1)).toEqual(["cursors 198 from the start after 99", "rows 2 from the start after 297"]);
});
