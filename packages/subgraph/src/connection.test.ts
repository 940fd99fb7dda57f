import { describe, expect, it } from "vitest";
import { createConnection } from "./connection.ts";

function makeConnection(rows: number, first: number) {
  const calls: { list: number[]; count: number } = { list: [], count: 0 };
  const connection = createConnection({
    first,
    hasAfter: false,
    list: async (limit) => {
      calls.list.push(limit);
      return Array.from({ length: Math.min(limit, rows) }, (_, index) => index);
    },
    count: async () => {
      calls.count++;
      return rows;
    },
    cursorList: { field: "rows", order: "ASC" },
    toCursorKeys: (row) => [row],
  });
  return { connection, calls };
}

describe("createConnection", () => {
  it("reads nothing until a field asks, and rows once for edges and pageInfo", async () => {
    const { connection, calls } = makeConnection(5, 3);
    expect(calls).toEqual({ list: [], count: 0 });
    await Promise.all([connection.edges(), connection.pageInfo(), connection.edges()]);
    expect(calls).toEqual({ list: [4], count: 0 });
  });

  it("counts without reading rows", async () => {
    const { connection, calls } = makeConnection(5, 3);
    expect(await connection.totalCount()).toBe(5);
    expect(calls).toEqual({ list: [], count: 1 });
  });

  it.each([
    [4, 3, 3, true],
    [3, 3, 3, false],
    [0, 3, 0, false],
  ])("of %i rows with first %i gives %i and says whether more follow: %s", async (rows, first, edges, hasNextPage) => {
    const { connection } = makeConnection(rows, first);
    expect(await connection.edges()).toHaveLength(edges);
    const { startCursor, endCursor, ...info } = await connection.pageInfo();
    expect(info).toEqual({ hasNextPage, hasPreviousPage: false });
    expect([startCursor === null, endCursor === null]).toEqual([edges === 0, edges === 0]);
  });
});
