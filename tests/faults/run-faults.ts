import { spawnSync } from "node:child_process";
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ALL_FAULTS } from "./all-faults.ts";
import { writeCountsReport } from "./counts-report.ts";
import { type Fault, putFault } from "./fault.ts";

/**
 * `pnpm test:faults [TEXT]`: puts each fault (whose name or file has TEXT) into a copy of the sources, runs its tests
 * there and expects failed ones. The same tests must pass without a fault. Ends with `N passed, N failed`.
 */

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const RUN_TIMEOUT_MS = 240_000;

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

/** Whether the tests pass. A run without a report, or in which no test ran, is neither: it throws. */
function passes(copy: string, { project, tests }: Pick<Fault, "project" | "tests">): boolean {
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const args = [vitest, "run", "--project", project, "--bail=1", tests];
  spawnSync(process.execPath, args, {
    cwd: copy,
    stdio: "ignore",
    timeout: RUN_TIMEOUT_MS,
    env: { ...process.env, VITEST_REPORT: report },
  });
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, "utf8"));
  if (Number(numPassedTests) + Number(numFailedTests) === 0) throw new Error(`${project} ${tests}: no test ran`);
  return success === true;
}

function isNoticed(copy: string, fault: Fault): boolean {
  const file = join(copy, fault.file);
  const source = readFileSync(file, "utf8");
  writeFileSync(file, putFault(fault, source));
  const isRed = !passes(copy, fault);
  writeFileSync(file, source);
  process.stdout.write(`${isRed ? "noticed " : "SURVIVED"} ${fault.file}: ${fault.name}\n`);
  return isRed;
}

function listWanted(text: string): readonly Fault[] {
  return ALL_FAULTS.filter(({ name, file }) => name.includes(text) || file.includes(text));
}

const copy = mkdtempSync(join(tmpdir(), "faults-"));
try {
  copySources(copy);
  const faults = listWanted(process.argv[2] ?? "");
  const suites = new Map(faults.map((fault) => [`${fault.project} ${fault.tests}`, fault]));
  for (const [name, suite] of suites) if (!passes(copy, suite)) throw new Error(`red without a fault: ${name}`);
  const noticed = faults.filter((fault) => isNoticed(copy, fault)).length;
  writeCountsReport(noticed, faults.length - noticed);
  process.stdout.write(`${noticed} passed, ${faults.length - noticed} failed\n`);
  process.exitCode = noticed === faults.length && noticed > 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}
