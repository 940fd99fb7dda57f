import { expect, it } from "vitest";
import { toFirstSpan, toSpanFault } from "./verify-span.ts";

it("begins with seven days, today among them", () => {
  expect(toFirstSpan("2026-03-02")).toEqual({ from: "2026-02-24", to: "2026-03-02" });
});

it.each([
  ["2026-03-02", "2026-03-02", undefined],
  ["2026-03-02", "2026-03-01", "backwards"],
  [null, "2026-03-01", "unchosen"],
  ["2026-03-01", null, "unchosen"],
  ["2025-10-23", "2026-11-26", undefined],
  ["2025-10-22", "2026-11-26", "tooLong"],
])("judges %s to %s: %s", (from, to, fault) => {
  expect(toSpanFault({ from, to })).toBe(fault);
});
