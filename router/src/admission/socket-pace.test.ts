import { expect, it, vi } from "vitest";
import { DEFAULT_LIMITS } from "../limits.ts";
import { createSocketPace } from "./socket-pace.ts";

const NEVER = new AbortController().signal;
const LIMITS = { ...DEFAULT_LIMITS.subject, sockets: 2, subscriptions: 2, socketBurst: 3, socketPerSecond: 1 };
const settle = () => new Promise((resolve) => setImmediate(resolve));

it("looks at one operation, then lets other work get on", async () => {
  const pace = createSocketPace(
    LIMITS,
    () => false,
    () => 0,
  );
  const seen: string[] = [];
  for (const subject of ["a", "a", "b"]) void pace.enter(subject, NEVER).then(() => seen.push(subject));
  for (let nth = 0; nth < 10; nth++) await Promise.resolve(); // as far as it comes by itself
  expect(seen).toEqual(["a"]);
  for (let nth = 0; nth < 4; nth++) await settle();
  expect(seen.toSorted()).toEqual(["a", "a", "b"]);
});

it("lets a subject pause after each operation while others want to get on, and the others begin meanwhile", async () => {
  vi.useFakeTimers();
  const pace = createSocketPace(
    LIMITS,
    () => true,
    () => 0,
  );
  const seen: string[] = [];
  for (const subject of ["a", "a", "a", "b"]) void pace.enter(subject, NEVER).then(() => seen.push(subject));
  await vi.advanceTimersByTimeAsync(5);
  expect(seen.toSorted()).toEqual(["a", "b"]);
  await vi.advanceTimersByTimeAsync(15);
  expect(seen.toSorted()).toEqual(["a", "a", "b"]);
  vi.useRealTimers();
});

it("refuses what a subject sends too fast over all its sockets, and nobody else's", async () => {
  let nowMs = 0;
  const pace = createSocketPace(
    LIMITS,
    () => false,
    () => nowMs,
  );
  for (let nth = 0; nth < 3; nth++) await pace.enter("a", NEVER);
  const refusal = { extensions: { code: "RATE_LIMITED", limit: 1, retryAfterSeconds: 1 } };
  await expect(pace.enter("a", NEVER)).rejects.toMatchObject(refusal);
  await pace.enter("b", NEVER);
  nowMs = 1000;
  await pace.enter("a", NEVER);
});

it("counts a subject's sockets and subscriptions, and lets go of those that ended", () => {
  const pace = createSocketPace(LIMITS, () => false);
  const first = pace.openSocket("a");
  pace.openSocket("a");
  expect([pace.openSocket("a"), typeof pace.openSocket("b")]).toEqual([undefined, "function"]);
  first?.();
  expect(typeof pace.openSocket("a")).toBe("function");
  const end = pace.beginSubscription("a");
  pace.beginSubscription("a");
  expect(() => pace.beginSubscription("a")).toThrow("too many subscriptions");
  end();
  pace.beginSubscription("a");
});
