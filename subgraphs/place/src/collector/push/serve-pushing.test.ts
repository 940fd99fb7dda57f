import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { servePushing } from "./serve-pushing.ts";

const ending = new AbortController();
let watcher: () => void;
let isOwner: boolean;
const ownership = {
  get isOwner() {
    return isOwner;
  },
  watch: (onChange: () => void) => {
    watcher = onChange;
    return () => undefined;
  },
};
const load = vi.fn(async () => undefined);
const timers = { delay: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) };
const begin = () => servePushing({ ownership, load, timers, log: { warn: () => undefined }, signal: ending.signal });
const change = async (next: boolean): Promise<void> => {
  isOwner = next;
  watcher();
  await vi.advanceTimersByTimeAsync(0);
};

beforeEach(() => {
  vi.useFakeTimers();
  load.mockReset();
  load.mockResolvedValue(undefined);
});
afterEach(() => {
  vi.useRealTimers();
});

it("serves at once where the readers are its own, and nobody where they are another's", async () => {
  isOwner = true;
  expect((await begin()).isServing()).toBe(true);
  isOwner = false;
  const other = await begin();
  expect([other.isServing(), load.mock.calls.length]).toEqual([false, 1]);
});

it("serves from when it knows what another process wrote down, until the readers are taken from it", async () => {
  isOwner = false;
  const { isServing } = await begin();
  load.mockRejectedValueOnce(new Error("the database is away"));
  await change(true);
  expect(isServing()).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([isServing(), load.mock.calls.length]).toEqual([true, 2]);
  isOwner = false;
  expect(isServing()).toBe(false);
  await change(false);
  await change(true);
  expect([isServing(), load.mock.calls.length]).toEqual([true, 3]);
});

it("does not begin where what is known cannot be read", async () => {
  isOwner = true;
  load.mockRejectedValueOnce(new Error("no such reader"));
  await expect(begin()).rejects.toThrow("no such reader");
});
