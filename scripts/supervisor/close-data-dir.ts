import { chmodSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

const FOR_OTHERS = 0o077;
const MODE = 0o7777;

/**
 * Takes from everybody but its owner what a data folder holds: older versions left ledgers and logs readable. Only what
 * belongs to this user is changed and looked into; links are not followed.
 */
export function closeDataDir(dir: string): void {
  const uid = process.getuid?.();
  if (uid === undefined) return; // a system without such modes
  close(dir, uid);
  for (const name of readdirSync(dir)) closeTree(join(dir, name), uid);
}

function closeTree(path: string, uid: number): void {
  if (close(path, uid) === "FOLDER") for (const name of readdirSync(path)) closeTree(join(path, name), uid);
}

/** Leaves alone what belongs to another user: a disk of its own has folders of the system. */
function close(path: string, uid: number): "FOLDER" | "OTHER" {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined || stat.uid !== uid || stat.isSymbolicLink()) return "OTHER";
  if ((stat.mode & FOR_OTHERS) !== 0) chmodSync(path, stat.mode & MODE & ~FOR_OTHERS);
  return stat.isDirectory() ? "FOLDER" : "OTHER";
}
