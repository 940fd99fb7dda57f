import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createArrivalBuffer } from "./arrival-buffer.ts";
import type { LiveMessage } from "./live-items.ts";

const message: LiveMessage = { phase: "LIVE", punch: null, notice: null };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("hands a single message over at once and a burst together", () => {
  const sizes: number[] = [];
  const buffer = createArrivalBuffer((messages) => sizes.push(messages.length));
  buffer.add(message);
  expect(sizes).toEqual([1]);
  for (let count = 0; count < 30; count++) buffer.add(message);
  expect(sizes).toEqual([1]);
  vi.advanceTimersByTime(120);
  expect(sizes).toEqual([1, 30]);
  vi.advanceTimersByTime(1_000);
  buffer.add(message);
  expect(sizes).toEqual([1, 30, 1]);
});

it("hands over early when asked to, and nothing twice", () => {
  const sizes: number[] = [];
  const buffer = createArrivalBuffer((messages) => sizes.push(messages.length));
  buffer.add(message);
  buffer.add(message);
  buffer.flush();
  buffer.flush();
  vi.advanceTimersByTime(1_000);
  expect(sizes).toEqual([1, 1]);
});

it("hands nothing over after it was closed", () => {
  const flush = vi.fn();
  const buffer = createArrivalBuffer(flush);
  buffer.add(message);
  buffer.add(message);
  buffer.close();
  vi.advanceTimersByTime(1_000);
  expect(flush).toHaveBeenCalledTimes(1);
});
