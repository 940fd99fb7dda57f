import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";

const RUNNER = fileURLToPath(new URL("../../web/src/serving/build-runner.ts", import.meta.url));

/** A parent that starts the runner as the dashboard does, and a build that notes its process id and never ends. */
function startBuild() {
  const dir = mkdtempSync(join(tmpdir(), "build-runner-"));
  const pidFile = join(dir, "pid");
  const build = join(dir, "build.mjs");
  const parent = join(dir, "parent.mjs");
  writeFileSync(
    build,
    `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000);`,
  );
  writeFileSync(
    parent,
    `import { spawn } from "node:child_process";
     const args = ${JSON.stringify([RUNNER, build])};
     spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"], detached: true });`,
  );
  const child = spawn(process.execPath, [parent], { stdio: "ignore" });
  return { child, readPid: () => Number(readFileSync(pidFile, "utf8")) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // gone
  }
}

it("ends the build when its parent is killed without a word", async () => {
  const { child, readPid } = startBuild();
  const pid = await vi.waitFor(() => {
    const read = readPid();
    expect(read).toBeGreaterThan(0);
    return read;
  });
  expect(isAlive(pid)).toBe(true);
  child.kill("SIGKILL");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false));
});

it("passes on how the build ended", async () => {
  const child = spawn(process.execPath, [RUNNER, "-e", "process.exit(7)"], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    detached: true,
  });
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(7);
});
