import { expect, it } from "vitest";
import { toPollMs } from "./receiver-wait.ts";

const told = (...states: readonly string[]) => ({
  deliveries: { edges: states.map((state) => ({ node: { state } })) },
});

it.each([
  ["nobody is told", [], 30_000],
  ["nothing was sent yet", [told()], 30_000],
  ["everything arrived or failed", [told("DELIVERED"), told("FAILED")], 30_000],
  ["one message waits", [told("DELIVERED"), told("WAITING")], 5_000],
])("asks again for the receivers where %s", (_what, receivers, waitMs) => {
  expect(toPollMs(receivers)).toBe(waitMs);
});
