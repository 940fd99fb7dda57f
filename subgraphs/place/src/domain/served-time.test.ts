import { describe, expect, it } from "vitest";
import { isOtherTime, toServedTime } from "./served-time.ts";

const SERVING = { sinceMs: 0, endedMs: null };

describe("the time in which a reader serves", () => {
  it.each([
    ["begins when the configuration says", undefined, { sinceMs: 7, isServing: true }, { sinceMs: 7, endedMs: null }],
    ["is all time where nobody says since when", undefined, { sinceMs: undefined, isServing: true }, SERVING],
    ["ends when the reader is taken out", SERVING, undefined, { sinceMs: 0, endedMs: 50 }],
    ["ends when it is switched off", SERVING, { sinceMs: undefined, isServing: false }, { sinceMs: 0, endedMs: 50 }],
    ["stays ended", { sinceMs: 0, endedMs: 9 }, undefined, { sinceMs: 0, endedMs: 9 }],
    ["goes on when it is back", { sinceMs: 0, endedMs: 9 }, { sinceMs: undefined, isServing: true }, SERVING],
  ])("%s", (_title, known, setup, expected) => {
    expect(toServedTime(known, setup, 50)).toEqual(expected);
  });

  it("is told once, and again when it is another", () => {
    expect(isOtherTime(undefined, SERVING)).toBe(true);
    expect(isOtherTime(SERVING, { ...SERVING })).toBe(false);
    expect(isOtherTime(SERVING, { sinceMs: 0, endedMs: 9 })).toBe(true);
  });
});
