import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createTempDir } from "./place-harness.ts";

it("starts threads for which V8 compiles no way from WebAssembly to JavaScript, which it would free twice", () => {
  const temp = createTempDir();
  const log = join(temp.dir, "v8.log");
  const program = fileURLToPath(new URL("compiled-wrappers.ts", import.meta.url));
  const flags = ["--log-code", "--no-logfile-per-isolate", `--logfile=${log}`];
  const { stdout } = spawnSync(process.execPath, [...flags, program], { encoding: "utf8" });
  const lines = readFileSync(log, "utf8").split("\n");
  temp.remove();
  expect(stdout).toBe("it ended\n");
  const compiled = lines.filter((line) => line.startsWith("code-creation,"));
  expect(compiled.length).toBeGreaterThan(0);
  expect(compiled.filter((line) => line.includes("wasm-to-js"))).toEqual([]);
});
