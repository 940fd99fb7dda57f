import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const DEBIAN = "/usr/lib/postgresql";

/**
 * Finds the folder of PostgreSQL's programs (`initdb`, `postgres`), or installs Debian's where that is possible and
 * allowed. `undefined` when there is none: the tests on PostgreSQL then fail and say so.
 */
export function ensurePostgres({ mayInstall }: { readonly mayInstall: boolean }): string | undefined {
  const found = findPostgres();
  if (found !== undefined || !mayInstall || spawnSync("apt-get", ["--version"]).status !== 0) return found;
  // Debian's package would make and start a cluster of its own, which nobody asked for.
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", PG_CREATECLUSTER: "no" };
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  apt("update");
  apt("install", "-y", "--no-install-recommends", "postgresql");
  return findPostgres();
}

function findPostgres(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [process.env["POSTGRES_BIN"] ?? "", ...versions.map((version) => join(DEBIAN, version, "bin"))];
  return folders.find((folder) => folder !== "" && existsSync(join(folder, "initdb")));
}
