import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { replacePrivateFile, writeNewPrivateFile } from "./private-file.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "private-file-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe.each([
  ["a new file", writeNewPrivateFile],
  ["a file in the place of another", replacePrivateFile],
])("%s", (_what, write) => {
  it("is its owner's alone, and leaves no draft", () => {
    write(join(dir, "key"), "secret");
    expect(readFileSync(join(dir, "key"), "utf8")).toBe("secret");
    expect(statSync(join(dir, "key")).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(["key"]);
  });

  it("is never written through a file that somebody put where its draft may be", () => {
    const planted = join(dir, `key.${process.pid}.new`);
    writeFileSync(planted, "theirs", { mode: 0o644 });
    write(join(dir, "key"), "secret");
    expect(readFileSync(planted, "utf8")).toBe("theirs");
    expect(statSync(join(dir, "key")).mode & 0o777).toBe(0o600);
  });
});

it("leaves a file that is there already as it was", () => {
  writeFileSync(join(dir, "key"), "mine");
  expect(() => writeNewPrivateFile(join(dir, "key"), "other")).toThrow(/EEXIST/);
  expect(readFileSync(join(dir, "key"), "utf8")).toBe("mine");
  expect(readdirSync(dir)).toEqual(["key"]);
});
