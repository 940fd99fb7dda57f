import { expect, it } from "vitest";
import { type Period, toCompleteness } from "./completeness.ts";

const DAY: Period = { fromMs: 100, toMs: 200 };
const PROVED = new Map([["riyadh", [{ fromMs: 0, toMs: 1_000 }]]]);

it.each([
  ["no rows", [], "PROVED"],
  ["one of the day", [{ fromMs: 150, toMs: 151 }], "NOT_PROVED"],
  ["one of its first moment", [{ fromMs: 50, toMs: 101 }], "NOT_PROVED"],
  ["one of its last moment", [{ fromMs: 199, toMs: 300 }], "NOT_PROVED"],
  ["one of any time", [{ fromMs: 0, toMs: 1_000 }], "NOT_PROVED"],
  [
    "those before and after it",
    [
      { fromMs: 0, toMs: 100 },
      { fromMs: 200, toMs: 300 },
    ],
    "PROVED",
  ],
] as const)("a day of which %s may be set aside, whatever is proved", (_name, doubts, completeness) => {
  expect(toCompleteness(["riyadh"], DAY, PROVED, doubts)).toBe(completeness);
  expect(toCompleteness(["riyadh"], DAY, "ALL_PROVED", doubts)).toBe(completeness);
});
