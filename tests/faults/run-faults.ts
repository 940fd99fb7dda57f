import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ALL_FAULTS } from "./all-faults.ts";
import { writeCountsReport } from "./counts-report.ts";
import { type Fault, putFault } from "./fault.ts";
import { findUsualMs } from "./usual-times.ts";

/**
 * `pnpm test:faults [TEXT] [--without TEXT] [--after DIR]`: puts each fault (whose name or file has the first text and not the
 * other) into a copy of the sources, runs its tests there and expects failed ones. The same tests must pass without a fault:
 * `--after` takes the word of the reports that a run of all suites left in a folder just before, and tries one suite of each
 * project in the copy. Ends with `N passed, N failed`.
 */

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Of a run without a fault, which must end. */
const RUN_TIMEOUT_MS = 600_000;
/** A run with a fault that hangs is red: it has three times as long as the run without one, a minute at least. */
const PATIENCE = { factor: 3, leastMs: 60_000 } as const;
/** What a test waits for comes within the time that all of its file takes without the fault. */
const WAIT_MS = 10_000;

/** The files git knows, with the workspace's links beside them: packages of ours resolve into the copy. */
function copySources(copy: string): void {
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT });
  const files = listed.stdout.toString("utf8").split("\0").filter(Boolean);
  for (const file of files) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file));
  }
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  for (const file of files.filter((name) => name.endsWith("/package.json"))) {
    const links = join(dirname(file), "node_modules");
    if (lstatSync(join(ROOT, links), { throwIfNoEntry: false })?.isDirectory() && !links.startsWith("tools"))
      cpSync(join(ROOT, links), join(copy, links), { recursive: true, verbatimSymlinks: true });
  }
}

/** Whether the tests pass within a time. A run that ends without a report, or in which no test ran, is neither: it throws. */
function passes(
  copy: string,
  { project, tests }: Pick<Fault, "project" | "tests">,
  timeoutMs: number,
  patience: NodeJS.ProcessEnv = {},
): boolean {
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const args = [vitest, "run", "--project", project, "--bail=1", tests];
  const { signal } = spawnSync(process.execPath, args, {
    cwd: copy,
    stdio: "ignore",
    timeout: timeoutMs,
    killSignal: "SIGKILL",
    env: { ...process.env, ...patience, VITEST_REPORT: report },
  });
  if (signal === "SIGKILL") return false;
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, "utf8"));
  if (Number(numPassedTests) + Number(numFailedTests) === 0) throw new Error(`${project} ${tests}: no test ran`);
  return success === true;
}

/** How long the tests of a suite take without a fault. `undefined` when they do not pass: it says nothing of its faults then. */
function measure(copy: string, suite: Fault, name: string): number | undefined {
  const beganAtMs = Date.now();
  if (passes(copy, suite, RUN_TIMEOUT_MS)) return Date.now() - beganAtMs;
  process.stdout.write(`RED      ${name}: without a fault\n`);
  return undefined;
}

/** The same of every suite. What a report says need not be measured, once the copy has shown that tests of its project pass. */
function measureAll(copy: string, suites: ReadonlyMap<string, Fault>, reports: string | undefined) {
  const tried = new Set<string>();
  return new Map(
    [...suites].map(([name, suite]) => {
      const told = reports !== undefined && tried.has(suite.project) ? readUsualMs(reports, suite) : undefined;
      tried.add(suite.project);
      return [name, told ?? measure(copy, suite, name)];
    }),
  );
}

function readUsualMs(reports: string, suite: Fault): number | undefined {
  const file = join(reports, `vitest-${suite.project}.json`);
  if (!existsSync(file)) return undefined;
  return findUsualMs(JSON.parse(readFileSync(file, "utf8")).testResults, suite);
}

function isNoticed(copy: string, fault: Fault, usualMs: number | undefined): boolean {
  if (usualMs === undefined) return false;
  const file = join(copy, fault.file);
  const source = readFileSync(file, "utf8");
  writeFileSync(file, putFault(fault, source));
  const isRed = !passes(copy, fault, Math.max(PATIENCE.leastMs, usualMs * PATIENCE.factor), {
    TEST_PATIENCE_MS: String(Math.max(WAIT_MS, usualMs)),
    TEST_RETRIES: "0",
  });
  writeFileSync(file, source);
  process.stdout.write(`${isRed ? "noticed " : "SURVIVED"} ${fault.file}: ${fault.name}\n`);
  return isRed;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { without: { type: "string" }, after: { type: "string" } },
});

function listWanted(): readonly Fault[] {
  const has = ({ name, file }: Fault, text: string) => name.includes(text) || file.includes(text);
  const { without } = values;
  return ALL_FAULTS.filter(
    (fault) => has(fault, positionals[0] ?? "") && (without === undefined || !has(fault, without)),
  );
}

const copy = mkdtempSync(join(tmpdir(), "faults-"));
try {
  copySources(copy);
  const faults = listWanted();
  const toSuite = ({ project, tests }: Fault) => `${project} ${tests}`;
  const suites = new Map(faults.map((fault) => [toSuite(fault), fault]));
  const usualMs = measureAll(copy, suites, values.after && resolve(values.after));
  const survived = faults.filter((fault) => !isNoticed(copy, fault, usualMs.get(toSuite(fault))));
  const noticed = faults.length - survived.length;
  writeCountsReport(noticed, survived);
  process.stdout.write(`${noticed} passed, ${survived.length} failed\n`);
  process.exitCode = noticed === faults.length && noticed > 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}
