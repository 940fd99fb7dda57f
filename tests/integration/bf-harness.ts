import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const BF = fileURLToPath(new URL("../../packages/bf/src/main.ts", import.meta.url));

/** How a command ended. */
export interface BfRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `bf` as a process, its stdin given as a whole. */
export function runBf(args: readonly string[], input = ""): BfRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BF, ...args], {
    encoding: "utf8",
    input,
    timeout: 20_000,
  });
  return { code: status, stdout, stderr };
}
