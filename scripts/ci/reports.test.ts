import { expect, it } from "vitest";
import { findFaults, toClosingLine } from "./reports.ts";

const green = { suite: "unit", counts: { passed: 3, failed: 0, skipped: 0, failedFiles: 0 } };

it("adds the counts of every report", () => {
  expect(
    toClosingLine([green, { suite: "e2e", counts: { passed: 2, failed: 1, skipped: 0, failedFiles: 1 } }], 1),
  ).toBe("5 passed, 1 failed");
});

it("counts one failure when a step failed without a failed test", () => {
  expect(toClosingLine([green], 1)).toBe("3 passed, 1 failed");
});

it.each([
  ["a suite without a report", { suite: "e2e", counts: undefined }],
  ["a suite that ran no test", { suite: "e2e", counts: { passed: 0, failed: 0, skipped: 0, failedFiles: 0 } }],
  ["a skipped test", { suite: "e2e", counts: { passed: 1, failed: 0, skipped: 1, failedFiles: 0 } }],
  ["a file that could not be loaded", { suite: "e2e", counts: { passed: 1, failed: 0, skipped: 0, failedFiles: 1 } }],
])("finds %s at fault", (_name, report) => {
  expect(findFaults([green, report], { allowSkipped: false })).toHaveLength(1);
});

it("allows a skipped test outside of CI", () => {
  expect(
    findFaults([{ suite: "e2e", counts: { passed: 1, failed: 0, skipped: 1, failedFiles: 0 } }], {
      allowSkipped: true,
    }),
  ).toEqual([]);
});
