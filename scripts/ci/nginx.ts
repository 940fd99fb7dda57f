import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

const INSTALLED = "/usr/sbin/nginx";
/** What the test needs beside nginx, and the package each comes in. */
const TOOLS = [
  ["ip", "iproute2"],
  ["openssl", "openssl"],
] as const;

/**
 * Finds the nginx that the test of the documented file runs, or unpacks Debian's package into `folder`: installing it
 * would start a server on port 80. `undefined` when there is none: the test then fails and says so.
 */
export function ensureNginx(folder: string, { mayInstall }: { readonly mayInstall: boolean }): string | undefined {
  const unpacked = join(folder, "usr", "sbin", "nginx");
  const found = [process.env["NGINX"] ?? "", INSTALLED, unpacked].find((path) => path !== "" && existsSync(path));
  const missing = TOOLS.filter(([tool]) => spawnSync(tool, ["version"]).error !== undefined);
  const isComplete = found !== undefined && missing.length === 0;
  if (isComplete || !mayInstall || spawnSync("apt-get", ["--version"]).status !== 0) return found;
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
  run("apt-get", "-qq", "update");
  if (missing.length > 0)
    run("apt-get", "-qq", "install", "-y", "--no-install-recommends", ...missing.map(([, name]) => name));
  if (found !== undefined) return found;
  run("apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", "nginx");
  const file = readdirSync(folder).find((name) => /^nginx_.*\.deb$/.test(name));
  if (file !== undefined) run("dpkg", "-x", file, folder);
  return existsSync(unpacked) ? unpacked : undefined;
}
