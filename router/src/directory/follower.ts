import type { Log } from "@biometricflow/service/observe/log";
import type { CacheFile } from "@biometricflow/service/process/cache-file";
import type { DirectoryHttp } from "./directory-http.ts";

/** What following something of the directory's needs: its path, the copy at hand, and how an answer is read. */
export interface Follower<State extends { readonly version: string }> {
  readonly path: string;
  readonly version: () => string;
  /** `undefined` for an answer that is not usable. */
  readonly parse: (json: unknown) => State | undefined;
  /** Takes a new state. */
  readonly replace: (state: State) => void;
  readonly directory: DirectoryHttp;
  /** The `authorization` header towards the directory. */
  readonly authorization: () => string;
  readonly cache: CacheFile;
  readonly log: Log;
}

/**
 * Asks the directory once whether something changed, and takes and keeps the change.
 *
 * @returns false when the directory gave no usable answer; the copy at hand stays.
 */
export async function follow<State extends { readonly version: string }>(follower: Follower<State>): Promise<boolean> {
  const { path, version, parse, replace, directory, authorization, cache, log } = follower;
  const headers = { authorization: authorization(), "if-none-match": version() };
  try {
    const response = await directory.request({ method: "GET", path, headers });
    if (response.status === 304) return true;
    const state = response.status === 200 ? parse(JSON.parse(response.text)) : undefined;
    if (state === undefined) return false;
    const etag = response.headers["etag"];
    const versioned = { ...state, version: typeof etag === "string" ? etag : state.version };
    replace(versioned);
    cache.write(versioned);
    log.info({ path, version: versioned.version }, "the directory told something new");
    return true;
  } catch (error) {
    log.debug({ err: error, path }, "the directory could not be asked");
    return false;
  }
}
