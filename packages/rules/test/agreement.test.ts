import { expect, it } from "vitest";
import { type Difference, toDifferences } from "../cli/case-diff.ts";
import { findInputFault } from "../cli/case-faults.ts";
import type { CaseInput } from "../cli/case-format.ts";
import { runDayCase, runSummaryCase } from "../cli/run-case.ts";
import { RulesError } from "../src/faults.ts";
import { randomDayInput, randomDoubtfulInput, randomSummaryInput, withEnrolmentAndProof } from "./random-history.ts";
import { evaluateDayRecord, evaluateSummary } from "./reference/evaluate.ts";
import { isRefused } from "./reference/r2-1-refusals.ts";

/** A seed whose history the engine and the slow reference judge differently. */
interface Disagreement {
  readonly seed: number;
  readonly differences: readonly Difference[];
}

const DAYS = 3700;
const SUMMARIES = 300;
const DOUBTFUL = 600;

function compareDay(seed: number): readonly Difference[] {
  const plain = randomDayInput(seed);
  const history = seed % 2 === 0 ? plain : withEnrolmentAndProof(plain, seed);
  return toDifferences(evaluateDayRecord(history), runDayCase(history));
}

function compareSummary(seed: number): readonly Difference[] {
  const history = randomSummaryInput(seed);
  return toDifferences(evaluateSummary(history), runSummaryCase(history));
}

/** Whether both refuse an input, or both judge it. */
function compareRefusal(seed: number): readonly Difference[] {
  const input = randomDoubtfulInput(seed);
  const [expected, actual] = [isRefused(input), isRefusedByEngine(input)];
  return expected === actual ? [] : [{ member: "refused", expected: String(expected), actual: String(actual) }];
}

function isRefusedByEngine(input: CaseInput): boolean {
  if (findInputFault(input) !== undefined) return true;
  try {
    runDayCase(input);
    return false;
  } catch (error) {
    if (error instanceof RulesError || error instanceof RangeError) return true;
    throw error;
  }
}

/** The first few seeds that differ; each can be run again alone. */
function findDisagreements(seeds: number, compare: (seed: number) => readonly Difference[]): readonly Disagreement[] {
  const found: Disagreement[] = [];
  for (let seed = 1; seed <= seeds && found.length < 3; seed++) {
    const differences = compare(seed);
    if (differences.length > 0) found.push({ seed, differences });
  }
  return found;
}

it(`agrees with the slow reference on random days, seeds 1 to ${DAYS}`, () => {
  expect(findDisagreements(DAYS, compareDay)).toEqual([]);
});

it(`agrees with the slow reference on random summaries, seeds 1 to ${SUMMARIES}`, () => {
  expect(findDisagreements(SUMMARIES, compareSummary)).toEqual([]);
});

it(`refuses what the slow reference refuses, and nothing else, seeds 1 to ${DOUBTFUL}`, () => {
  expect(findDisagreements(DOUBTFUL, compareRefusal)).toEqual([]);
  const refused = Array.from({ length: DOUBTFUL }, (_, index) => isRefused(randomDoubtfulInput(index + 1)));
  expect(refused.filter((isOne) => isOne).length).toBeGreaterThan(DOUBTFUL / 4);
  expect(refused.filter((isOne) => !isOne).length).toBeGreaterThan(DOUBTFUL / 10);
});
