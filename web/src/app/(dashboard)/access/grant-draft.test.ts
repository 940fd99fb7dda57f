import { expect, it } from "vitest";
import { findGrantFault, NEW_GRANT, toGrantInput } from "./grant-draft.ts";

const typed = { ...NEW_GRANT, reason: " a broken gate " };

it("asks for half an hour where nothing else is typed, for the reason that is", () => {
  expect(toGrantInput("account/sara", typed)).toEqual({ id: "account/sara", minutes: 30, reason: "a broken gate" });
});

it.each([
  ["too few minutes", { minutes: "4" }, "minutes"],
  ["too many minutes", { minutes: "481" }, "minutes"],
  ["no whole minutes", { minutes: "5.5" }, "minutes"],
  ["no minutes", { minutes: " " }, "minutes"],
  ["no reason", { reason: " " }, "reason"],
] as const)("finds %s", (_what, over, fault) => {
  expect(findGrantFault({ ...typed, ...over })).toBe(fault);
  expect(toGrantInput("account/sara", { ...typed, ...over })).toBeUndefined();
});
