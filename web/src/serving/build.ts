import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { takeBuildLock } from "./build-lock.ts";
import { hashInputs } from "./input-hash.ts";

const LOOK_AGAIN_MS = 1_000;
const RUNNER = fileURLToPath(new URL("build-runner.ts", import.meta.url));

/** What a build needs. */
export interface BuildOptions {
  readonly webDir: string;
  /** Ends a running build. */
  readonly signal: AbortSignal;
  readonly log: (message: string, values?: Readonly<Record<string, unknown>>) => void;
}

/**
 * Makes sure that there is a build of the present input. Organisations side by side share it: while another process
 * builds, this one waits; an input that was built already costs nothing.
 *
 * @throws {Error} when the build fails; its output has said why.
 */
export async function buildWhenNeeded({ webDir, signal, log }: BuildOptions): Promise<void> {
  const stamp = toStampFile(webDir);
  const lock = join(webDir, ".next", "cache", "biometricflow-build.lock");
  const wanted = hashInputs(listInputs(webDir), webDir);
  while (!signal.aborted && readStamp(stamp) !== wanted) {
    const release = takeBuildLock(lock);
    if (!release) {
      await delay(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
      continue;
    }
    process.once("exit", release);
    try {
      if (readStamp(stamp) === wanted) return;
      log("building");
      const startedAtMs = Date.now();
      await runBuild(webDir, signal);
      if (signal.aborted) return;
      mkdirSync(join(webDir, ".next"), { recursive: true });
      writeFileSync(stamp, wanted);
      log("built", { seconds: Math.round((Date.now() - startedAtMs) / 1000) });
    } finally {
      process.off("exit", release);
      release();
    }
  }
}

/** Calls back once when another process builds anew over the build that is there now: its files vanish one by one. */
export function watchBuild(webDir: string, onReplaced: () => void): void {
  const stamp = toStampFile(webDir);
  const served = readStamp(stamp);
  // Looked at by its content: a watcher of the file takes what it sees first for unchanged, however late that is.
  const timer = setInterval(() => {
    if (readStamp(stamp) === served) return;
    clearInterval(timer);
    onReplaced();
  }, LOOK_AGAIN_MS);
  timer.unref();
}

function toStampFile(webDir: string): string {
  return join(webDir, ".next", "input.sha256");
}

function listInputs(webDir: string): string[] {
  const own = ["src", "messages", "next.config.ts", "postcss.config.mjs", "package.json"].map((name) =>
    join(webDir, name),
  );
  return [...own, join(webDir, "..", "packages", "sdk", "src"), join(webDir, "..", "pnpm-lock.yaml")];
}

function readStamp(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // never built, or swept away by a build that runs
  }
}

function runBuild(webDir: string, signal: AbortSignal): Promise<void> {
  const bin = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [RUNNER, bin, "build"], {
    cwd: webDir,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "inherit", "inherit", "ipc"], // the channel's end tells the runner that this process is gone
    detached: true, // the build and its workers are in one group, and end with it
  });
  const stop = () => killGroup(child);
  signal.addEventListener("abort", stop, { once: true });
  process.once("exit", stop);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      signal.removeEventListener("abort", stop);
      process.off("exit", stop);
      if (code === 0 || signal.aborted) resolve();
      else reject(new Error(`next build ended with ${code ?? "a signal"}`));
    });
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // it ended by itself
  }
}
