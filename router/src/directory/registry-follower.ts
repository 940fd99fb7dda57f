import type { Log } from "@biometricflow/service/observe/log";
import type { CacheFile } from "@biometricflow/service/process/cache-file";
import type { DirectoryHttp } from "./directory-http.ts";
import { parseRegistry } from "@biometricflow/schema/registry";
import type { Registry } from "../registry/registry.ts";

/** What following the directory's registry needs. */
export interface RegistryFollower {
  readonly registry: Registry;
  readonly directory: DirectoryHttp;
  /** The `authorization` header towards the directory. */
  readonly authorization: () => string;
  readonly cache: CacheFile;
  readonly log: Log;
}

/**
 * Asks the directory once whether the registry changed, and takes and keeps the change.
 *
 * @returns false when the directory gave no usable answer; the copy at hand stays.
 */
export async function refreshRegistry(follower: RegistryFollower): Promise<boolean> {
  const { registry, directory, authorization, cache, log } = follower;
  const headers = { authorization: authorization(), "if-none-match": registry.version() };
  try {
    const response = await directory.request({ method: "GET", path: "/registry", headers });
    if (response.status === 304) return true;
    const snapshot = response.status === 200 ? parseRegistry(JSON.parse(response.text)) : undefined;
    if (snapshot === undefined) return false;
    const etag = response.headers["etag"];
    const versioned = { ...snapshot, version: typeof etag === "string" ? etag : snapshot.version };
    registry.replace(versioned);
    cache.write(versioned);
    log.info({ version: versioned.version, places: snapshot.places.length }, "registry changed");
    return true;
  } catch (error) {
    log.debug({ err: error }, "the registry could not be read");
    return false;
  }
}
