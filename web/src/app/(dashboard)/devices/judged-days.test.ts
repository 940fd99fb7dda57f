import { expect, it } from "vitest";
import { countVerdicts, toSpanBefore } from "./judged-days.ts";

it("counts the days of each verdict", () => {
  const verdicts = ["PROVED", "NOT_CHECKED", "PROVED", "MISSING", "PROVED"] as const;
  const days = verdicts.map((verdict, index) => ({ date: `2026-11-0${index + 1}`, verdict, missing: null }));
  expect(countVerdicts(days)).toEqual({ proved: 3, missing: 1, unknown: 1 });
});

it.each([
  ["2026-11-26", 90, "2026-08-29"],
  ["2026-03-01", 2, "2026-02-28"],
  ["2026-11-26", 1, "2026-11-26"],
])("ends with %s after %i days", (to, days, from) => {
  expect(toSpanBefore(to, days)).toEqual({ from, to });
});
