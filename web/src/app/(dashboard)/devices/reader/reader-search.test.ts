import { expect, it } from "vitest";
import { isTooLong, readerParams } from "./reader-search.ts";

it("the figures of a reader are of 400 days at most", () => {
  expect(isTooLong({ from: "2025-10-23", to: "2026-11-26" })).toBe(false);
  expect(isTooLong({ from: "2025-10-22", to: "2026-11-26" })).toBe(true);
});

it("dates that no calendar has, and ranges without that name, are not followed", () => {
  expect([readerParams["from"]?.("2026-02-30"), readerParams["range"]?.("year")]).toEqual([null, null]);
  expect([readerParams["from"]?.("2026-02-28"), readerParams["range"]?.("week")]).toEqual(["2026-02-28", "week"]);
});
