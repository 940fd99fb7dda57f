import { fromJwks, type KeySet } from "@biometricflow/service/identity/keys";
import type { Log } from "@biometricflow/service/observe/log";
import type { CacheFile } from "../directory/cache-file.ts";
import type { DirectoryHttp } from "../directory/directory-http.ts";

/** The public keys of client tokens, kept on disk so that tokens verify while the directory is down. */
export interface ClientKeys {
  readonly current: () => KeySet;
  /** Asks the directory; equal calls at the same time are one. Keys that were known stay when it does not answer. */
  readonly refresh: () => Promise<void>;
}

/** Creates the keys from the copy on disk. */
export function createClientKeys(options: {
  readonly directory: DirectoryHttp;
  readonly cache: CacheFile;
  readonly log: Log;
}): ClientKeys {
  const { directory, cache, log } = options;
  let keys = parseKeys(cache.read()) ?? new Map();
  let lastText = "";
  let refreshing: Promise<void> | undefined;
  const load = async () => {
    try {
      const response = await directory.request({ method: "GET", path: "/.well-known/jwks.json", headers: {} });
      if (response.status !== 200 || response.text === lastText) return;
      const json: unknown = JSON.parse(response.text);
      const loaded = parseKeys(json);
      if (loaded === undefined) return;
      lastText = response.text;
      const isNew = [...loaded.keys()].some((kid) => !keys.has(kid)) || loaded.size !== keys.size;
      if (!isNew) return;
      keys = loaded;
      cache.write(json);
    } catch (error) {
      log.debug({ err: error }, "the directory's keys could not be read");
    }
  };
  return {
    current: () => keys,
    refresh: () => {
      refreshing ??= load().finally(() => {
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
