import { expect, it } from "vitest";
import { seesReaders, toNavGroups } from "./nav-entries.ts";

const listPaths = (role: string | null) => toNavGroups(role).flatMap(({ entries }) => entries.map(({ path }) => path));

it("shows employees their own record and nothing about readers", () => {
  expect(listPaths("EMPLOYEE")).toContain("/me");
  expect(listPaths("EMPLOYEE")).not.toContain("/devices");
  expect(listPaths("EMPLOYEE")).not.toContain("/live");
});

it("shows shifts to those who may read who works by them, and rosters to whoever leads", () => {
  expect([listPaths("MANAGER"), listPaths("AUDITOR")].map((paths) => paths.includes("/shifts"))).toEqual([false, true]);
  expect([listPaths("MANAGER"), listPaths("EMPLOYEE")].map((paths) => paths.includes("/roster"))).toEqual([
    true,
    false,
  ]);
});

it("shows the rules of work to whoever leads: they say what of overtime counts", () => {
  expect([listPaths("MANAGER"), listPaths("EMPLOYEE")].map((paths) => paths.includes("/rules"))).toEqual([true, false]);
});

it.each([
  ["/alerts", ["ADMIN", "HR", "PLACE_ADMIN", "AUDITOR"]],
  ["/safety", ["ADMIN", "PLACE_ADMIN", "AUDITOR"]],
  ["/audit", ["ADMIN", "AUDITOR"]],
  ["/access", ["ADMIN"]],
  ["/keys", ["ADMIN"]],
] as const)("shows %s to whom the graph answers it", (path, roles) => {
  const all = ["ADMIN", "HR", "PLACE_ADMIN", "MANAGER", "VIEWER", "EMPLOYEE", "AUDITOR", "FEEDER", "SCREEN"];
  expect(all.filter((role) => listPaths(role).includes(path))).toEqual(roles);
});

it("keeps the playground for administrators", () => {
  expect([listPaths("ADMIN"), listPaths("HR")].map((paths) => paths.includes("/playground"))).toEqual([true, false]);
});

it("hides nothing while the router does not say who looks", () => {
  expect(listPaths(null)).toEqual(expect.arrayContaining([...listPaths("ADMIN"), ...listPaths("EMPLOYEE")]));
});

it.each([
  ["AUDITOR", true],
  ["MANAGER", false],
  ["EMPLOYEE", false],
  [null, false],
])("knows whether %s sees readers", (role, sees) => {
  expect(seesReaders(role)).toBe(sees);
});
