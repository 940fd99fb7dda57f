import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Debian's package of tools holds the server too, under the name of another: it is installed as no service that way. */
const PROGRAMS = ["/usr/bin/redis-server", "/usr/bin/redis-check-rdb"] as const;

/**
 * Finds the program of a Redis server, to be run as `redis-server`, or installs Debian's where that is possible and allowed.
 * `undefined` when there is none: the tests on Redis then fail in CI and say so.
 */
export function ensureRedis({ mayInstall }: { readonly mayInstall: boolean }): string | undefined {
  const found = findRedis();
  if (found !== undefined || !mayInstall || spawnSync("apt-get", ["--version"]).status !== 0) return found;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  apt("update");
  apt("install", "-y", "--no-install-recommends", "redis-tools");
  return findRedis();
}

function findRedis(): string | undefined {
  return [process.env["REDIS_SERVER"] ?? "", ...PROGRAMS].find((path) => path !== "" && existsSync(path));
}
