import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readFailedTests, toFailureLines } from "./failed-tests.ts";

const folder = mkdtempSync(join(tmpdir(), "failed-tests-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const failedTest = { suite: "unit", file: "a.test.ts", name: "adds", message: "expected 1 to be 2" };

it("reads the failed tests of a report, and the files that ran none", () => {
  const message = "Error: Property failed after 14 tests\n{ seed: 7 }\n    at fc.assert (check.js:1:2)";
  const report = {
    testResults: [
      {
        name: "/project/a.test.ts",
        status: "failed",
        message: "",
        assertionResults: [
          { fullName: "list adds", status: "failed", failureMessages: [message] },
          { fullName: "list removes", status: "passed", failureMessages: [] },
        ],
      },
      { name: "/project/b.test.ts", status: "failed", message: "Cannot find module", assertionResults: [] },
      {
        name: "/project/c.test.ts",
        status: "failed",
        message: "",
        assertionResults: [{ fullName: "waits", status: "skipped" }],
      },
      { name: "/project/d.test.ts", status: "passed", message: "", assertionResults: [] },
    ],
  };
  writeFileSync(join(folder, "vitest-unit.json"), JSON.stringify(report));
  expect(toFailureLines(readFailedTests(folder, ["unit", "e2e"], "/project"))).toEqual([
    "FAILED unit: a.test.ts > list adds",
    "    Error: Property failed after 14 tests",
    "    { seed: 7 }",
    "FAILED unit: b.test.ts",
    "    Cannot find module",
    "FAILED unit: c.test.ts",
    "    its tests did not run: a hook failed",
  ]);
});

it("shows so many of them that the end of a log holds them, and counts the others", () => {
  const lines = toFailureLines(Array.from({ length: 25 }, () => ({ ...failedTest, message: "x\n".repeat(500) })));
  expect(lines.at(-1)).toBe("and 5 more failed");
  expect(lines).toHaveLength(20 * 7 + 1);
});

it("cuts a line that is long", () => {
  const [, line] = toFailureLines([{ ...failedTest, message: "x".repeat(100_000) }]);
  expect(line?.length).toBeLessThan(500);
});
