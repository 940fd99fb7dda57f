import { describe, expect, it } from "vitest";
import type { StoredPunch } from "../records/stored-punch.ts";
import { applyCorrections } from "./applied-punches.ts";
import type { Correction } from "./correction.ts";

const punch = (id: string): StoredPunch => ({
  id,
  placeId: "riyadh",
  readerId: "riyadh/gate-1",
  pin: "7",
  atMs: 0,
  localTime: "2026-11-23T08:00:00",
  stateCode: 0,
  channel: "READ",
  driftSeconds: 0,
});
const correction = (given: Partial<Correction>): Correction => ({
  id: "c.1",
  kind: "ADD_PUNCH",
  state: "IN_FORCE",
  isRequest: false,
  person: { key: 1, id: "p.7", pin: "7", name: "Seven", nameKey: "seven" },
  placeId: "riyadh",
  pin: "7",
  atMs: 0,
  localTime: "2026-11-23T17:00:00",
  stateCode: 255,
  punchId: undefined,
  groupId: undefined,
  deeds: [],
  ...given,
});

describe("the punches that records follow from", () => {
  it("are those of the readers where nothing was corrected", () => {
    const raw = [punch("a"), punch("b")];
    expect(applyCorrections(1, raw, [])).toEqual({ punches: raw, changes: [] });
  });

  it("lack those that are ignored, and have those that were added to the person", () => {
    const ignored = correction({ kind: "IGNORE_PUNCH", id: "c.2", punchId: "a" });
    const { punches, changes } = applyCorrections(1, [punch("a"), punch("b")], [correction({}), ignored]);
    expect(punches.map(({ id, channel, readerId }) => [id, channel, readerId])).toEqual([
      ["b", "READ", "riyadh/gate-1"],
      ["c.1", "MANUAL", ""],
    ]);
    expect(changes.map((change) => [change.punch.id, change.correction.id])).toEqual([
      ["a", "c.2"],
      ["c.1", "c.1"],
    ]);
  });

  it("have no punch that was added to somebody else, and miss none that is ignored elsewhere", () => {
    const ignored = correction({ kind: "IGNORE_PUNCH", punchId: "x" });
    const { punches, changes } = applyCorrections(2, [punch("a")], [correction({}), ignored]);
    expect([punches.map(({ id }) => id), changes]).toEqual([["a"], []]);
  });
});
