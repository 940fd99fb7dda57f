import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toDifferences } from "../cli/case-diff.ts";
import { isRefusal } from "../cli/case-faults.ts";
import { judgeCases } from "../cli/judge-cases.ts";
import { parseCaseFile } from "../cli/parse-case-file.ts";
import type { DayInput, SummaryInput } from "./reference/case-format.ts";
import { evaluateDayRecord, evaluateSummary } from "./reference/evaluate.ts";
import { isRefused } from "./reference/r2-1-refusals.ts";

/**
 * Cases at the edges of each rule, their expectations worked out by hand from the text alone; `why` shows the arithmetic.
 * Engine and reference are judged apart, since both could have read the same sentence wrongly.
 */
const FILES = ["adversarial-cases", "adversarial-law2-cases", "adversarial-mixed-cases", "adversarial-odd-cases"];

/** What the reference does not model. */
const ENGINE_ONLY: readonly string[] = ["enrolledAt", "identity", "proved"];

interface ReferenceFile {
  readonly dayRecords: readonly { readonly id: string; readonly input: DayInput; readonly expected: object | null }[];
  readonly summaries: readonly { readonly id: string; readonly input: SummaryInput; readonly expected: object }[];
}

const isModelled = ({ input }: { readonly input: object }) => !ENGINE_ONLY.some((key) => key in input);

describe.each(FILES)("of the cases in %s", (name) => {
  const text = readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8");
  const { dayRecords, summaries, broken } = parseCaseFile(text);
  const parsed: ReferenceFile = JSON.parse(text);

  it.each(dayRecords)("the engine gives $id $input.title", (one) => {
    expect(judgeCases({ dayRecords: [one], summaries: [], broken: [] }).lines).toEqual([]);
  });

  it.each(summaries)("the engine gives $id $input.title", (one) => {
    expect(judgeCases({ dayRecords: [], summaries: [one], broken: [] }).lines).toEqual([]);
  });

  it("the engine can run every one that is not to be refused", () => {
    expect(broken.filter(({ isExpected }) => !isExpected)).toEqual([]);
  });

  it.each(parsed.dayRecords.filter(isModelled))("the slow reference gives $id $input.title", ({ input, expected }) => {
    expect(isRefused(input)).toBe(isRefusal(expected));
    if (isRefusal(expected)) return;
    const record = evaluateDayRecord(input);
    const actual = record && { ...record, setAside: record.setAside.map((reason) => ({ reason })) };
    expect(toDifferences(toReasonsOnly(expected), actual)).toEqual([]);
  });

  it.each(parsed.summaries.filter(isModelled))("the slow reference gives $id $input.title", ({ input, expected }) => {
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
