import { existsSync } from "node:fs";
import { fetchOwn } from "@biometricflow/edge/own-connections";
import type { Log } from "../observe/log.ts";
import { openCacheFile } from "../process/cache-file.ts";
import { repeatEvery } from "../process/repeat.ts";
import { KeyFileError, type KeySet, readJwksFile } from "./keys.ts";
import { createPublishedKeys } from "./published-keys.ts";

/** Where the directory publishes the keys that verify its tokens, which clients hold; the router passes them on. */
const DIRECTORY_JWKS_PATH = "/.well-known/jwks.json";
/** Where the router publishes the keys that verify its own tokens. */
export const ROUTER_JWKS_PATH = "/.well-known/router-jwks.json";
/** Where attendance publishes the keys that verify its own tokens. */
export const ATTENDANCE_JWKS_PATH = "/.well-known/jwks.json";

const FIRST_POLL_MS = 1_000;
const POLL_MS = 30_000;
const DEADLINE_MS = 5_000;

/** The public keys of another process, as a subgraph follows them. */
export interface RouterKeys {
  readonly current: () => KeySet;
  readonly stop: () => void;
}

/** Where a subgraph finds them. */
export interface RouterKeyOptions {
  /** The router's origin. */
  readonly routerUrl: string;
  /** The subgraph's own copy of the last answer. */
  readonly cacheFile: string;
  /** Laid down beside the router's private key by `bf keys generate`; counts until the first answer. */
  readonly jwksFile: string;
  readonly log: Log;
}

/**
 * Follows the router's public keys: from the copy on disk at once, then by URL, each second until the first answer and
 * twice a minute after it. A subgraph starts without them and refuses everybody until they come.
 */
export function followRouterKeys({ routerUrl, cacheFile, jwksFile, log }: RouterKeyOptions): RouterKeys {
  const url = `${routerUrl}${ROUTER_JWKS_PATH}`;
  const keys = followKeys({ url, cacheFile, initial: readKeys(jwksFile, log), log });
  if (keys.current().size === 0) log.warn({ url }, "the router's public keys are not known yet; asking for them");
  return keys;
}

/** Follows the public keys of attendance in the same way; until they come, nobody follows the place's feed. */
export function followAttendanceKeys(
  options: Omit<KeyOptions, "initial" | "url"> & { readonly attendanceUrl: string },
) {
  return followKeys({ ...options, url: `${options.attendanceUrl}${ATTENDANCE_JWKS_PATH}`, initial: new Map() });
}

/**
 * Follows the public keys of the directory in the same way, as the router passes them on: each place reaches the router, and not
 * each the directory.
 */
export function followDirectoryKeys(options: Omit<KeyOptions, "initial" | "url"> & { readonly routerUrl: string }) {
  return followKeys({ ...options, url: `${options.routerUrl}${DIRECTORY_JWKS_PATH}`, initial: new Map() });
}

interface KeyOptions extends Pick<RouterKeyOptions, "cacheFile" | "log"> {
  readonly url: string;
  /** Counts beside the copy until the first answer. */
  readonly initial: KeySet;
}

function followKeys({ url, cacheFile, initial, log }: KeyOptions): RouterKeys {
  let isAnswered = false;
  const load = async () => {
    const response = await fetchOwn(url, { signal: AbortSignal.timeout(DEADLINE_MS), redirect: "error" });
    const text = await response.text();
    isAnswered = response.ok;
    return response.ok ? text : undefined;
  };
  const keys = createPublishedKeys({ load, cache: openCacheFile(cacheFile), initial, log });
  const stop = repeatEvery(() => (isAnswered ? POLL_MS : FIRST_POLL_MS), keys.refresh);
  return { current: keys.current, stop };
}

/** A file that is lost or no key set is no reason to stay down: the router's answer counts more than it in any case. */
function readKeys(jwksFile: string, log: Log): KeySet {
  try {
    return existsSync(jwksFile) ? readJwksFile(jwksFile) : new Map();
  } catch (error) {
    if (!(error instanceof KeyFileError)) throw error;
    log.warn(
      { file: jwksFile, code: error.code },
      "the router's key set on disk is unusable; asking the router for it",
    );
    return new Map();
  }
}
