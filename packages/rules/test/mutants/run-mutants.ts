import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeCountsReport } from "../../../../tests/faults/counts-report.ts";
import { MUTANTS, type Mutant, toMutated } from "./mutants.ts";

/**
 * `pnpm test:mutants`: puts each fault into a copy of the package, runs its suite there and expects failed tests.
 * Ends with `N killed, N survived`; exit 1 when one survives, or when the copy without a fault is not green.
 */

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const RUN_TIMEOUT_MS = 180_000;

/** The copy has no list of mutants: its own test fails on every changed source. */
function copyPackage(folder: string): string {
  const copy = join(folder, "packages", "rules");
  mkdirSync(copy, { recursive: true });
  for (const part of ["src", "cli", "test", "package.json"]) {
    cpSync(join(PACKAGE, part), join(copy, part), { recursive: true });
  }
  rmSync(join(copy, "test", "mutants"), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  symlinkSync(join(PACKAGE, "node_modules"), join(copy, "node_modules"));
  return copy;
}

interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
}

/** Counts of tests; a suite that breaks before its tests run has failed none of them. */
function runSuite(copy: string): SuiteResult {
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const args = [vitest, "run", "--bail=1", "--reporter=json", `--outputFile=${report}`, "--root", copy];
  spawnSync(process.execPath, args, { cwd: copy, stdio: "ignore", timeout: RUN_TIMEOUT_MS });
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
}

function isKilled(copy: string, mutant: Mutant): boolean {
  const path = join(copy, "src", mutant.file);
  const source = readFileSync(path, "utf8");
  writeFileSync(path, toMutated(mutant, source));
  const { failed } = runSuite(copy);
  writeFileSync(path, source);
  console.log(`${failed > 0 ? "killed  " : "SURVIVED"} ${mutant.rules}: ${mutant.fault}`);
  return failed > 0;
}

const folder = mkdtempSync(join(tmpdir(), "rules-mutants-"));
try {
  const copy = copyPackage(folder);
  const { passed, failed } = runSuite(copy);
  if (passed === 0 || failed > 0) throw new Error(`without a fault: ${passed} passed, ${failed} failed`);
  const killed = MUTANTS.filter((mutant) => isKilled(copy, mutant)).length;
  writeCountsReport(killed, MUTANTS.length - killed);
  console.log(`${killed} killed, ${MUTANTS.length - killed} survived`);
  process.exitCode = killed === MUTANTS.length ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
