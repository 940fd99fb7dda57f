import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const CANDIDATES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * Finds the browser of the browser tests, or installs Debian's where that is possible and allowed.
 * `undefined` when there is none: the browser tests then fail and say so.
 */
export function ensureChromium({ mayInstall }: { readonly mayInstall: boolean }): string | undefined {
  const found = findChromium();
  if (found !== undefined || !mayInstall || spawnSync("apt-get", ["--version"]).status !== 0) return found;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  apt("update");
  apt("install", "-y", "--no-install-recommends", "chromium");
  return findChromium();
}

function findChromium(): string | undefined {
  return [process.env["CHROMIUM"] ?? "", ...CANDIDATES].find((path) => path !== "" && existsSync(path));
}
