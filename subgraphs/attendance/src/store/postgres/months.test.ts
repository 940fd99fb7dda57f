import { expect, it } from "vitest";
import { listMonths, listMonthsAhead } from "./months.ts";

const NOW = Date.UTC(2026, 10, 26);

it("has a part for each month that somebody may work in, and none for clocks that lost their time", () => {
  const values = [
    "2026-11-02",
    "2026-11-30T08:00:00",
    "2025-02-30T08:00:00",
    "2000-01-01",
    "2099-12-31",
    "2026-13-01",
    "?",
  ];
  expect(listMonths(values, NOW)).toEqual(["2026-11", "2025-02"]);
});

it("makes months ahead over the end of a year", () => {
  expect(listMonthsAhead(NOW, 3)).toEqual(["2026-11", "2026-12", "2027-01"]);
});
