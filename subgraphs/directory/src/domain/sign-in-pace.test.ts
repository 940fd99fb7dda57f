import { expect, it } from "vitest";
import { createSignInPace } from "./sign-in-pace.ts";

const WINDOW_MS = 300_000;
const HERE = { name: "account/hr", address: "192.0.2.1" };
const THERE = { name: "account/hr", address: "192.0.2.2" };

const setUp = (failures: number, attempt = HERE) => {
  const pace = createSignInPace({ maxFailures: 3, windowMs: WINDOW_MS });
  for (let n = 0; n < failures; n++) pace.addFailure(attempt, 0);
  return pace;
};

it.each([
  [0, 0],
  [2, 0],
  [3, 250],
  [4, 500],
  [5, 1000],
  [6, 2000],
  [7, 3000],
  [100, 3000],
])("after %i failures of an account pauses %i ms, wherever the next try comes from", (failures, pauseMs) => {
  expect(setUp(failures).delayMs(THERE, 0)).toBe(pauseMs);
});

it("counts the pause from the last failure", () => {
  const pace = setUp(7);
  expect([pace.delayMs(HERE, 2000), pace.delayMs(HERE, 3000)]).toEqual([1000, 0]);
});

it("forgets failures as they leave the window", () => {
  expect(setUp(7).delayMs(HERE, WINDOW_MS)).toBe(0);
});

it("does not pause where the account signed in before, until it fails too often there", () => {
  const pace = setUp(7, THERE);
  pace.addSuccess(HERE, 0);
  expect([pace.delayMs(HERE, 0), pace.isKnown(HERE, 0), pace.isKnown(THERE, 0)]).toEqual([0, true, false]);
  for (let n = 0; n < 3; n++) pace.addFailure(HERE, 0);
  expect([pace.delayMs(HERE, 0), pace.isKnown(HERE, 0)]).toEqual([3000, false]);
});

it("pauses an address that fails at many accounts, by a second at most, and no other", () => {
  const pace = createSignInPace({ maxFailures: 3, windowMs: WINDOW_MS });
  for (let n = 0; n < 100; n++) pace.addFailure({ name: `account/${n}`, address: "192.0.2.1" }, 0);
  expect([pace.delayMs(HERE, 0), pace.delayMs(THERE, 0)]).toEqual([1000, 0]);
});

it("pauses everybody by a second at most when failures come from everywhere", () => {
  const pace = createSignInPace({ maxFailures: 3, windowMs: WINDOW_MS });
  for (let n = 0; n < 1000; n++) pace.addFailure({ name: `account/${n}`, address: `address-${n}` }, 0);
  expect(pace.delayMs(HERE, 0)).toBe(1000);
});

it("remembers a bounded number of accounts and addresses, and forgets the stalest first", () => {
  const pace = setUp(7);
  for (let n = 0; n < 10_000; n++) pace.addFailure({ name: `other-${n}`, address: `other-${n}` }, 0);
  expect(pace.delayMs(HERE, 1)).toBeLessThanOrEqual(1000);
  expect(pace.failures(HERE, 1)).toBe(0);
});
