#!/usr/bin/env node
// Runs on any Node.js 20 or newer and depends on nothing. The only place that pins the toolchain: it brings Node.js
// and pnpm (hash-pinned in tools/toolchain/package-lock.json), installs the workspace and runs one script on them.
//
//   node scripts/bootstrap.mjs start [-- args]     the organisation, under the supervisor
//   node scripts/bootstrap.mjs test                everything .ci/run runs
//   eval "$(node scripts/bootstrap.mjs --print-env)"   the toolchain for a shell
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TOOLCHAIN = join(ROOT, "tools", "toolchain");
const PNPM_VERSION = "12.21.0";
const MIN_NODE = [22, 19];
const PARENT_CHECK_MS = 500;
const PARENT = process.ppid; // npm; when it is killed nobody tells us, only this number changes
const ENTRIES = { start: "scripts/start.ts", test: "scripts/test.ts" };

/** Ends with one line for a person who cannot read a stack trace. */
function fail(message) {
  process.stderr.write(`bootstrap: ${message}\n`);
  process.exit(1);
}

/** True when this machine already has a new enough Node.js and the pinned pnpm. */
function hasToolchain() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < MIN_NODE[0] || (major === MIN_NODE[0] && minor < MIN_NODE[1])) return false;
  const pnpm = spawnSync("pnpm", ["--version"], { cwd: ROOT, encoding: "utf8" });
  return pnpm.status === 0 && pnpm.stdout.trim() === PNPM_VERSION;
}

/** Installs the pinned Node.js and pnpm once; the stamp is a copy of the lockfile it was installed from. */
function installToolchain(arch) {
  const lockfile = join(TOOLCHAIN, "package-lock.json");
  const stamp = join(TOOLCHAIN, "node_modules", ".installed-lock");
  if (existsSync(stamp) && readFileSync(stamp).equals(readFileSync(lockfile))) return;
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: TOOLCHAIN,
    stdio: ["ignore", 2, 2],
  });
  if (npm.status !== 0) fail("npm could not install tools/toolchain; the message is above");
  const bin = join(TOOLCHAIN, "node_modules", ".toolchain-bin");
  mkdirSync(bin, { recursive: true });
  for (const [name, target] of [
    ["node", `../node-linux-${arch}/bin/node`],
    ["pnpm", `../@pnpm/exe.linux-${arch}/pnpm`],
  ]) {
    rmSync(join(bin, name), { force: true });
    symlinkSync(target, join(bin, name));
  }
  copyFileSync(lockfile, stamp);
}

/** Variables that put the toolchain first; empty when the machine's own is good. */
function toolchainEnv() {
  const quiet = { NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  if (hasToolchain()) return quiet;
  const arch = { x64: "x64", arm64: "arm64" }[process.arch];
  if (process.platform !== "linux" || !arch) {
    fail(`install Node.js ${MIN_NODE.join(".")} or newer and pnpm ${PNPM_VERSION}, then run this again`);
  }
  installToolchain(arch);
  return {
    ...quiet,
    PATH: `${join(TOOLCHAIN, "node_modules", ".toolchain-bin")}:${process.env.PATH ?? ""}`,
    npm_config_nodedir: join(TOOLCHAIN, "node_modules", `node-linux-${arch}`),
  };
}

/** Installs the workspace from the lockfile. pnpm itself decides in well under a second when nothing changed. */
function installWorkspace(env) {
  const pnpm = spawnSync("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"], {
    cwd: ROOT,
    env,
    stdio: ["ignore", 2, 2],
  });
  if (pnpm.status !== 0) fail("pnpm could not install the workspace; the message is above");
}

/** Runs `entry` and ends with it; passes signals on, and ends it when our own parent is gone. */
function run(entry, args, env) {
  const child = spawn("node", [join(ROOT, entry), ...args], { cwd: ROOT, env, stdio: "inherit" });
  setInterval(() => process.ppid !== PARENT && child.kill("SIGTERM"), PARENT_CHECK_MS).unref();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}

const [command = "", ...rest] = process.argv.slice(2);
const env = toolchainEnv();
if (command === "--print-env") {
  for (const [key, value] of Object.entries(env))
    process.stdout.write(`export ${key}='${value.replaceAll("'", "'\\''")}'\n`);
} else if (command in ENTRIES) {
  const merged = { ...process.env, ...env };
  installWorkspace(merged);
  run(ENTRIES[command], rest[0] === "--" ? rest.slice(1) : rest, merged);
} else {
  fail(`unknown command "${command}"; one of: ${Object.keys(ENTRIES).join(", ")}, --print-env`);
}
