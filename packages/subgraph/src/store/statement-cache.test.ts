import { expect, it } from "vitest";
import { cacheStatements } from "./statement-cache.ts";

const createDatabase = () => {
  const prepared: string[] = [];
  const statement = { reader: true, all: () => [], run: () => ({ changes: 0, lastInsertRowid: 0 }) };
  const prepare = (sql: string) => {
    prepared.push(sql);
    return { ...statement, iterate: () => [][Symbol.iterator]() };
  };
  return { prepared, cached: cacheStatements({ close: () => {}, prepare }) };
};

it("prepares a statement once, however often it is run", () => {
  const { prepared, cached } = createDatabase();
  const [first, again] = [cached.prepare("select 1"), cached.prepare("select 1")];
  expect(again).toBe(first);
  expect(prepared).toEqual(["select 1"]);
});

it("holds a bounded number of statements, whatever is asked", () => {
  const { prepared, cached } = createDatabase();
  for (let index = 0; index < 201; index++) cached.prepare(`select ${index}`);
  cached.prepare("select 0");
  expect(prepared).toHaveLength(202);
});
