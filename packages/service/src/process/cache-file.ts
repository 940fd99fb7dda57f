import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** A copy on disk of something another service owns, so that a restart works without that service. */
export interface CacheFile {
  /** `undefined` when there is no readable copy. */
  readonly read: () => unknown;
  /** Replaces the copy as a whole. What cannot be written is tried again until it is, or until something newer is. */
  readonly write: (value: unknown) => void;
}

const RETRY_MS = 5_000;

/** Opens a JSON file as a cache; the file and its folder are made with the first write. */
export function openCacheFile(path: string): CacheFile {
  let retry: NodeJS.Timeout | undefined;
  const keep = (text: string) => {
    clearTimeout(retry);
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, text, { mode: 0o600 });
      renameSync(`${path}.new`, path);
    } catch {
      retry = setTimeout(() => keep(text), RETRY_MS).unref(); // a copy: nothing but a later start needs it
    }
  };
  return {
    read: () => {
      try {
        return JSON.parse(readFileSync(path, "utf8"));
      } catch {
        return undefined; // missing or cut off: as good as no copy
      }
    },
    write: (value) => keep(JSON.stringify(value, null, 2)),
  };
}
