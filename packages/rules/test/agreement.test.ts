import { expect, it } from "vitest";
import { type Difference, toDifferences } from "../cli/case-diff.ts";
import { runDayCase, runSummaryCase } from "../cli/run-case.ts";
import { randomDayInput, randomSummaryInput, withEnrolmentAndProof } from "./random-history.ts";
import { evaluateDayRecord, evaluateSummary } from "./reference/evaluate.ts";

/** A seed whose history the engine and the slow reference judge differently. */
interface Disagreement {
  readonly seed: number;
  readonly differences: readonly Difference[];
}

const DAYS = 3700;
const SUMMARIES = 300;
const TIMEOUT_MS = 120_000;

function compareDay(seed: number): readonly Difference[] {
  const plain = randomDayInput(seed);
  const history = seed % 2 === 0 ? plain : withEnrolmentAndProof(plain, seed);
  return toDifferences(evaluateDayRecord(history), runDayCase(history));
}

function compareSummary(seed: number): readonly Difference[] {
  const history = randomSummaryInput(seed);
  return toDifferences(evaluateSummary(history), runSummaryCase(history));
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

it(`agrees with the slow reference on random days, seeds 1 to ${DAYS}`, { timeout: TIMEOUT_MS }, () => {
  expect(findDisagreements(DAYS, compareDay)).toEqual([]);
});

it(`agrees with the slow reference on random summaries, seeds 1 to ${SUMMARIES}`, { timeout: TIMEOUT_MS }, () => {
  expect(findDisagreements(SUMMARIES, compareSummary)).toEqual([]);
});
