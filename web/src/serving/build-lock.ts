import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Takes the right to build: a file that holds the builder's process id. A lock whose process is gone is taken over.
 *
 * @returns how to give it back, or undefined while another process builds.
 */
export function takeBuildLock(file: string): (() => void) | undefined {
  mkdirSync(dirname(file), { recursive: true });
  if (!tryWrite(file)) {
    if (isAlive(readOwner(file))) return undefined;
    rmSync(file, { force: true });
    if (!tryWrite(file)) return undefined;
  }
  return () => {
    if (readOwner(file) === process.pid) rmSync(file, { force: true });
  };
}

function tryWrite(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function readOwner(file: string): number {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0; // given back in the meantime
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"; // alive, of another user
  }
}
