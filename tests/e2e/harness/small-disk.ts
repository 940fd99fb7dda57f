import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Whether this process may mount a disk that nobody else sees: on Linux, as root, where the sandbox lets it. */
export const CAN_MOUNT =
  process.platform === "linux" &&
  spawnSync("unshare", ["--mount", "sh", "-c", "mount -t tmpfs tmpfs /mnt"], { stdio: "ignore" }).status === 0;

/**
 * The command that runs `command` with a disk of its own at a folder: a file system in memory of so many bytes, in a mount
 * namespace that ends with it. It keeps the process id.
 */
export function onSmallDisk(folder: string, bytes: number, command: readonly string[]): readonly string[] {
  const script = 'mount -t tmpfs -o "size=$1,mode=0755" tmpfs "$2" && shift 2 && exec "$@"';
  return ["unshare", "--mount", "--propagation", "private", "sh", "-c", script, "sh", `${bytes}`, folder, ...command];
}

/** Where this process sees the folder as a process with a disk of its own does. */
export function seenBy(pid: number, folder: string): string {
  return join(`/proc/${pid}/root`, folder);
}

/** Writes a file until the disk below a folder has no byte left. @returns the end of it. */
export function fillDisk(folder: string): () => void {
  const filler = join(folder, "filler");
  const file = openSync(filler, "w");
  for (let size = 1_048_576; size >= 1; size = Math.floor(size / 2)) while (tryToWrite(file, size));
  closeSync(file);
  return () => rmSync(filler);
}

function tryToWrite(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) > 0;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") return false;
    throw error;
  }
}
