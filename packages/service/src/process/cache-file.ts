import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** A copy on disk of something another service owns, so that a restart works without that service. */
export interface CacheFile {
  /** `undefined` when there is no readable copy. */
  readonly read: () => unknown;
  /** Replaces the copy as a whole. */
  readonly write: (value: unknown) => void;
}

/** Opens a JSON file as a cache; the file and its folder are made with the first write. */
export function openCacheFile(path: string): CacheFile {
  return {
    read: () => {
      try {
        return JSON.parse(readFileSync(path, "utf8"));
      } catch {
        return undefined; // missing or cut off: as good as no copy
      }
    },
    write: (value) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify(value, null, 2));
      renameSync(`${path}.new`, path);
    },
  };
}
