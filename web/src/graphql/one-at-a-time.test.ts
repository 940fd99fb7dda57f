import { expect, it } from "vitest";
import { OneAtATime } from "./one-at-a-time.ts";
import { noteReread, untilReread } from "./rereads.ts";

/** A promise that somebody else ends. */
function createPromise<T>() {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  return { promise, resolve, reject };
}

const nothing = () => Promise.resolve();

it("does once what is pressed twice", async () => {
  const gate = new OneAtATime(() => {}, nothing);
  const answer = createPromise<string>();
  let sent = 0;
  const press = () =>
    gate.run(() => {
      sent += 1;
      return answer.promise;
    });
  const [first, second] = [press(), press()];
  answer.resolve("done");
  expect([await first, await second, sent]).toEqual(["done", undefined, 1]);
});

it("stays busy until the page shows what was done", async () => {
  const states: boolean[] = [];
  const gate = new OneAtATime((isBusy) => states.push(isBusy), untilReread);
  const read = createPromise<undefined>();
  await gate.run(() => Promise.resolve("done"));
  const reread = noteReread(read.promise); // as whoever pressed does with the answer
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect(states).toEqual([true]);
  expect(await gate.run(() => Promise.resolve("again"))).toBeUndefined();
  read.resolve(undefined);
  await reread;
  await expect.poll(() => states).toEqual([true, false]);
});

it("can be pressed again at once where nothing was done", async () => {
  const gate = new OneAtATime(
    () => {},
    () => new Promise(() => {}),
  );
  expect(await gate.run(() => Promise.resolve(undefined))).toBeUndefined();
  await expect(gate.run(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await gate.run(() => Promise.resolve("done"))).toBe("done");
});

it("is not held up by a page that cannot be read anew", async () => {
  await noteReread(Promise.reject(new Error("offline")));
  await untilReread();
});
