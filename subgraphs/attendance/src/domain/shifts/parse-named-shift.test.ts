import { RulesError } from "@biometricflow/rules/faults";
import { describe, expect, it } from "vitest";
import { parseNamedShift } from "./parse-named-shift.ts";

const SHIFT = { id: "night", name: "Night", colour: "#112233", letter: "N" };
const settings = (given: object) => ({ ...SHIFT, versions: [{ from: "2026-01-01", settings: given }] });

function findFaults(value: unknown): readonly string[] {
  try {
    parseNamedShift(value, "shift");
    return [];
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    return error.faults.map(({ key, found, expected }) => `${key}: ${found}: ${expected}`);
  }
}

describe("a shift", () => {
  it("writes every setting down, defaults included", () => {
    const { versions } = parseNamedShift(settings({ start: "22:00", end: "06:00" }), "shift");
    expect(versions[0]?.settings.own).toMatchObject({
      start: "22:00",
      end: "06:00",
      breakMinutes: 60,
      pairing: "FIRST_LAST",
    });
    const split = [
      { start: "08:00", end: "12:00" },
      { start: "16:00", end: "20:00" },
    ];
    const own = parseNamedShift(settings({ spans: split, pairing: "STATE" }), "shift").versions[0]?.settings.own;
    expect(own).toMatchObject({ spans: split });
    expect(own).not.toHaveProperty("start");
  });

  it("may end after the next day's start where nobody works two such days", () => {
    expect(findFaults(settings({ weekdays: { THU: { start: "22:00", end: "10:00" } } }))).toEqual([]);
  });

  it.each([
    [{ breakMinutes: 540 }, "shift.versions.0.settings.breakMinutes: 540: less than the shift's 540 minutes"],
    [{ start: "08:00", end: "07:00" }, `shift.versions.0.settings: "08:00-07:00": a shift of at most 20 hours`],
    [{ start: "8am" }, `shift.versions.0.settings.start: "8am": a time HH:mm`],
    [{ weekdays: { THU: { pauses: 1 } } }, /^shift\.versions\.0\.settings\.weekdays\.THU\.pauses: 1: one of the keys /],
    [{ spans: [{ start: "08:00", end: "12:00" }] }, /^shift\.versions\.0\.settings\.spans: .*: two or three /],
  ])("is refused with settings %j, which are named", (given, fault) => {
    expect(findFaults(settings(given))).toEqual([typeof fault === "string" ? fault : expect.stringMatching(fault)]);
  });

  it.each([
    [{ id: "off" }, "shift.id"],
    [{ id: "Night" }, "shift.id"],
    [{ name: " " }, "shift.name"],
    [{ colour: "red" }, "shift.colour"],
    [{ letter: "NGT" }, "shift.letter"],
    [{ versions: [] }, "shift.versions"],
    [{ versions: [{ settings: {} }] }, "shift.versions.0.from"],
    [{ note: "x" }, "shift.note"],
  ])("is refused with %j", (given, key) => {
    const faults = findFaults({ ...settings({}), ...given });
    expect(faults.map((fault) => fault.split(": ")[0])).toEqual([key]);
  });

  it("has no two versions from one date", () => {
    const versions = [1, 2].map(() => ({ from: "2026-01-01", settings: {} }));
    expect(findFaults({ ...SHIFT, versions })).toEqual([`shift.versions: "2026-01-01": no two versions from one date`]);
  });
});
