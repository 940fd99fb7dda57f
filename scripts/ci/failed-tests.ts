import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { z } from "zod";

/** What the closing words say of failed tests; more are counted. */
const MOST_TESTS = 20;
/** Of a message: a property test names its seed and its counterexample in the first lines. */
const MOST_LINES = 6;
const MOST_LINE_LENGTH = 400;

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

/** A test that failed, or a whole file whose tests could not run: that has no name of its own. */
export interface FailedTest {
  readonly suite: string;
  readonly file: string;
  readonly name?: string;
  readonly message: string;
}

/** Reads what failed from the report files `vitest-<suite>.json` of a folder; a suite without such a file has no line. */
export function readFailedTests(folder: string, suites: readonly string[], root: string): readonly FailedTest[] {
  return suites.flatMap((suite) => readSuite(join(folder, `vitest-${suite}.json`), suite, root));
}

/** Lines for a person who sees nothing but the end of the output. */
export function toFailureLines(failed: readonly FailedTest[]): readonly string[] {
  const lines = failed.slice(0, MOST_TESTS).flatMap(({ suite, file, name, message }) => {
    const title = name === undefined ? file : `${file} > ${name.replaceAll("\n", " ")}`;
    return [`FAILED ${suite}: ${title}`, ...toFirstLines(message).map((line) => `    ${line}`)];
  });
  const more = failed.length - MOST_TESTS;
  return more > 0 ? [...lines, `and ${more} more failed`] : lines;
}

/** Without the stack: the test's name says where. */
function toFirstLines(message: string): readonly string[] {
  const lines = message.split("\n").filter((line) => line.trim() !== "" && !/^\s+at /.test(line));
  return lines.slice(0, MOST_LINES).map((line) => line.slice(0, MOST_LINE_LENGTH));
}

function readSuite(path: string, suite: string, root: string): readonly FailedTest[] {
  return readResults(path).flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed")
      return [{ suite, file, message: message || "its tests did not run: a hook failed" }];
    return failed.map(({ fullName, failureMessages }) => ({
      suite,
      file,
      name: fullName,
      message: failureMessages.join("\n"),
    }));
  });
}

function readResults(path: string): z.infer<typeof vitestReport>["testResults"] {
  try {
    return vitestReport.parse(JSON.parse(readFileSync(path, "utf8"))).testResults;
  } catch {
    return []; // a suite without a report is named as a fault of the run
  }
}
