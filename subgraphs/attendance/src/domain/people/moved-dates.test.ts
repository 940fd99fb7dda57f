import { expect, it } from "vitest";
import { listMovedDates, type RecordTerms } from "./moved-dates.ts";

const TERMS: RecordTerms = { recordsFrom: "2026-01-01", homePlaceId: "riyadh", employedTo: undefined };
const LAST = "2026-11-27";

it.each<[string, Partial<RecordTerms>, Partial<RecordTerms>, readonly string[]]>([
  ["nothing", {}, {}, []],
  ["another home place: every record", {}, { homePlaceId: "cairo" }, ["2026-01-01 2026-11-27"]],
  ["a later beginning: what lies between", {}, { recordsFrom: "2026-03-01" }, ["2026-01-01 2026-03-01"]],
  ["an earlier beginning", {}, { recordsFrom: "2025-12-01" }, ["2025-12-01 2026-01-01"]],
  ["an end: from there on", {}, { employedTo: "2026-11-20" }, ["2026-11-20 2026-11-27"]],
  ["a later end", { employedTo: "2026-10-01" }, { employedTo: "2026-10-05" }, ["2026-10-01 2026-10-05"]],
  ["an end in the future", {}, { employedTo: "2027-01-31" }, []],
  ["a department: from its date on", {}, { departmentFrom: "2026-11-01" }, ["2026-11-01 2026-11-27"]],
  ["a department from before the first record", {}, { departmentFrom: "2020-01-01" }, ["2026-01-01 2026-11-27"]],
])("moves records by %s", (_what, before, after, expected) => {
  const ranges = listMovedDates({ ...TERMS, ...before }, { ...TERMS, ...after }, LAST);
  expect(ranges.map(({ from, to }) => `${from} ${to}`)).toEqual(expected);
});
