import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a new file that only its owner may read (mode 600), whole or not at all, folders included (mode 700).
 *
 * @throws `EEXIST` when the file is there already; it is left as it was.
 */
export function writeNewPrivateFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.new`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path); // fails where a rename would silently replace another process's key
  } finally {
    unlinkSync(draft);
  }
}
