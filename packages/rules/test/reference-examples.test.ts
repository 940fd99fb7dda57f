import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DayInput, SummaryInput } from "./reference/case-format.ts";
import { evaluateDayRecord, evaluateSummary } from "./reference/evaluate.ts";
import { isRefused } from "./reference/r2-1-refusals.ts";

interface Case<Input> {
  readonly id: string;
  readonly input: Input;
  readonly expected: object | null;
}

interface CaseFile {
  readonly dayRecords: readonly Case<DayInput>[];
  readonly summaries: readonly Case<SummaryInput>[];
}

/** The worked examples and the cases of peers, with how many of each there are. */
const FILES = [
  { name: "attendance-examples", days: 28, sums: 2 },
  { name: "attendance-peer-cases", days: 15, sums: 0 },
];

function read(name: string): CaseFile {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
}

describe.each(FILES)("the slow reference over $name", ({ name, days, sums }) => {
  const file = read(name);
  const isToBeRefused = ({ expected }: { readonly expected: object | null }): boolean =>
    expected !== null && "refused" in expected;
  const records = file.dayRecords.filter((one) => !isToBeRefused(one));
  const refused = file.dayRecords.filter(isToBeRefused);

  it.each(records)("gives the day record $id: $input.title", ({ input, expected }) => {
    expect(isRefused(input)).toBe(false);
    const record = evaluateDayRecord(input);
    if (expected === null || record === null) expect(record).toBe(expected);
    else expect(record).toMatchObject(sorted(expected));
  });

  it.each(file.summaries)("gives the summary $id: $input.title", ({ input, expected }) => {
    expect(isRefused(input)).toBe(false);
    expect(evaluateSummary(input)).toMatchObject(expected ?? {});
  });

  it("refuses what must be refused", () => {
    expect(refused.filter(({ input }) => !isRefused(input))).toEqual([]);
  });

  it("reads every case of the file", () => {
    expect([file.dayRecords.length, file.summaries.length]).toEqual([days, sums]);
  });
});

/** Flags and reasons stand in any order in a file; the reference sorts them. */
function sorted(expected: object): object {
  const entries = Object.entries(expected).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(String).toSorted((a, b) => (a < b ? -1 : 1)) : value,
  ]);
  return Object.fromEntries(entries);
}
