import { expect, it } from "vitest";
import { rankUse } from "./device-summary.ts";

const punchesOf = new Map([
  ["20", 3],
  ["7", 3],
  ["100", 9],
  ["3", 1],
]);

it("who used a reader most stands first, of as many the smaller number", () => {
  expect(rankUse({ punchesOf }, 10)).toEqual([
    { pin: "100", punches: 9 },
    { pin: "7", punches: 3 },
    { pin: "20", punches: 3 },
    { pin: "3", punches: 1 },
  ]);
  expect(rankUse({ punchesOf }, 2).map(({ pin }) => pin)).toEqual(["100", "7"]);
});
