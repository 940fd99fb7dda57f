import { describe, expect, it } from "vitest";
import { createConnection } from "./connection.ts";

function makeConnection(rows: number, first: number, turn: (rows: number) => Promise<void> = async () => undefined) {
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
    turn,
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

  it("reads where rows stand instead of rows when no row is selected", async () => {
    const source = {
      first: 2,
      hasAfter: false,
      list: () => Promise.reject(new Error("no row is wanted")),
      listPositions: async (limit: number) => Array.from({ length: limit }, (_, index) => [index, `id-${index}`]),
      count: async () => 9,
      cursorList: { field: "rows", order: "ASC" },
      toCursorKeys: () => [],
    };
    const connection = createConnection<string>(source);
    const rows = createConnection({
      ...source,
      listPositions: undefined,
      list: async () => [0, 1, 2],
      toCursorKeys: (row) => [row, `id-${row}`],
    });
    const cursorsOf = async ({ edges }: Pick<typeof rows, "edges">) => (await edges()).map(({ cursor }) => cursor);
    expect(await cursorsOf(rows)).toEqual((await connection.edges()).map(({ cursor }) => cursor));
    expect(await connection.pageInfo()).toEqual(await rows.pageInfo());
  });

  it("waits for a turn with as many rows as it gives", async () => {
    const turns: number[] = [];
    const { connection } = makeConnection(5, 3, async (rows) => void turns.push(rows));
    expect((await connection.edges()).map(({ node }) => node)).toEqual([0, 1, 2]);
    expect(turns).toEqual([3]);
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
