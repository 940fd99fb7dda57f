import { expect, it } from "vitest";
import { toInsightSpan, toSpanBefore } from "./insights-search.ts";

const NONE = { days: null, from: null, to: null };

it("looks at the four weeks before today, at as many days as are asked for, or at the dates that are given", () => {
  expect(toInsightSpan(NONE, "2026-11-26")).toEqual({ from: "2026-10-29", to: "2026-11-25" });
  expect(toInsightSpan({ ...NONE, days: "14" }, "2026-11-26")).toEqual({ from: "2026-11-12", to: "2026-11-25" });
  expect(toInsightSpan({ ...NONE, from: "2026-11-09", to: "2026-11-02" }, "2026-11-26")).toEqual({
    from: "2026-11-02",
    to: "2026-11-09",
  });
});

it("reaches over no more dates than insights do, the last ones", () => {
  const { from, to } = toInsightSpan({ ...NONE, from: "2020-01-01", to: "2026-11-25" }, "2026-11-26");
  expect([from, to]).toEqual(["2026-08-26", "2026-11-25"]);
});

it("compares with as many dates before", () => {
  expect(toSpanBefore({ from: "2026-11-12", to: "2026-11-25" })).toEqual({ from: "2026-10-29", to: "2026-11-11" });
});
