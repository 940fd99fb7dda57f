import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const BF = fileURLToPath(new URL("../../scripts/bf.ts", import.meta.url));
const EXAMPLES = fileURLToPath(new URL("../../packages/rules/test/fixtures/attendance-examples.json", import.meta.url));

function run(...args: readonly string[]): { readonly code: number | null; readonly lastLine: string | undefined } {
  const { status, stdout } = spawnSync(process.execPath, [BF, ...args], { encoding: "utf8", timeout: 20_000 });
  return { code: status, lastLine: stdout.trimEnd().split("\n").at(-1) };
}

it("runs the command of an area and ends with its code", () => {
  expect(run("attendance", "cases", EXAMPLES)).toEqual({ code: 0, lastLine: "16 passed, 0 failed" });
  expect(run("attendance", "cases", BF).code).toBe(2);
});

it.each([[[]], [["attendance"]], [["constructor", "name"]]])("ends with 2 for the unknown command %j", (args) => {
  expect(run(...args).code).toBe(2);
});
