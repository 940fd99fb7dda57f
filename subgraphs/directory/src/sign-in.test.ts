import { expect, it } from "vitest";
import { createSignInCheck } from "./sign-in.ts";

it("does not hold a wrong key against its address while that is told to wait", async () => {
  const clock = { nowMs: 0 };
  const check = createSignInCheck({
    store: { findApiKey: async () => undefined, findPrincipal: async () => undefined },
    now: () => clock.nowMs,
    passwordHash: { hash: async () => "", matches: async () => false, pretend: async () => undefined },
    signInLimit: { maxFailures: 3, windowMs: 60_000 },
    wait: async () => undefined,
  });
  const codes: unknown[] = [];
  for (; clock.nowMs <= 75_000; clock.nowMs += 15_000)
    await check({ kind: "apiKey", apiKey: "bfk_over" }, { address: "192.0.2.1" }).catch(({ code }) => codes.push(code));
  expect(codes).toEqual([
    ...["UNAUTHENTICATED", "UNAUTHENTICATED", "UNAUTHENTICATED", "RATE_LIMITED"],
    ...["UNAUTHENTICATED", "UNAUTHENTICATED"], // the first ones are forgotten, and the screen that asks is told that its key is over
  ]);
});
