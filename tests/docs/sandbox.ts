import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listRepositoryFiles, ROOT } from "./pages.ts";

const PAGE_TIMEOUT_MS = 8 * 60_000;

/** How a page's script ended, and all it printed. */
export interface PageRun {
  readonly code: number | null;
  readonly output: string;
}

/**
 * A fresh copy of the repository in which pages are run: an own network whose only interface is loopback, own /opt, /srv and
 * /etc/systemd/system, so that the addresses, ports and paths of the pages are theirs, whatever runs on the machine.
 */
export class Sandbox {
  readonly #dir: string;

  constructor() {
    const parent = join(ROOT, ".ci", "out");
    mkdirSync(parent, { recursive: true });
    this.#dir = mkdtempSync(join(parent, "docs-"));
    for (const name of listRepositoryFiles()) {
      mkdirSync(dirname(join(this.#tree, name)), { recursive: true });
      cpSync(join(ROOT, name), join(this.#tree, name));
    }
    const build = join(ROOT, "web", ".next"); // saves the build where the dashboard was built already
    if (existsSync(build)) cpSync(build, join(this.#tree, "web", ".next"), { recursive: true });
    execFileSync("git", ["init", "--quiet", "--initial-branch", "main"], { cwd: this.#tree });
    execFileSync("git", ["add", "--all"], { cwd: this.#tree });
    const identity = ["-c", "user.name=docs", "-c", "user.email=docs@localhost"];
    execFileSync("git", [...identity, "commit", "--quiet", "--message", "test: a page"], { cwd: this.#tree });
    execFileSync("pnpm", ["install", "--frozen-lockfile", "--offline"], { cwd: this.#tree, stdio: "ignore" });
  }

  get #tree(): string {
    return join(this.#dir, "tree");
  }

  /** Runs a page's script. It sees the copy as `/opt/biometricflow` and `out` as `/srv/out`. */
  run(toScript: (places: { readonly out: string; readonly tools: string }) => string): PageRun {
    const script = join(this.#dir, "page.sh");
    writeFileSync(script, toScript({ out: "/srv/out", tools: "/opt/biometricflow/tests/docs" }));
    const entry = join(import.meta.dirname, "enter-sandbox.sh");
    const isolation = ["--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child"];
    const run = spawnSync("unshare", [...isolation, "bash", entry, this.#tree, script], {
      cwd: this.#tree,
      encoding: "utf8",
      timeout: PAGE_TIMEOUT_MS,
      killSignal: "SIGKILL",
    });
    return { code: run.status, output: `${run.stdout}${run.stderr}${run.error?.message ?? ""}` };
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
