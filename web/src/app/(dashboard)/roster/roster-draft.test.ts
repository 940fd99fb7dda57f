import { describe, expect, it } from "vitest";
import { countHidden, findByName, parsePasted, putCells, toBounds, toEntry } from "./roster-draft.ts";

const SHIFTS = [
  { id: "day", name: "Day", letter: "D" },
  { id: "night", name: "Night", letter: "N" },
  { id: "desk", name: "Desk", letter: "d" },
];
const LINE = { personId: "p.1", entries: new Map([["2026-11-01", "day"]]) };
const put = (entry: string | null) => putCells(new Map(), [{ line: LINE, date: "2026-11-01", entry }]);

describe("a roster that is edited", () => {
  it("keeps what differs from what is saved, and nothing else", () => {
    expect([...put("night")]).toEqual([["p.1 2026-11-01", "night"]]);
    expect(put("day").size).toBe(0);
    expect(putCells(put("night"), [{ line: LINE, date: "2026-11-01", entry: "day" }]).size).toBe(0);
    expect([toEntry(put(null), LINE, "2026-11-01"), toEntry(new Map(), LINE, "2026-11-01")]).toEqual([null, "day"]);
  });

  it("knows the cells that are kept of other months and of people who are not shown", () => {
    const other = putCells(put("night"), [
      { line: LINE, date: "2026-12-01", entry: "OFF" },
      { line: { personId: "p.2", entries: new Map() }, date: "2026-11-02", entry: "OFF" },
    ]);
    expect([countHidden(other, [LINE], "2026-11"), countHidden(put("night"), [LINE], "2026-11")]).toEqual([2, 0]);
  });

  it("has ranges that are drawn in any direction", () => {
    const range = { anchor: { row: 3, column: 1 }, focus: { row: 1, column: 5 } };
    expect(toBounds(range)).toEqual({ top: 1, bottom: 3, left: 1, right: 5 });
  });
});

describe("what is pasted", () => {
  it("is letters, ids, names, rest days, emptied cells and cells left as they are", () => {
    expect(parsePasted("D\tnight\tDesk\r\nOFF\t-\t\r\n", SHIFTS, ["راحة"])).toEqual({
      kind: "ENTRIES",
      rows: [
        ["day", "night", "desk"],
        ["OFF", null, undefined],
      ],
    });
    expect(parsePasted("راحة\tn\td", SHIFTS, ["راحة"])).toMatchObject({ rows: [["OFF", "night", "desk"]] });
  });

  it("is nothing that two shifts are called: their ids tell them apart", () => {
    const shifts = [...SHIFTS, { id: "guard", name: "Guard, night", letter: "N" }];
    expect(parsePasted("N", shifts, [])).toEqual({ kind: "UNKNOWN", texts: ["N"] });
    expect(parsePasted("guard\tnight", shifts, [])).toMatchObject({ rows: [["guard", "night"]] });
    expect([findByName(shifts, "n"), findByName(shifts, "d")?.id]).toEqual([undefined, "desk"]);
  });

  it("is refused as a whole where a cell says something unknown, which is named", () => {
    expect(parsePasted("D\tX\nX\tholiday", SHIFTS, [])).toEqual({ kind: "UNKNOWN", texts: ["X", "holiday"] });
  });
});
