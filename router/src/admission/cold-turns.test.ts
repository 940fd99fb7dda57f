import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createColdTurns } from "./cold-turns.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const NEVER = new AbortController().signal;

function start({ hasOthers = false, waiting = 100 } = {}) {
  const turns = createColdTurns({
    burst: 3,
    perSecond: 10,
    waiting,
    hasOthers: () => hasOthers,
    now: () => Date.now(),
  });
  const log: string[] = [];
  const enter = (subject: string, tookMs = 0) =>
    void turns.enter(subject, NEVER).then(
      (end) => {
        log.push(subject);
        vi.setSystemTime(Date.now() + tookMs);
        end();
      },
      (error: unknown) =>
        log.push(`${subject} ${Reflect.get(Object(Reflect.get(Object(error), "extensions")), "code")}`),
    );
  return { log, enter };
}

it("lets other work get on between any two turns", async () => {
  const { log, enter } = start();
  enter("a");
  enter("b");
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  expect(log).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(log).toEqual(["a", "b"]);
});

it("rests after a turn as long as it took while others want to get on", async () => {
  const { log, enter } = start({ hasOthers: true });
  enter("a", 20);
  enter("b", 20);
  await vi.advanceTimersByTimeAsync(15);
  expect(log).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(10);
  expect(log).toEqual(["a", "b"]);
});

it("lets a subject begin so many at once, and then so many each second", async () => {
  const { log, enter } = start();
  for (let nth = 0; nth < 8; nth++) enter("a");
  enter("b");
  await vi.advanceTimersByTimeAsync(50);
  expect(log.toSorted()).toEqual(["a", "a", "a", "b"]);
  await vi.advanceTimersByTimeAsync(200);
  expect(log.filter((it) => it === "a")).toHaveLength(5);
});

it("refuses at once what would wait for more than five seconds", async () => {
  const { log, enter } = start();
  for (let nth = 0; nth < 60; nth++) enter("a");
  await vi.advanceTimersByTimeAsync(1);
  expect(log.filter((it) => it === "a RATE_LIMITED")).toHaveLength(7);
  await vi.advanceTimersByTimeAsync(5100);
  expect(log.filter((it) => it === "a")).toHaveLength(53);
});
