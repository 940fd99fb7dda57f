import { expect, it } from "vitest";
import { toAccountSubject, toUsername } from "./account.ts";

it.each([
  ["Sara", "account/sara"],
  ["  sara ", "account/sara"],
  ["account/Sara", "account/sara"],
  ["ＳＡＲＡ", "account/sara"],
  ["account/", undefined],
  [" ", undefined],
])("an account that is written %j is %j", (username, subject) => {
  expect(toAccountSubject(username)).toBe(subject);
});

it("is shown by its username", () => {
  expect(toUsername("account/sara")).toBe("sara");
});
