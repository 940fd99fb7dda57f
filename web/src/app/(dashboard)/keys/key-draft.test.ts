import { describe, expect, it } from "vitest";
import { findKeyFault, toKeyInput, toNewKey } from "./key-draft.ts";

const TODAY = "2026-11-26";
const typed = { ...toNewKey(TODAY), name: "payroll" };

describe("a key that is typed", () => {
  it("is for every place where none is chosen, and counts through its last day", () => {
    expect(toKeyInput({ ...typed, until: "2026-12-31" }, TODAY, "Asia/Riyadh")).toEqual({
      ...{ name: "payroll", role: "VIEWER", places: ["*"] },
      expiresAt: "2026-12-31T21:00:00.000Z",
    });
  });

  it("is for the chosen places alone", () => {
    expect(toKeyInput({ ...typed, placeIds: ["cairo"] }, TODAY, "UTC")?.places).toEqual(["cairo"]);
  });

  it.each([
    ["nothing of a whole one", {}, undefined],
    ["nothing of one for today", { until: TODAY }, undefined],
    ["nothing of one for most of a year", { until: "2027-11-25" }, undefined],
    ["no name", { name: " " }, "name"],
    ["a name with other letters", { name: "Payroll" }, "name"],
    ["a program that tells punches of no place", { role: "FEEDER" as const }, "places"],
    ["a wall screen of no place", { role: "SCREEN" as const }, "places"],
    ["no last day", { until: null }, "until"],
    ["a last day that is over", { until: "2026-11-25" }, "until"],
    ["more than a year", { until: "2027-11-26" }, "until"],
  ] as const)("finds %s", (_what, over, fault) => {
    const draft = { ...typed, ...over };
    expect(findKeyFault(draft, TODAY)).toBe(fault);
    expect(toKeyInput(draft, TODAY, "UTC") === undefined).toBe(fault !== undefined);
  });
});
