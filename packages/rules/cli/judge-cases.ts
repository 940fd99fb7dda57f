import { RulesError } from "../src/faults.ts";
import { toDifferences } from "./case-diff.ts";
import { isRefusal } from "./case-faults.ts";
import type { BrokenCase, Case, CaseFile, CaseInput, CaseOutput } from "./case-format.ts";
import { runDayCase, runSummaryCase } from "./run-case.ts";

/** The judgement of a file: lines to print and the two counts. */
export interface Judgement {
  readonly lines: readonly string[];
  readonly passed: number;
  readonly failed: number;
}

/** Runs every case of a file and compares it with what it expects. A case that cannot be run has failed. */
export function judgeCases(file: CaseFile): Judgement {
  const results = [
    ...file.dayRecords.map((one) => judgeCase(one, runDayCase)),
    ...file.summaries.map((one) => judgeCase(one, runSummaryCase)),
    ...file.broken.map(toBrokenJudgement),
  ];
  const passed = results.filter(({ isPassed }) => isPassed).length;
  return { lines: results.flatMap(({ lines }) => lines), passed, failed: results.length - passed };
}

interface CaseJudgement {
  readonly isPassed: boolean;
  readonly lines: readonly string[];
}

function toBrokenJudgement({ id, fault, isExpected }: BrokenCase): CaseJudgement {
  if (isExpected) return { isPassed: true, lines: [] };
  return { isPassed: false, lines: [`FAILED ${id}`, `  refused: ${fault}`] };
}

function judgeCase(one: Case, run: (input: CaseInput) => CaseOutput | null): CaseJudgement {
  const heading = `${one.id} ${one.input.title ?? ""}`.trimEnd();
  const differences = isRefusal(one.expected) ? findMissingRefusal(one, run) : findDifferences(one, run);
  if (differences.length === 0) return { isPassed: true, lines: [] };
  return { isPassed: false, lines: [`FAILED ${heading}`, ...differences] };
}

function findMissingRefusal(one: Case, run: (input: CaseInput) => CaseOutput | null): readonly string[] {
  try {
    run(one.input);
    return ["  was not refused"];
  } catch (error) {
    if (error instanceof RulesError || error instanceof RangeError) return [];
    throw error;
  }
}

function findDifferences(one: Case, run: (input: CaseInput) => CaseOutput | null): readonly string[] {
  try {
    return toDifferences(one.expected, run(one.input)).flatMap(({ member, expected, actual }) => [
      `  ${member}`,
      `    - expected ${expected}`,
      `    + got      ${actual}`,
    ]);
  } catch (error) {
    return [`  refused: ${error instanceof Error ? error.message : String(error)}`];
  }
}
