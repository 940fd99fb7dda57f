import { expect, it } from "vitest";
import { createBoundedPasswordHash, DEFAULT_HASH_BOUNDS } from "./bounded-password-hash.ts";

const BUSY = { code: "SERVICE_UNAVAILABLE", retryAfterSeconds: 2 };

/** Two slots and a line of three, over a hash that ends when it is told to. */
function setUp(bounds: Partial<typeof DEFAULT_HASH_BOUNDS> = {}) {
  const running: (() => void)[] = [];
  const waits: number[] = [];
  let began = 0;
  const task = async () => {
    began++;
    await new Promise<void>((resolve) => running.push(resolve));
  };
  const inner = {
    hash: async (password: string) => (await task(), password),
    matches: async () => (await task(), true),
    pretend: task,
  };
  const passwords = createBoundedPasswordHash(inner, {
    maxRunning: 2,
    maxWaiting: 3,
    maxPretending: 2,
    wait: (ms, signal) => {
      waits.push(ms);
      return new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
        if (signal === undefined) setImmediate(() => resolve(undefined));
      });
    },
    ...bounds,
  });
  const match = (signal?: AbortSignal) => {
    const outcome = passwords.matches("x", "y", signal);
    outcome.catch(() => {});
    return outcome;
  };
  const tick = () => new Promise((resolve) => setImmediate(resolve));
  const endOne = async () => {
    running.shift()?.();
    await tick();
  };
  return { passwords, match, tick, endOne, waits, began: () => began };
}

it("runs two at once, lets three wait, and refuses more with the time to come back", async () => {
  const { match, tick, began } = setUp();
  const tries = Array.from({ length: 5 }, () => match());
  await tick();
  expect(began()).toBe(2);
  await expect(match()).rejects.toMatchObject(BUSY);
  expect(tries).toHaveLength(5);
});

it("gives a slot that becomes free to the next in line", async () => {
  const { match, tick, endOne, began } = setUp();
  const tries = Array.from({ length: 5 }, () => match());
  await tick();
  for (let n = 0; n < 5; n++) await endOne();
  await expect(Promise.all(tries)).resolves.toEqual([true, true, true, true, true]);
  expect(began()).toBe(5);
});

it("never begins for a client that has gone, and gives its place in line away", async () => {
  const { match, tick, endOne, began } = setUp();
  const controller = new AbortController();
  void match();
  void match();
  const gone = Array.from({ length: 3 }, () => match(controller.signal));
  controller.abort(new Error("gone"));
  for (const each of gone) await expect(each).rejects.toThrow("gone");
  await expect(match(controller.signal)).rejects.toThrow("gone");
  void match();
  await endOne();
  await tick();
  expect(began()).toBe(3);
});

it("hashes for a name that nobody has while another slot stays free, and else waits as long as a hash took", async () => {
  const { passwords, match, tick, endOne, waits, began } = setUp();
  void passwords.pretend("x");
  await tick();
  expect([began(), waits]).toEqual([1, []]);
  await passwords.pretend("x");
  expect(began()).toBe(1);
  expect(waits).toHaveLength(1);
  void match();
  await tick();
  expect(began()).toBe(2);
  await endOne();
});

it("refuses names that nobody has exactly when it refuses others, or when they are too many at once", async () => {
  const { passwords, match } = setUp();
  for (let n = 0; n < 5; n++) void match();
  await expect(passwords.pretend("x")).rejects.toMatchObject(BUSY);
  const quiet = setUp();
  const never = new AbortController().signal;
  for (let n = 0; n < 3; n++) void quiet.passwords.pretend("x", never);
  await expect(quiet.passwords.pretend("x", never)).rejects.toMatchObject(BUSY);
});

it("goes on after a hash that failed", async () => {
  const inner = {
    hash: () => Promise.reject(new TypeError("damaged")),
    matches: async () => true,
    pretend: async () => {},
  };
  const passwords = createBoundedPasswordHash(inner, { ...DEFAULT_HASH_BOUNDS, maxRunning: 2 });
  for (let n = 0; n < 5; n++) await expect(passwords.hash("x")).rejects.toThrow("damaged");
  await expect(passwords.matches("x", "y")).resolves.toBe(true);
});
