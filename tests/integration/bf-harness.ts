import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { runBf as runCommand } from "../../packages/bf/src/bf.ts";

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
    timeout: 100_000,
  });
  return { code: status, stdout, stderr };
}

/** Runs `bf` as a process beside this one, which answers it meanwhile. */
export async function runBfBeside(args: readonly string[], input: string): Promise<BfRun> {
  const child = spawn(process.execPath, [BF, ...args]);
  child.stdin.end(input);
  const ended = once(child, "exit");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return { code: child.exitCode, stdout, stderr };
}

/** Runs `bf` in this process: much sooner, where a test needs no input and no process of its own. */
export async function callBf(args: readonly string[]): Promise<BfRun> {
  const said = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      said[name] += String(text);
      return true;
    }),
  );
  try {
    return { code: await runCommand(args), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
