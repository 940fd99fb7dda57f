import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { replacePrivateFile } from "../identity/private-file.ts";
import { StoreFileError } from "./store-file.ts";

const toldErasure = z.object({
  placeId: z.string().min(1),
  /** What the person is called from then on. */
  pseudonym: z.string().min(1),
  /** HMAC-SHA-256 of the PIN under `key`, base64url. */
  hash: z.string().length(43),
  key: z.string().min(1),
  /** When this process heard of it, milliseconds since 1970; lists of former versions, and of followers that need none, say nothing. */
  atMs: z.int().optional(),
});
const content = z.object({ forgotten: z.array(toldErasure) });

/** Somebody whom a place erased, as its feed tells it: by a hash, never by the PIN. */
export type ToldErasure = Readonly<z.infer<typeof toldErasure>>;

/** Whom a follower of places has to forget, beside its store: a backup of the store that is put back may be older. */
export interface ForgottenList {
  readonly list: () => readonly ToldErasure[];
  /** On disk when it returns. Those that are there already are left. */
  readonly add: (erasures: readonly ToldErasure[]) => void;
}

/**
 * Opens the list in a file of its own (mode 600), made with the first erasure.
 *
 * @throws {StoreFileError} STORE_DAMAGED where it is there and is no such list: nobody may come back because of that
 */
export function openForgottenList(file: string): ForgottenList {
  let known = existsSync(file) ? read(file) : [];
  return {
    list: () => known,
    add: (erasures) => {
      const hashes = new Set(known.map(toKey));
      const added = erasures.filter((each) => !hashes.has(toKey(each)));
      if (added.length === 0) return;
      const next = [...known, ...added];
      replacePrivateFile(file, `${JSON.stringify({ forgotten: next }, undefined, 1)}\n`);
      known = next;
    },
  };
}

function toKey({ placeId, hash }: ToldErasure): string {
  return `${placeId} ${hash}`;
}

function read(file: string): readonly ToldErasure[] {
  try {
    return content.parse(JSON.parse(readFileSync(file, "utf8"))).forgotten;
  } catch (error) {
    const message = `STORE_DAMAGED: the list of erased people ${file} cannot be read: put its last whole copy in its place`;
    throw new StoreFileError("STORE_DAMAGED", message, { cause: error });
  }
}
