import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DayInput, DayRecord, Summary, SummaryInput } from "./reference/case-format.ts";
import { evaluateDayRecord, evaluateSummary } from "./reference/evaluate.ts";

interface Case<Input, Expected> {
  readonly id: string;
  readonly input: Input;
  readonly expected: Expected;
}

interface CaseFile {
  readonly dayRecords: readonly Case<DayInput, DayRecord>[];
  readonly summaries: readonly Case<SummaryInput, Summary>[];
}

const file: CaseFile = JSON.parse(
  readFileSync(new URL("./fixtures/attendance-examples.json", import.meta.url), "utf8"),
);

describe("the slow reference", () => {
  it.each(file.dayRecords)("gives the worked day record $id: $input.title", ({ input, expected }) => {
    expect(evaluateDayRecord(input)).toEqual(expected);
  });

  it.each(file.summaries)("gives the worked summary $id: $input.title", ({ input, expected }) => {
    expect(evaluateSummary(input)).toEqual(expected);
  });

  it("reads a fixture that holds every worked example", () => {
    expect(file.dayRecords).toHaveLength(15);
    expect(file.summaries).toHaveLength(1);
  });
});
