import { expect, it } from "vitest";
import { addAnswer, toDeadlineMs, type UsualTime } from "./usual-time.ts";

const BOUNDS = { deadlineMs: 3000, maxDeadlineMs: 10_000 };
const after = (...times: readonly number[]) =>
  toDeadlineMs(
    times.reduce<UsualTime | undefined>((usual, ms) => addAnswer(usual, ms), undefined),
    BOUNDS,
  );

it("waits as long as the policy says for a subgraph that nothing is known of, or that is usually quick", () => {
  expect([after(), after(20, 30, 20), after(20, 20, 2900, 20, 20, 20)]).toEqual([3000, 3000, 3000]);
});

it("waits longer for a subgraph that is usually slow, and never longer than the policy allows", () => {
  const slow = after(...Array.from({ length: 50 }, () => 2500));
  expect(slow).toBeGreaterThan(4900);
  expect(slow).toBeLessThan(6000);
  expect(after(...Array.from({ length: 50 }, () => 9000))).toBe(10_000);
});

it("comes back when the subgraph does", () => {
  const times = [...Array.from({ length: 20 }, () => 2900), ...Array.from({ length: 60 }, () => 20)];
  expect(after(...times)).toBe(3000);
});
