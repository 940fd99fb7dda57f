import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeBuildLock } from "./build-lock.ts";

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "build-lock-"));
  file = join(dir, "cache", "lock");
});
afterEach(() => rmSync(dir, { recursive: true }));

describe("the right to build", () => {
  it("is given once until it is given back", () => {
    const release = takeBuildLock(file);
    expect(takeBuildLock(file)).toBeUndefined();
    release?.();
    expect(existsSync(file)).toBe(false);
    expect(takeBuildLock(file)).toBeDefined();
  });

  it("is taken over from a process that is gone", () => {
    takeBuildLock(file)?.();
    writeFileSync(file, "2147483646");
    expect(takeBuildLock(file)).toBeDefined();
  });
});
