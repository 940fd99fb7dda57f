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
  const draft = `${path}.${process.pid}.new`;
  try {
    writeDurably(draft, text);
    linkSync(draft, path); // fails where a rename would silently replace another process's key
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Puts a file (mode 600) in the place of the one that may be there, whole or not at all. Nothing is written when it says so already. */
export function replacePrivateFile(path: string, text: string): void {
  if (readIfThere(path) === text) return;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.new`;
  try {
    writeDurably(draft, text);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, "w", 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // not there, or not readable: then the write says why
  }
}
