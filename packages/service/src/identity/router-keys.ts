import { existsSync } from "node:fs";
import type { Log } from "../observe/log.ts";
import { openCacheFile } from "../process/cache-file.ts";
import { repeatEvery } from "../process/repeat.ts";
import { type KeySet, readJwksFile } from "./keys.ts";
import { createPublishedKeys } from "./published-keys.ts";

/** Where the router publishes the keys that verify its own tokens; `/.well-known/jwks.json` has those of clients. */
export const ROUTER_JWKS_PATH = "/.well-known/router-jwks.json";

const FIRST_POLL_MS = 1_000;
const POLL_MS = 30_000;
const DEADLINE_MS = 5_000;

/** The router's public keys, as a subgraph follows them. */
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
  const initial = readKeys(jwksFile);
  let isAnswered = false;
  const load = async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS), redirect: "error" });
    const text = await response.text();
    isAnswered = response.ok;
    return response.ok ? text : undefined;
  };
  const keys = createPublishedKeys({ load, cache: openCacheFile(cacheFile), initial, log });
  if (keys.current().size === 0) log.warn({ url }, "the router's public keys are not known yet; asking for them");
  const stop = repeatEvery(() => (isAnswered ? POLL_MS : FIRST_POLL_MS), keys.refresh);
  return { current: keys.current, stop };
}

/** @throws {KeyFileError} for a file that is there and no key set: an operator wants to know. */
function readKeys(jwksFile: string): KeySet {
  return existsSync(jwksFile) ? readJwksFile(jwksFile) : new Map();
}
