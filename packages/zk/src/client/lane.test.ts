import { expect, it } from "vitest";
import { createLane, holdLane } from "./lane.ts";

it("runs tasks one after the other, also after one that fails", async () => {
  const lane = createLane();
  const seen: string[] = [];
  const task = (name: string) => async (): Promise<string> => {
    seen.push(`${name} starts`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    if (name === "b") throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled(["a", "b", "c"].map((name) => lane(task(name), undefined)));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(seen).toEqual(["a starts", "a ends", "b starts", "b ends", "c starts", "c ends"]);
});

it("lets go of a waiting caller that aborts, and never starts the task", async () => {
  const lane = createLane();
  const first = Promise.withResolvers<void>();
  const abort = new AbortController();
  const running = lane(() => first.promise, undefined);
  let isStarted = false;
  const waiting = lane(async () => {
    isStarted = true;
  }, abort.signal);
  abort.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  first.resolve();
  await running;
  await lane(async () => undefined, undefined);
  expect(isStarted).toBe(false);
});

it("refuses a signal that is aborted already", async () => {
  const task = async (): Promise<string> => "never";
  await expect(createLane()(task, AbortSignal.abort(new Error("before")))).rejects.toThrow("before");
});

it("is held from its turn until it is let go, or until all has ended", async () => {
  const lane = createLane();
  const ended = new AbortController();
  const seen: string[] = [];
  const hold = async (name: string): Promise<() => void> => {
    const release = await holdLane(lane, undefined, ended.signal);
    seen.push(name);
    return release;
  };
  const first = await hold("first");
  const second = hold("second");
  const third = hold("third");
  expect(seen).toEqual(["first"]);
  first();
  await second;
  expect(seen).toEqual(["first", "second"]);
  ended.abort();
  (await third)();
  (await hold("after the end"))();
  expect(seen).toEqual(["first", "second", "third", "after the end"]);
});

it("is not held by a caller that gave up waiting", async () => {
  const lane = createLane();
  const never = new AbortController().signal;
  const release = await holdLane(lane, undefined, never);
  const abort = new AbortController();
  const waiting = holdLane(lane, abort.signal, never);
  abort.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  release();
  (await holdLane(lane, undefined, never))();
});
