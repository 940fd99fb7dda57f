import { relative } from "node:path";
import type { Reporter, TestCase } from "vitest/node";

/** Names the tests that were red at first and green when they ran again: nobody shall take them for sound ones. */
export class FlakyReporter implements Reporter {
  readonly #flaky: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky !== true) return;
    const errors = test.result().errors ?? [];
    const file = relative(process.cwd(), test.module.moduleId);
    this.#flaky.push(`FLAKY ${file} > ${test.fullName}: ${errors[0]?.message.split("\n")[0] ?? "red at first"}`);
  }

  onTestRunEnd(): void {
    for (const line of this.#flaky) process.stderr.write(`${line}\n`);
  }
}
