import { expect, it } from "vitest";
import { toCoveredDates, toPreviewedDates } from "./previewed-dates.ts";

it("a change of the past is looked at up to today, one of the future in its first days", () => {
  expect(toPreviewedDates("2026-11-20", "2026-11-26")).toEqual({ from: "2026-11-20", to: "2026-11-26" });
  expect(toPreviewedDates("2020-01-01", "2026-11-26")).toEqual({ from: "2026-10-27", to: "2026-11-26" });
  expect(toPreviewedDates("2026-12-01", "2026-11-26")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
});

it("a holiday that is moved is looked at where it was and where it will be", () => {
  const moved = [
    { from: "2026-03-21", to: "2026-03-22" },
    { from: "2026-03-19", to: "2026-03-20" },
  ];
  expect(toCoveredDates(moved)).toEqual({ from: "2026-03-19", to: "2026-03-22" });
});

it("no more dates are looked at than a preview takes", () => {
  const year = { from: "2026-01-01", to: "2026-12-31" };
  expect(toCoveredDates([year])).toEqual({ from: "2026-01-01", to: "2026-03-03" });
});
