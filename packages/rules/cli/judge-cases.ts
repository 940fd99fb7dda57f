import {
  type BrokenCase,
  type Case,
  type CaseFile,
  type CaseInput,
  type CaseOutput,
  INPUT_KEYS,
} from "./case-format.ts";
import { toDifferences } from "./case-diff.ts";
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

function toBrokenJudgement({ id, fault }: BrokenCase): CaseJudgement {
  return { isPassed: false, lines: [`FAILED ${id}`, `  refused: ${fault}`] };
}

function judgeCase(one: Case, run: (input: CaseInput) => CaseOutput | null): CaseJudgement {
  const heading = `${one.id} ${one.input.title ?? ""}`.trimEnd();
  const unknown = Object.keys(one.input).filter((key) => !INPUT_KEYS.includes(key));
  const notes = unknown.map((key) => `note: ${heading}: input.${key} is not known and was ignored`);
  const differences = findDifferences(one, run);
  if (differences.length === 0) return { isPassed: true, lines: notes };
  return { isPassed: false, lines: [...notes, `FAILED ${heading}`, ...differences] };
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
