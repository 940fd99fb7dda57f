import { expect, it } from "vitest";
import { createHours } from "./hours.ts";

it.each([
  ["HM", [450, 0, 5, 7_680, -5], ["7:30", "0:00", "0:05", "128:00", "-0:05"]],
  ["MINUTES", [450, 0], ["450", "0"]],
  ["DECIMAL", [450, 480, 0, 6], ["7.5", "8", "0", "0.1"]],
] as const)("writes durations as %s", (format, minutes, expected) => {
  expect(minutes.map(createHours(format))).toEqual(expected);
});

it("rounds so that rows add up to their total", () => {
  const rows = [20, 20, 20].map(createHours("DECIMAL"));
  expect(rows).toEqual(["0.33", "0.34", "0.33"]);
});
