import { expect, it } from "vitest";
import { findPasswordFault } from "./password-fault.ts";

it.each([
  ["a".repeat(11), "PASSWORD_SHORT"],
  ["\u{1f511}".repeat(11), "PASSWORD_SHORT"],
  ["a".repeat(12), undefined],
  ["\u{1f511}".repeat(128), undefined],
  ["a".repeat(257), "PASSWORD_LONG"],
])("judges %s as the directory does", (password, fault) => expect(findPasswordFault(password, password)).toBe(fault));

it("wants the same password twice", () => {
  expect(findPasswordFault("a".repeat(12), "a".repeat(13))).toBe("PASSWORD_DIFFERS");
});
