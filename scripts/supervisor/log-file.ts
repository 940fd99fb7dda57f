import { closeSync, copyFileSync, ftruncateSync, mkdirSync, openSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** How large one log becomes before it is moved aside. With the older part beside it, it takes twice as much at most. */
export const MAX_LOG_BYTES = 10 * 1_048_576;

/**
 * Opens a log for a process that writes it itself, so that nobody stands between the two: the supervisor neither passes
 * lines on nor notices when they cannot be written.
 *
 * @returns the descriptor, or what was in the way.
 */
export function openLog(file: string): number | Error {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return openSync(file, "a", 0o600);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What became of a log. `CUT`: there was no room for its older part, which is lost. */
export type Rotation = "SMALL" | "ROTATED" | "CUT";

/**
 * Moves a log aside that has become too large, into `<file>.1`, and empties it. It is copied and not renamed: its process
 * holds it open, appends to it, and goes on at the new end. A line that is written between the two is lost.
 *
 * The bound counts more than old lines: on a full disk the log is emptied all the same.
 */
export function rotateLog(file: string, maxBytes: number): Rotation {
  if (sizeOf(file) <= maxBytes) return "SMALL";
  const isKept = copy(file, `${file}.1`);
  const log = openSync(file, "r+");
  try {
    ftruncateSync(log, 0);
  } finally {
    closeSync(log);
  }
  return isKept ? "ROTATED" : "CUT";
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function copy(file: string, to: string): boolean {
  try {
    remove(to); // first: its room may be what the copy needs
    copyFileSync(file, to);
    return true;
  } catch {
    remove(to); // half of it would read like all of it
    return false;
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // it cannot be removed, and nothing can be copied to its place: that says enough
  }
}
