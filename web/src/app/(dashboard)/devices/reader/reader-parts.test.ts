import { expect, it } from "vitest";
import { listParts, mayOperate, seesSecurity } from "./reader-parts.ts";

it.each([
  ["ADMIN", false, ["health", "days", "clock", "jobs", "aside", "people", "use", "settings"]],
  ["ADMIN", true, ["health", "days", "clock", "jobs", "aside", "orders", "people", "use", "settings"]],
  ["HR", true, ["health", "days", "clock", "aside", "orders", "people", "use"]],
  ["VIEWER", true, ["health", "days", "clock", "orders", "people", "use"]],
  [null, false, ["health", "days", "clock", "people", "use"]],
])("shows %s (a reader that pushes: %s) only what the graph answers", (role, isPushing, parts) => {
  expect(listParts(role, isPushing)).toEqual(parts);
});

it("offers changes to administrators, and what makes a reader less safe to those who may know", () => {
  const roles = ["ADMIN", "PLACE_ADMIN", "HR", "AUDITOR", "VIEWER", null];
  expect(roles.filter(mayOperate)).toEqual(["ADMIN", "PLACE_ADMIN"]);
  expect(roles.filter(seesSecurity)).toEqual(["ADMIN", "PLACE_ADMIN", "AUDITOR"]);
});
