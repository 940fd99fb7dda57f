import { expect, it } from "vitest";
import { createMessageQueue } from "./message-queue.ts";

const SILENT = { onTake: () => {}, onEnd: () => {} };

it("gives messages in the order of their arrival, also when an earlier one takes longer to make", async () => {
  const queue = createMessageQueue<string>(SILENT);
  let finish = (_text: string) => {};
  queue.push(() => new Promise((resolve) => (finish = resolve)));
  queue.push(async () => "second");
  const first = queue.next();
  finish("first");
  expect([await first, await queue.next()]).toMatchObject([{ value: "first" }, { value: "second" }]);
});

it("ends a wait when the client leaves, and tells its owner once", async () => {
  const ends: string[] = [];
  const queue = createMessageQueue<string>({ ...SILENT, onEnd: () => ends.push("end") });
  const waiting = queue.next();
  await queue.return();
  await queue.return();
  expect(await waiting).toEqual({ done: true, value: undefined });
  queue.push(async () => "too late");
  expect(queue.size()).toBe(0);
  expect(ends).toEqual(["end"]);
});

it("drops what waits when it fails, and ends with that error", async () => {
  const queue = createMessageQueue<string>(SILENT);
  queue.push(async () => "dropped");
  queue.fail(new Error("over"));
  await expect(queue.next()).rejects.toThrow("over");
  expect(await queue.next()).toEqual({ done: true, value: undefined });
});
