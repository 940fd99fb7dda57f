import { type PublicJwk, readPublicKeys } from "./keys.ts";
import { replacePrivateFile } from "./private-file.ts";

/** Public keys whose signatures are kept for longer than they sign, in a file. None is ever taken out by a process. */
export interface KeyArchive {
  /** @throws {KeyFileError} KEY_UNUSABLE for a file that is no key set: it is left as it is; or what the disk says */
  readonly add: (key: PublicJwk) => void;
  /** Those that are known: none before the first `add`. */
  readonly keys: () => readonly PublicJwk[];
}

/** Opens an archive; the file (a JWKS, mode 600) is made with the first key. */
export function openKeyArchive(file: string): KeyArchive {
  let known: readonly PublicJwk[] = [];
  return {
    add: (key) => {
      const kept = readPublicKeys(file); // each time: one that was damaged may have been put back
      known = kept.some(({ kid }) => kid === key.kid) ? kept : [...kept, key];
      replacePrivateFile(file, `${JSON.stringify({ keys: known }, null, 2)}\n`);
    },
    keys: () => known,
  };
}
