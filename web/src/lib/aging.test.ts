import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startAging } from "./aging.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("calls what was not renewed old after twice its interval, and not before", () => {
  const onOld = vi.fn();
  startAging(15_000, onOld);
  vi.advanceTimersByTime(29_999);
  expect(onOld).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onOld).toHaveBeenCalledOnce();
});

it("calls nothing old that is renewed in time, however long it goes on", () => {
  const onOld = vi.fn();
  let end = startAging(15_000, onOld);
  for (let renewals = 0; renewals < 9; renewals++) {
    vi.advanceTimersByTime(29_000);
    end();
    end = startAging(15_000, onOld);
  }
  end();
  vi.advanceTimersByTime(60_000);
  expect(onOld).not.toHaveBeenCalled();
});
