import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createSharedStream, type SharedStreamOptions } from "./shared-stream.ts";
import type { UpstreamListener } from "./upstream.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function follow(change: Partial<SharedStreamOptions> = {}) {
  const opened: { readonly after: string | null; readonly listener: UpstreamListener }[] = [];
  const told: string[] = [];
  const shared = createSharedStream({
    place: "riyadh",
    open: (after, listener) => {
      opened.push({ after, listener });
      return () => {};
    },
    toEvent: ({ position, noticeKind }) => ({ position, noticeKind, ids: [], shape: async () => ({}) }),
    lastKnown: () => undefined,
    onPosition: () => {},
    onIdle: () => {},
    retryMs: () => 1000,
    ...change,
  });
  const stop = shared.follow({
    onEvent: () => told.push("event"),
    onCaughtUp: () => told.push("caught up"),
    onLost: () => told.push("lost"),
    onBack: () => told.push("back"),
    onReset: () => told.push("reset"),
  });
  return { opened, told, stop, last: () => opened.at(-1)?.listener };
}

it("asks a place whose ledger is another one for its head once", () => {
  const { opened, told, last } = follow();
  last()?.onMessage({ position: { epoch: "a", seq: 7 }, noticeKind: "CAUGHT_UP", ids: [], data: {} });
  last()?.onEnd({ kind: "RESET" });
  expect(opened).toHaveLength(2);
  expect(opened[1]?.after).toBeNull();
  last()?.onMessage({ position: { epoch: "b", seq: 1 }, noticeKind: "CAUGHT_UP", ids: [], data: {} });
  expect(told).toEqual(["caught up", "reset", "caught up"]);
});

it("counts a place that refuses its own head as lost and asks it again after a pause, not in a loop", () => {
  const { opened, told, last } = follow();
  last()?.onEnd({ kind: "RESET" });
  last()?.onEnd({ kind: "RESET" });
  expect(opened).toHaveLength(2);
  expect(told).toEqual(["lost"]);
  vi.advanceTimersByTime(1000);
  expect(opened).toHaveLength(3);
});

it("asks nothing more once nobody follows", () => {
  const { opened, stop, last } = follow();
  last()?.onEnd({ kind: "LOST", message: "gone" });
  stop();
  vi.advanceTimersByTime(10_000);
  expect(opened).toHaveLength(1);
});

it("waits longer with each failure in a row, and as little as at first after a success", () => {
  const { opened, last } = follow({ retryMs: (attempt) => 1000 * (attempt + 1) });
  const lose = () => last()?.onEnd({ kind: "LOST", message: "gone" });
  const waitFor = (ms: number) => {
    const before = opened.length;
    vi.advanceTimersByTime(ms - 1);
    expect(opened).toHaveLength(before);
    vi.advanceTimersByTime(1);
    expect(opened).toHaveLength(before + 1);
  };
  for (const ms of [1000, 2000, 3000]) {
    lose();
    waitFor(ms);
  }
  last()?.onMessage({ position: { epoch: "a", seq: 7 }, noticeKind: "CAUGHT_UP", ids: [], data: {} });
  lose();
  waitFor(1000);
});
