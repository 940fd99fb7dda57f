import type { DirectoryStore } from "./domain/directory-store.ts";

const MINUTE_MS = 60_000;
/** Keys whose minute is remembered; one that is forgotten is written once more. */
const MAX_KEYS = 10_000;

/** What keeping the last use of keys needs. */
export interface KeyUseOptions {
  readonly store: Pick<DirectoryStore, "noteKeyUse">;
  readonly now: () => number;
}

/** Creates the note of who uses an API key: to the minute, and written once in it however often the key is used. */
export function createKeyUse({ store, now }: KeyUseOptions): (subject: string) => Promise<void> {
  const minuteByKey = new Map<string, number>();
  return async (subject) => {
    if (!subject.startsWith("key/")) return;
    const minute = Math.floor(now() / MINUTE_MS);
    if (minuteByKey.get(subject) === minute) return;
    if (minuteByKey.size >= MAX_KEYS) minuteByKey.clear();
    minuteByKey.set(subject, minute);
    await store.noteKeyUse(subject, minute * MINUTE_MS);
  };
}
