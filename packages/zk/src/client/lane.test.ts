import { expect, it } from "vitest";
import { createLane } from "./lane.ts";

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
