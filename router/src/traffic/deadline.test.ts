import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startDeadline } from "./deadline.ts";
import { createLagMeter } from "./lag-meter.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const start = (ms: number) => {
  const lag = createLagMeter(() => Date.now());
  return { lag, deadline: startDeadline(ms, lag) };
};

/** The process does nothing else for so long. */
const block = (ms: number) => vi.setSystemTime(Date.now() + ms);

it("ends a request when its time is over, with a TimeoutError", () => {
  const { deadline } = start(1000);
  vi.advanceTimersByTime(999);
  expect([deadline.signal.aborted, deadline.leftMs()]).toEqual([false, 1]);
  vi.advanceTimersByTime(1);
  expect(deadline.signal.reason).toMatchObject({ name: "TimeoutError" });
});

it("gives back the time in which this process was busy, once", () => {
  const { deadline } = start(1000);
  vi.advanceTimersByTime(500);
  block(600);
  vi.advanceTimersByTime(500);
  expect(deadline.signal.aborted).toBe(false);
  vi.advanceTimersByTime(560);
  expect(deadline.signal.aborted).toBe(false);
  block(600);
  vi.advanceTimersByTime(50);
  expect(deadline.signal.aborted).toBe(true);
});

it("says no more when its request has ended", () => {
  const { deadline } = start(1000);
  deadline.stop();
  vi.advanceTimersByTime(5000);
  expect(deadline.signal.aborted).toBe(false);
});
