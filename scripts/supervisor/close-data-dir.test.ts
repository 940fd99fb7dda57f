import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { closeDataDir } from "./close-data-dir.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bf-modes-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const modeOf = (name: string): string => (statSync(join(root, name)).mode & 0o7777).toString(8);

it("leaves a data folder, and all in it, to its owner", () => {
  mkdirSync(join(root, "data/places/riyadh"), { recursive: true });
  for (const name of ["data", "data/places", "data/places/riyadh"]) chmodSync(join(root, name), 0o755);
  writeFileSync(join(root, "data/places/riyadh/ledger.sqlite"), "", { mode: 0o644 });
  closeDataDir(join(root, "data"));
  expect(["data", "data/places", "data/places/riyadh", "data/places/riyadh/ledger.sqlite"].map(modeOf)).toEqual([
    "700",
    "700",
    "700",
    "600",
  ]);
});

it("does not follow links out of it", () => {
  mkdirSync(join(root, "data"));
  writeFileSync(join(root, "shared"), "");
  chmodSync(join(root, "shared"), 0o644);
  symlinkSync("../shared", join(root, "data/link"));
  closeDataDir(join(root, "data"));
  expect(modeOf("shared")).toBe("644");
});
