import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { hashInputs } from "./input-hash.ts";

let dir: string;
const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
const hash = () => hashInputs([join(dir, "src"), join(dir, "lock.yaml")], dir);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "input-hash-"));
  mkdirSync(join(dir, "src", "node_modules"), { recursive: true });
  write("lock.yaml", "1");
  write("src/page.tsx", "a");
});
afterEach(() => rmSync(dir, { recursive: true }));

it("changes with a file's content, its name, and a new file", () => {
  const hashes = [hash()];
  write("src/page.tsx", "b");
  hashes.push(hash());
  write("src/other.tsx", "b");
  hashes.push(hash());
  write("lock.yaml", "2");
  hashes.push(hash());
  expect(new Set(hashes).size).toBe(4);
});

it("stays the same for what the build does not read", () => {
  const before = hash();
  write("src/page.test.ts", "x");
  write("src/node_modules/x.js", "x");
  expect(hash()).toBe(before);
});
