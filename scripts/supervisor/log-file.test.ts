import { closeSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openLog, rotateLog } from "./log-file.ts";

const MAX_BYTES = 100;

let dir: string;
let file: string;
const open: number[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-log-"));
  file = join(dir, "logs", "place.log");
});
afterEach(() => {
  for (const log of open.splice(0)) closeSync(log);
  rmSync(dir, { recursive: true });
});

function openGood(): number {
  const log = openLog(file);
  if (typeof log !== "number") throw log;
  open.push(log);
  return log;
}

it("goes on behind what an earlier process wrote", () => {
  writeSync(openGood(), "one\n");
  writeSync(openGood(), "two\n");
  expect(readFileSync(file, "utf8")).toBe("one\ntwo\n");
});

it("is open to its owner alone", () => {
  openGood();
  expect([join(dir, "logs"), file].map(toMode)).toEqual(["700", "600"]);
});

function toMode(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

it("says what is in the way, and throws nothing", () => {
  mkdirSync(file, { recursive: true });
  expect(openLog(file)).toMatchObject({ code: "EISDIR" });
});

it("stays as it is while it is small", () => {
  writeSync(openGood(), "x".repeat(MAX_BYTES));
  expect(rotateLog(file, MAX_BYTES)).toBe("SMALL");
  expect(statSync(file).size).toBe(MAX_BYTES);
});

it("is moved aside when it is too large, and its process goes on at the new end", () => {
  const log = openGood();
  writeSync(log, "x".repeat(MAX_BYTES + 1));
  expect(rotateLog(file, MAX_BYTES)).toBe("ROTATED");
  writeSync(log, "new\n");
  expect(readFileSync(file, "utf8")).toBe("new\n");
  expect(readFileSync(`${file}.1`, "utf8")).toBe("x".repeat(MAX_BYTES + 1));
});

it("takes twice its bound at most, however long it is written", () => {
  const log = openGood();
  for (let turn = 0; turn < 10; turn++) {
    writeSync(log, `${turn}`.repeat(MAX_BYTES + 1));
    rotateLog(file, MAX_BYTES);
  }
  expect(statSync(file).size + statSync(`${file}.1`).size).toBe(MAX_BYTES + 1);
  expect(readFileSync(`${file}.1`, "utf8")[0]).toBe("9");
});

it("is emptied all the same when there is no room for its older part", () => {
  const log = openGood();
  writeSync(log, "x".repeat(MAX_BYTES + 1));
  mkdirSync(`${file}.1`); // nothing can be copied there
  expect(rotateLog(file, MAX_BYTES)).toBe("CUT");
  writeSync(log, "new\n");
  expect(readFileSync(file, "utf8")).toBe("new\n");
});

it("is none before its process has started", () => {
  expect(rotateLog(file, MAX_BYTES)).toBe("SMALL");
  expect(existsSync(file)).toBe(false);
});
