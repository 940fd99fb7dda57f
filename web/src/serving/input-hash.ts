import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(["node_modules", ".next", "test", "serving"]);
const SKIPPED_FILES = /(\.test\.tsx?|\.tsbuildinfo|next-env\.d\.ts)$/;

/** A hash over everything that the build reads: names and contents of the files under these folders or files. */
export function hashInputs(paths: readonly string[], base: string): string {
  const hash = createHash("sha256");
  hash.update(process.version);
  for (const file of paths.flatMap(listFiles).sort()) {
    hash.update(`\0${relative(base, file).split(sep).join("/")}\0`);
    hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}

function listFiles(path: string): string[] {
  const entries = readEntries(path);
  if (entries === undefined) return [path];
  return entries
    .filter((entry) => (entry.isDirectory() ? !SKIPPED_FOLDERS.has(entry.name) : !SKIPPED_FILES.test(entry.name)))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(path, entry.name)) : [join(path, entry.name)]));
}

function readEntries(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return undefined; // a file
    throw error;
  }
}
