import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
});

/** The counts of one suite's report file; all undefined when the suite wrote none. */
export interface SuiteReport {
  readonly suite: string;
  readonly counts:
    | { readonly passed: number; readonly failed: number; readonly skipped: number; readonly failedFiles: number }
    | undefined;
}

/** Reads the report files `vitest-<suite>.json` of a folder. */
export function readReports(folder: string, suites: readonly string[]): readonly SuiteReport[] {
  return suites.map((suite) => ({ suite, counts: readCounts(join(folder, `vitest-${suite}.json`)) }));
}

/** What makes a run fail though its runner may have ended well: no report, no test, a skipped test. */
export function findFaults(
  reports: readonly SuiteReport[],
  { allowSkipped }: { readonly allowSkipped: boolean },
): readonly string[] {
  return reports.flatMap(({ suite, counts }) => {
    if (counts === undefined) return [`${suite}: the runner left no report`];
    if (counts.passed + counts.failed === 0) return [`${suite}: no test ran`];
    const faults =
      counts.failed + counts.failedFiles > 0
        ? [`${suite}: ${counts.failed} tests, ${counts.failedFiles} suites failed`]
        : [];
    return counts.skipped > 0 && !allowSkipped ? [...faults, `${suite}: ${counts.skipped} tests were skipped`] : faults;
  });
}

/** `N passed, N failed`: tests of the report files; a run that is bad without a failed test counts one. */
export function toClosingLine(reports: readonly SuiteReport[], faults: number): string {
  const passed = reports.reduce((sum, { counts }) => sum + (counts?.passed ?? 0), 0);
  const failed = reports.reduce((sum, { counts }) => sum + (counts?.failed ?? 0), 0);
  return `${passed} passed, ${faults > 0 ? Math.max(1, failed) : failed} failed`;
}

function readCounts(file: string): SuiteReport["counts"] {
  try {
    const report = vitestReport.parse(JSON.parse(readFileSync(file, "utf8")));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      failedFiles: report.numFailedTestSuites,
    };
  } catch {
    return undefined; // reported as a fault of the suite
  }
}
