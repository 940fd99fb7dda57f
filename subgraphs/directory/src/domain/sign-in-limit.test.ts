import { expect, it } from "vitest";
import { createSignInLimit } from "./sign-in-limit.ts";

const WINDOW_MS = 60_000;
const createLimit = () => createSignInLimit({ maxFailures: 3, windowMs: WINDOW_MS });

it("hears tries until the failures are used up, then says how long to wait", () => {
  const limit = createLimit();
  for (const nowMs of [0, 1000, 2000]) {
    expect(limit.secondsToWait("a", nowMs)).toBe(0);
    limit.addFailure("a", nowMs);
  }
  expect(limit.secondsToWait("a", 2000)).toBe(58);
  expect(limit.secondsToWait("b", 2000)).toBe(0);
});

it("forgets failures as they leave the window", () => {
  const limit = createLimit();
  for (const nowMs of [0, 1000, 2000]) limit.addFailure("a", nowMs);
  expect(limit.secondsToWait("a", WINDOW_MS - 1)).toBe(1);
  expect(limit.secondsToWait("a", WINDOW_MS)).toBe(0);
});

it("forgets all failures at a success", () => {
  const limit = createLimit();
  for (const nowMs of [0, 1, 2]) limit.addFailure("a", nowMs);
  limit.clear("a");
  expect(limit.secondsToWait("a", 3)).toBe(0);
});

it("holds a bounded number of keys and forgets the stalest first", () => {
  const limit = createLimit();
  for (const nowMs of [0, 1, 2]) limit.addFailure("stale", nowMs);
  for (let n = 0; n < 10_000; n++) limit.addFailure(`other-${n}`, 3);
  expect(limit.secondsToWait("stale", 4)).toBe(0);
});
