import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { replacePrivateFile } from "../identity/private-file.ts";
import { StoreFileError } from "./store-file.ts";

const erasedAccount = z.object({
  placeId: z.string().min(1),
  /** HMAC-SHA-256 of the subject under `key`, base64url. */
  hash: z.string().length(43),
  key: z.string().min(1),
});
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
const content = z.object({ forgotten: z.array(toldErasure), accounts: z.array(erasedAccount).default([]) });
type Content = z.infer<typeof content>;

/** Somebody whom a place erased, as its feed tells it: by a hash, never by the PIN. */
export type ToldErasure = Readonly<z.infer<typeof toldErasure>>;

/** The account of somebody who is erased, as attendance tells it: by a hash. */
export type ToldAccount = Readonly<z.infer<typeof erasedAccount>>;

/** Whom a follower of places has to forget, beside its store: a backup of the store that is put back may be older. */
export interface ForgottenList {
  readonly list: () => readonly ToldErasure[];
  /** On disk when it returns. Those that are there already are left. */
  readonly add: (erasures: readonly ToldErasure[]) => void;
  readonly listAccounts: () => readonly ToldAccount[];
  /** As `add`. */
  readonly addAccounts: (accounts: readonly ToldAccount[]) => void;
}

/**
 * Opens the list in a file of its own (mode 600), made with the first erasure.
 *
 * @throws {StoreFileError} STORE_DAMAGED where it is there and is no such list: nobody may come back because of that
 */
export function openForgottenList(file: string): ForgottenList {
  let known: Content = existsSync(file) ? read(file) : { forgotten: [], accounts: [] };
  const put = (next: Content): void => {
    replacePrivateFile(file, `${JSON.stringify(next, undefined, 1)}\n`);
    known = next;
  };
  return {
    list: () => known.forgotten,
    add: (erasures) => {
      const added = listNew(known.forgotten, erasures);
      if (added.length > 0) put({ ...known, forgotten: [...known.forgotten, ...added] });
    },
    listAccounts: () => known.accounts,
    addAccounts: (accounts) => {
      const added = listNew(known.accounts, accounts);
      if (added.length > 0) put({ ...known, accounts: [...known.accounts, ...added] });
    },
  };
}

function listNew<Told extends ToldAccount>(known: readonly Told[], told: readonly Told[]): readonly Told[] {
  const keys = new Set(known.map(toKey));
  return told.filter((each) => !keys.has(toKey(each)));
}

function toKey({ placeId, hash }: ToldAccount): string {
  return `${placeId} ${hash}`;
}

function read(file: string): Content {
  try {
    return content.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const message = `STORE_DAMAGED: the list of erased people ${file} cannot be read: put its last whole copy in its place`;
    throw new StoreFileError("STORE_DAMAGED", message, { cause: error });
  }
}
