import { expect, it } from "vitest";
import type { ErrandWork } from "./errands.ts";
import { createLiveReads } from "./live-reads.ts";

/** A reader that does errands when it is told to, and time that passes when it is told to. */
function createStage() {
  let nowMs = 0;
  let pass: () => void = () => undefined;
  const begun: (() => void)[] = [];
  const signals: AbortSignal[] = [];
  const connection = {
    readTime: async () => "2026-03-01T08:00:00",
    readSizes: async () => ({ users: 1, punches: 2, punchCapacity: 3, operations: 4 }),
  };
  const run = async <T>(_id: string, work: ErrandWork<T>, signal: AbortSignal): Promise<T> => {
    signals.push(signal);
    await new Promise<void>((resolve, reject) => {
      begun.push(resolve);
      signal.addEventListener("abort", () => reject(signal.reason));
    });
    return work(Object.assign(Object.create(null), { connection }), signal); // of a reader an ask needs its connection alone
  };
  const timers = {
    monotonicMs: () => nowMs,
    delay: () => new Promise<void>((resolve) => (pass = resolve)),
  };
  const live = createLiveReads({ readers: () => ({ run }), clock: { nowMs: () => 1_000 }, timers });
  return { live, begun, signals, expire: () => pass(), move: (ms: number) => (nowMs += ms) };
}

it("asks a reader once for all who want to know at a time, and again later", async () => {
  const { live, begun, signals, move } = createStage();
  const asked = [live.ask("gate-1"), live.ask("gate-1")];
  begun[0]?.();
  const said = { atMs: 1_000, roundTripMs: 0, localTime: "2026-03-01T08:00:00", users: 1, punches: 2, capacity: 3 };
  expect(await Promise.all(asked)).toEqual([said, said]);
  move(4_999);
  expect(await live.ask("gate-1")).toEqual(said);
  expect(signals).toHaveLength(1);
  move(1);
  void live.ask("gate-1");
  expect(signals).toHaveLength(2);
});

it("gives up a reader that is busy, and what waited for it is never done", async () => {
  const { live, signals, expire } = createStage();
  const asked = live.ask("gate-1");
  expire();
  expect(await asked).toBeUndefined();
  expect(signals[0]?.aborted).toBe(true);
});

it("cuts off no ask that has begun", async () => {
  const stage = createStage();
  const asked = stage.live.ask("gate-1");
  stage.begun[0]?.();
  await Promise.resolve();
  stage.expire();
  await asked;
  expect(stage.signals[0]?.aborted).toBe(false);
});

it("knows nothing where nobody visits the readers", async () => {
  const timers = { monotonicMs: () => 0, delay: async () => undefined };
  const live = createLiveReads({ readers: () => undefined, clock: { nowMs: () => 0 }, timers });
  expect(await live.ask("gate-1")).toBeUndefined();
});
