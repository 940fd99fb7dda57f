import { expect, it } from "vitest";
import { watchFirstStart } from "./harness/first-start.ts";

const READERS = 44;
const ROWS = 7_000;

it("answers every query and every /ready while it reads 44 readers of 7,000 rows for the first time", async () => {
  const { lost, queryMs, readyMs, rowsStored } = await watchFirstStart(READERS, ROWS);
  expect(lost).toEqual([]);
  expect(rowsStored).toBe(READERS * ROWS);
  expect(Math.min(queryMs.length, readyMs.length)).toBeGreaterThan(10);
}, 600_000);
