import { expect, it } from "vitest";
import { keepMost } from "./unwritten-facts.ts";

const toFact = (action: string) => ({
  minute: null,
  fact: { ...{ at: "2026-11-28T08:00:00.000Z", actor: "account/hr", action }, outcome: "OK", requestId: "r", count: 1 },
});
const keep = (most: number, ...actions: readonly string[]) =>
  keepMost(actions.map(toFact), most).map(({ fact }) => fact.action);

it("keeps all that there is room for, in its order", () => {
  expect(keep(3, "viewPunch", "syncPlace", "viewUser")).toEqual(["viewPunch", "syncPlace", "viewUser"]);
});

it("loses views before deeds, and of both the newest", () => {
  expect(keep(3, "viewPunch", "syncPlace", "viewUser", "erasePerson")).toEqual([
    "viewPunch",
    "syncPlace",
    "erasePerson",
  ]);
  expect(keep(2, "viewPunch", "syncPlace", "viewUser", "erasePerson")).toEqual(["syncPlace", "erasePerson"]);
  expect(keep(1, "viewPunch", "syncPlace", "viewUser", "erasePerson")).toEqual(["syncPlace"]);
});
