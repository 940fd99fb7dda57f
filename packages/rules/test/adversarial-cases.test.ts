import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toDifferences } from "../cli/case-diff.ts";
import { parseCaseFile } from "../cli/parse-case-file.ts";
import { runDayCase, runSummaryCase } from "../cli/run-case.ts";
import type { DayInput, SummaryInput } from "./reference/case-format.ts";
import { evaluateDayRecord, evaluateSummary } from "./reference/evaluate.ts";

/**
 * Cases at the edges of each rule, their expectations worked out by hand from the text alone; `why` shows the arithmetic.
 * Engine and reference are judged apart, since both could have read the same sentence wrongly.
 */
const text = readFileSync(new URL("./fixtures/adversarial-cases.json", import.meta.url), "utf8");
const { dayRecords, summaries } = parseCaseFile(text);

/** What the reference does not model. */
const ENGINE_ONLY: readonly string[] = ["enrolledAt", "identity", "proved"];

interface ReferenceFile {
  readonly dayRecords: readonly { readonly id: string; readonly input: DayInput; readonly expected: object | null }[];
  readonly summaries: readonly { readonly id: string; readonly input: SummaryInput; readonly expected: object }[];
}

const parsed: ReferenceFile = JSON.parse(text);
const isModelled = ({ input }: { readonly input: object }) => !ENGINE_ONLY.some((key) => key in input);

describe("the engine gives", () => {
  it.each(dayRecords)("$id $input.title", ({ input, expected }) => {
    expect(toDifferences(expected, runDayCase(input))).toEqual([]);
  });

  it.each(summaries)("$id $input.title", ({ input, expected }) => {
    expect(toDifferences(expected, runSummaryCase(input))).toEqual([]);
  });
});

describe("the slow reference gives", () => {
  it.each(parsed.dayRecords.filter(isModelled))("$id $input.title", ({ input, expected }) => {
    const record = evaluateDayRecord(input);
    const actual = record && { ...record, setAside: record.setAside.map((reason) => ({ reason })) };
    expect(toDifferences(toReasonsOnly(expected), actual)).toEqual([]);
  });

  it.each(parsed.summaries.filter(isModelled))("$id $input.title", ({ input, expected }) => {
    expect(toDifferences(expected, { ...evaluateSummary(input) })).toEqual([]);
  });
});

/** The reference names set-aside rows by their reason alone. */
function toReasonsOnly(expected: object | null): object | null {
  if (!expected || !("setAside" in expected) || !Array.isArray(expected.setAside)) return expected;
  return { ...expected, setAside: expected.setAside.map(toReason) };
}

function toReason(row: unknown): unknown {
  return typeof row === "object" && row !== null && "reason" in row ? row.reason : row;
}
