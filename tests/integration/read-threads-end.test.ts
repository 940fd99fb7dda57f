import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createTempDir } from "./place-harness.ts";

it("ends threads while they open their database, and the process lives", () => {
  const temp = createTempDir();
  const program = fileURLToPath(new URL("end-read-threads.ts", import.meta.url));
  // Apart, because what this guards against is the abort of the whole process.
  const { stdout, stderr, status, signal } = spawnSync(process.execPath, [program, temp.dir], { encoding: "utf8" });
  temp.remove();
  expect({ stdout, stderr, status, signal }).toEqual({
    stdout: "every thread ended\n",
    stderr: "",
    status: 0,
    signal: null,
  });
});
