import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { listRepositoryFiles, ROOT } from "./pages.ts";

const PAGE_TIMEOUT_MS = 8 * 60_000;

/** How a page's script ended, and all it printed. */
export interface PageRun {
  readonly code: number | null;
  readonly output: string;
}

/** The pinned Node.js and pnpm that bootstrap brought, if the machine's own were too old: the sandbox has no registry. */
function findToolchain(): string | undefined {
  const bin = process.env["PATH"]?.split(delimiter).find((folder) => folder.endsWith(".toolchain-bin"));
  return bin === undefined ? undefined : dirname(bin);
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
    const toolchain = findToolchain();
    if (toolchain !== undefined) symlinkSync(toolchain, join(this.#tree, "tools", "toolchain", "node_modules"));
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
  run(toScript: (places: { readonly out: string; readonly tools: string }) => string): Promise<PageRun> {
    const script = join(this.#dir, "page.sh");
    writeFileSync(script, toScript({ out: "/srv/out", tools: "/opt/biometricflow/tests/docs" }));
    const entry = join(import.meta.dirname, "enter-sandbox.sh");
    const isolation = ["--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child"];
    const options = { cwd: this.#tree, timeout: PAGE_TIMEOUT_MS, killSignal: "SIGKILL" } as const;
    return new Promise((resolve) => {
      const child = execFile("unshare", [...isolation, "bash", entry, this.#tree, script], options, (error, out, err) =>
        resolve({ code: child.exitCode, output: `${out}${err}${error?.message ?? ""}` }),
      );
    });
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
