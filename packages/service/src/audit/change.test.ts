import { describe, expect, it } from "vitest";
import { MOST_CHANGED_FIELDS, toAuditedChanges } from "./change.ts";

describe("what a change changed", () => {
  it("is the fields that are another than they were", () => {
    expect(toAuditedChanges({ role: "HR", places: ["a"] }, { role: "ADMIN", places: ["a"] })).toEqual([
      { field: "role", before: "HR", after: "ADMIN" },
    ]);
  });

  it("is all of what is new, and all of what is gone, but for what is empty", () => {
    expect(toAuditedChanges(undefined, { name: "Amal", users: [] })).toEqual([
      { field: "name", before: null, after: "Amal" },
    ]);
    expect(toAuditedChanges({ name: "Amal", users: [] }, undefined)).toEqual([
      { field: "name", before: "Amal", after: null },
    ]);
  });

  it("says whose it is beside what changed", () => {
    const users = ["riyadh/1042"];
    expect(toAuditedChanges({ role: "HR", users }, { role: "EMPLOYEE", users }, ["users"])).toContainEqual({
      field: "users",
      before: users,
      after: users,
    });
  });

  it("has no field that is empty before and after", () => {
    expect(toAuditedChanges({ users: [] }, { users: [] }, ["users"])).toEqual([]);
  });

  it("says of a value that is too long how long it is, and is never more than so many fields", () => {
    expect(toAuditedChanges({}, { note: "x".repeat(2_000) })).toEqual([
      { field: "note", before: null, after: "(2002 characters)" },
    ]);
    expect(toAuditedChanges({}, { ["f".repeat(300)]: 1 })[0]?.field).toHaveLength(256);
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`field${index}`, index]));
    const told = toAuditedChanges({}, many);
    expect(told).toHaveLength(MOST_CHANGED_FIELDS);
    expect(told.at(-1)).toEqual({ field: "(61 more)", before: null, after: null });
  });
});
