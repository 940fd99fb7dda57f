import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a new file that only its owner may read (mode 600), whole or not at all, folders included (mode 700).
 *
 * @throws `EEXIST` when the file is there already; it is left as it was.
 */
export function writeNewPrivateFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = writeDraft(path, text);
  try {
    linkSync(draft, path); // fails where a rename would silently replace another process's key
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Puts a file (mode 600) in the place of the one that may be there, whole or not at all. Nothing is written when it says so already. */
export function replacePrivateFile(path: string, text: string): void {
  if (readIfThere(path) === text) return;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = writeDraft(path, text);
  try {
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A file of this call alone: nobody can have put one, or a link, where it will be. */
function writeDraft(path: string, text: string): string {
  const draft = `${path}.${randomBytes(9).toString("base64url")}.new`;
  const file = openSync(draft, "wx", 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return draft;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // not there, or not readable: then the write says why
  }
}
