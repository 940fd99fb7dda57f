import { describe, expect, it } from "vitest";
import { parseNamedShift } from "./parse-named-shift.ts";
import { refuseStale, toRevision } from "./shift-revision.ts";
import { ShiftChangedError } from "./shift-store.ts";

const GIVEN = { id: "day", name: "Day", colour: "#336699", letter: "D" };
const toShift = (more: object = {}, hours: object = { start: "07:00" }) =>
  parseNamedShift({ ...GIVEN, versions: [{ from: "2026-01-01", settings: hours }], ...more }, "shift");
const DAY = toShift();

describe("the revision of a shift", () => {
  it("is the same after a way through a store", () => {
    expect(toRevision(JSON.parse(JSON.stringify(DAY)))).toBe(toRevision(DAY));
  });

  it.each([
    [{ name: "Days" }, undefined],
    [{ colour: "#336690" }, undefined],
    [{ letter: "d" }, undefined],
    [{ versions: [{ from: "2026-01-02", settings: { start: "07:00" } }] }, undefined],
    [{}, { start: "07:01" }],
  ])("is another after %j %j", (more, hours) => {
    expect(toRevision(toShift(more, hours))).not.toBe(toRevision(DAY));
  });

  it("lets through what was read, what is new, and whoever says none", () => {
    const later = toShift({ name: "Days" });
    for (const [known, revision] of [
      [DAY, toRevision(DAY)],
      [undefined, ""],
      [DAY, undefined],
      [later, "of a first try"],
    ] as const)
      expect(() => refuseStale(known, later, revision)).not.toThrow();
  });

  it("stands in the way of what was changed, made or removed meanwhile, and says which", () => {
    const later = toShift({ name: "Days" });
    const refusal = (...[known, revision]: readonly [typeof DAY | undefined, string]) => {
      try {
        return refuseStale(known, later, revision);
      } catch (error) {
        return error instanceof ShiftChangedError ? error.message : error;
      }
    };
    expect(refusal(DAY, "of another")).toContain("changed by somebody else");
    expect(refusal(DAY, "")).toContain("is there already");
    expect(refusal(undefined, toRevision(DAY))).toContain("was removed");
  });
});
