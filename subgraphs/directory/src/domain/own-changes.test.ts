import type { JsonValue } from "@biometricflow/service/audit/change";
import { describe, expect, it } from "vitest";
import { toOwnChanges } from "./own-changes.ts";

const isOwnId = (text: string) => text === "riyadh/7" || text === "p.7";
const toNew = (field: string, after: JsonValue) => ({ field, before: null, after });

describe("what a change tells of a person", () => {
  it("is of a list of many people the person alone, and nothing that names nobody", () => {
    const changes = [toNew("people", 2), toNew("userIds", ["riyadh/7", "riyadh/8"]), toNew("userIds", ["riyadh/9"])];
    expect(toOwnChanges(changes, isOwnId, false)).toEqual([toNew("userIds", ["riyadh/7"])]);
  });

  it("is all of what is about the person, but elements of lists that name others", () => {
    const told = [toNew("userId", "riyadh/7"), toNew("riyadh/gate", { name: "Amal", days: ["MONDAY"] })];
    expect(toOwnChanges([...told, toNew("with", ["p.8", "p.7"])], isOwnId, false)).toEqual([
      ...told,
      toNew("with", ["p.7"]),
    ]);
    const things = [toNew("c1", { personId: "p.7", kind: "ADD" }), toNew("p.8", { kind: "ADD" })];
    expect(toOwnChanges(things, isOwnId, false)).toEqual(things.slice(0, 1));
  });

  it("is of somebody else that it has to do with the person", () => {
    const other = { field: "managerId", before: "p.9", after: "p.7" };
    const changes = [toNew("id", "p.8"), toNew("name", "Omar"), other];
    expect(toOwnChanges(changes, isOwnId, false)).toEqual([{ ...other, before: null }]);
    expect(toOwnChanges([toNew("p.8", { name: "Omar", managerId: "p.7" })], isOwnId, false)).toEqual([
      toNew("p.8", { managerId: "p.7" }),
    ]);
  });

  it("is of the person's account what it is, without users that are others", () => {
    const changes = [toNew("places", ["riyadh"]), { field: "users", before: ["riyadh/8"], after: ["riyadh/7"] }];
    expect(toOwnChanges(changes, isOwnId, true)).toEqual([
      toNew("places", ["riyadh"]),
      { field: "users", before: [], after: ["riyadh/7"] },
    ]);
  });
});
