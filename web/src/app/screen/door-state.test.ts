import { expect, it } from "vitest";
import { isTrying, toDoorState } from "./door-state.ts";

it.each([
  [undefined, undefined],
  ["SCREEN_KEY_NEW", "asking"],
  ["SESSION_OF_OTHER", "replacing"],
  ["SCREEN_KEY_MISSING", "noKey"],
  ["UNAUTHENTICATED", "over"],
  ["FORBIDDEN", "otherKey"],
  ["RATE_LIMITED", "waiting"],
  ["SERVICE_UNAVAILABLE", "waiting"],
  ["NETWORK", "waiting"],
])("makes of %s the state %s", (code, state) => {
  expect(toDoorState(code)).toBe(state);
});

it("goes on by itself while it waits, and at nothing that somebody must read", () => {
  const states = ["opening", "waiting", "asking", "replacing", "leaving", "over", "otherKey", "noKey"] as const;
  expect(states.filter((state) => isTrying(state))).toEqual(["opening", "waiting"]);
});
