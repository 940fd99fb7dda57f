import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createGatherer } from "./gatherer.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function createPage() {
  const page = { isVisible: true, runs: 0 };
  const gatherer = createGatherer({ isVisible: () => page.isVisible, run: () => (page.runs += 1) });
  return { page, gatherer };
}

it("runs once a second, however much is told", () => {
  const { page, gatherer } = createPage();
  for (let told = 0; told < 20; told++) gatherer.note();
  expect(page.runs).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(page.runs).toBe(1);
  gatherer.note();
  vi.advanceTimersByTime(1_000);
  expect(page.runs).toBe(2);
});

it("runs for what was told while nobody looked, once somebody does, and only then", () => {
  const { page, gatherer } = createPage();
  page.isVisible = false;
  gatherer.note();
  vi.advanceTimersByTime(5_000);
  gatherer.look();
  expect(page.runs).toBe(0);
  page.isVisible = true;
  gatherer.look();
  gatherer.look();
  expect(page.runs).toBe(1);
});

it("runs no more once it was stopped", () => {
  const { page, gatherer } = createPage();
  gatherer.note();
  gatherer.stop();
  vi.advanceTimersByTime(5_000);
  expect(page.runs).toBe(0);
});
