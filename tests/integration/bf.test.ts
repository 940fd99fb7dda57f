import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { callBf } from "./bf-harness.ts";

const BF = fileURLToPath(new URL("../../packages/bf/src/main.ts", import.meta.url));
const EXAMPLES = fileURLToPath(new URL("../../packages/rules/test/fixtures/attendance-examples.json", import.meta.url));

function run(...args: readonly string[]): { readonly code: number | null; readonly lastLine: string | undefined } {
  const { status, stdout } = spawnSync(process.execPath, [BF, ...args], { encoding: "utf8", timeout: 100_000 });
  return { code: status, lastLine: stdout.trimEnd().split("\n").at(-1) };
}

it("runs the command of an area and ends with its code", () => {
  expect(run("attendance", "cases", EXAMPLES)).toEqual({ code: 0, lastLine: "30 passed, 0 failed" });
  expect(run("attendance", "cases", BF).code).toBe(2);
});

it.each([[[]], [["attendance"]], [["constructor", "name"]]])("ends with 2 for the unknown command %j", (args) => {
  expect(run(...args).code).toBe(2);
});

it("lists its commands when asked, and says of each how it is used", async () => {
  const help = spawnSync(process.execPath, [BF, "help"], { encoding: "utf8" });
  expect([help.status, help.stderr]).toEqual([0, ""]);
  const names = [...help.stdout.matchAll(/^ {2}(\S+(?: \S+)?) {2}/gm)].map(([, name = ""]) => name);
  expect(names).toContain("keys generate");
  for (const name of names) {
    const { code, stdout } = await callBf([...name.split(" "), "--help"]);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`usage: bf ${name} `)]);
  }
});

it("names an unknown option and ends with 2; as JSON when that is asked for", () => {
  const wrong = spawnSync(process.execPath, [BF, "keys", "generate", "--colour"], { encoding: "utf8" });
  expect([wrong.status, wrong.stdout]).toEqual([2, ""]);
  expect(wrong.stderr).toMatch(/^BAD_USAGE: .*--colour[\s\S]*usage: bf keys generate/);
  const json = spawnSync(process.execPath, [BF, "keys", "generate", "--json"], { encoding: "utf8" });
  expect(JSON.parse(json.stderr)).toMatchObject({ error: { code: "BAD_USAGE" } });
});

const PLACE = { id: "riyadh", name: "Riyadh", location: "Olaya", timeZone: "Asia/Riyadh", port: 8000, readers: [] };

it("says which key file is damaged and what to do, and ends with 2", () => {
  const dir = mkdtempSync(join(tmpdir(), "bf-keys-"));
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Acme", dataDir: "data" }));
  mkdirSync(join(dir, "places"));
  writeFileSync(join(dir, "places", "riyadh.json"), JSON.stringify(PLACE));
  const generate = () =>
    spawnSync(process.execPath, [BF, "keys", "generate", "--config", dir], { encoding: "utf8", timeout: 100_000 });
  const [identity = "", ...others] = generate().stdout.trimEnd().split("\n");
  writeFileSync(identity, "damaged");
  const { status, stdout, stderr } = generate();
  rmSync(dir, { recursive: true });
  expect(others).toHaveLength(3);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^KEY_UNUSABLE: \S+ holds no 32 bytes in hex: .+\n$/);
});
