import { expect, it } from "vitest";
import { toRestartDelayMs } from "./restart-delay.ts";

it.each([
  [1, 200],
  [2, 400],
  [4, 1_600],
  [7, 10_000],
  [2_000, 10_000],
])("pauses after crash %i for %i ms", (crashes, ms) => {
  expect(toRestartDelayMs({ exitCode: 1, crashes, hasServed: false })).toBe(ms);
  expect(toRestartDelayMs({ exitCode: undefined, crashes, hasServed: true })).toBe(ms);
});

it.each([2, 3])("leaves a process down that ends with %i before it ever served", (exitCode) => {
  expect(toRestartDelayMs({ exitCode, crashes: 1, hasServed: false })).toBeUndefined();
});

it.each([2, 3])("tries a process again, seldom, that served before it ended with %i", (exitCode) => {
  expect(toRestartDelayMs({ exitCode, crashes: 1, hasServed: true })).toBe(30_000);
});
