import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ReaderJournal } from "./reader-journal.ts";

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-journal-"));
  file = join(dir, "readers", "gate-1.jsonl");
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(dir, { recursive: true });
});

const row = (userId: string) => ({ userId, time: "2026-11-01T08:00:00", verify: 1, punch: 0, raw: "" });
const usersIn = (journal: ReaderJournal) => journal.read().map(({ userId }) => userId);

it("gives back the rows in the order in which they were taken", () => {
  const journal = new ReaderJournal(file);
  for (const userId of ["1", "2"]) journal.append(row(userId));
  expect(usersIn(new ReaderJournal(file))).toEqual(["1", "2"]);
});

it("keeps rows that it cannot write now, and writes each once when it can", () => {
  const journal = new ReaderJournal(file);
  mkdirSync(file); // nothing can be written there
  for (const userId of ["1", "2"]) journal.append(row(userId));
  rmdirSync(file);
  vi.advanceTimersByTime(1_000);
  journal.append(row("3"));
  vi.advanceTimersByTime(10_000);
  expect(usersIn(new ReaderJournal(file))).toEqual(["1", "2", "3"]);
});

it("does not lose a row behind a line that a crash cut off", () => {
  new ReaderJournal(file).append(row("1"));
  appendFileSync(file, '{"userId":"2","ti');
  new ReaderJournal(file).append(row("3"));
  expect(usersIn(new ReaderJournal(file))).toEqual(["1", "3"]);
  expect(readFileSync(file, "utf8").endsWith("\n")).toBe(true);
});
