import { expect, it } from "vitest";
import { toAccountSubject, toUsername } from "./account.ts";
import { toPeopleScope } from "./viewer-scope.ts";

const holder = { personId: "p.9", managedDepartmentIds: ["it"] };

it.each([
  ["HR", holder, undefined],
  ["PLACE_ADMIN", undefined, undefined],
  ["MANAGER", holder, { departmentIds: ["it"], personIds: ["p.9"] }],
  ["MANAGER", undefined, { departmentIds: [], personIds: [] }],
  ["EMPLOYEE", holder, { departmentIds: [], personIds: ["p.9"] }],
  ["EMPLOYEE", undefined, { departmentIds: [], personIds: [] }],
] as const)("shows a %s of %o the people %o", (role, of, expected) => {
  expect(toPeopleScope(role, of)).toEqual(expected);
});

it.each([
  [" Sara ", "account/sara"],
  ["account/SARA", "account/sara"],
  ["ｓａｒａ", "account/sara"],
  [" ", undefined],
  ["account/", undefined],
])("knows the account %o by its subject %o", (username, subject) => {
  expect(toAccountSubject(username)).toBe(subject);
});

it("shows an account by its username", () => {
  expect(toUsername("account/sara")).toBe("sara");
});
