import type { Log } from "../observe/log.ts";
import type { CacheFile } from "../process/cache-file.ts";
import { fromJwks, type KeySet } from "./keys.ts";

/** The public keys another process publishes, kept on disk so that its tokens verify while it is down. */
export interface PublishedKeys {
  readonly current: () => KeySet;
  /** Asks for them; equal calls at the same time are one. Keys that were known stay when there is no usable answer. */
  readonly refresh: () => Promise<void>;
}

/** Creates the keys from the copy on disk. */
export function createPublishedKeys(options: {
  /** Gives the key set as text, or undefined when it could not be had. May throw. */
  readonly load: () => Promise<string | undefined>;
  readonly cache: CacheFile;
  /** Counts beside the copy until the first answer. */
  readonly initial?: KeySet;
  readonly log: Log;
}): PublishedKeys {
  const { load, cache, initial = new Map(), log } = options;
  let keys: KeySet = new Map([...(parseKeys(cache.read()) ?? []), ...initial]);
  let lastText = "";
  let refreshing: Promise<void> | undefined;
  const take = async () => {
    try {
      const text = await load();
      if (text === undefined || text === lastText) return;
      const json: unknown = JSON.parse(text);
      const loaded = parseKeys(json);
      if (loaded === undefined) return;
      lastText = text;
      const isNew = [...loaded.keys()].some((kid) => !keys.has(kid)) || loaded.size !== keys.size;
      if (!isNew) return;
      keys = loaded;
      cache.write(json);
      log.info({ kids: [...keys.keys()] }, "public keys changed");
    } catch (error) {
      log.debug({ err: error }, "public keys could not be read");
    }
  };
  return {
    current: () => keys,
    refresh: () => {
      refreshing ??= take().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
  };
}

function parseKeys(json: unknown): KeySet | undefined {
  try {
    const keys = fromJwks(json);
    return keys.size === 0 ? undefined : keys;
  } catch {
    return undefined; // not a key set
  }
}
