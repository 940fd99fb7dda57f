import { describe, expect, it } from "vitest";
import { parseRosterSheet, placeFaults, toRosterCells, toRosterHead } from "./roster-sheet.ts";

const person = (id: string, pin: string) => ({ key: 1, id, pin, name: `Person ${pin}`, nameKey: "" });
const PEOPLE = [person("p.7", "7"), person("p.8", "8"), person("p.9", "9"), person("p.9:2", "9")];
const parse = (...lines: object[]) =>
  parseRosterSheet(
    lines.map((cells, index) => ({ line: index + 2, cells: { ...cells } })),
    PEOPLE,
  );

describe("a sheet of rosters", () => {
  it("holds in each cell a shift, a rest day, nothing that changes, or that a cell is emptied", () => {
    const { edits, faults } = parse({
      pin: "7",
      "2026-11-01": "night",
      "2026-11-02": "OFF",
      "2026-11-03": "",
      "2026-11-04": "-",
    });
    expect(faults).toEqual([]);
    expect(edits.map(({ date, cell }) => [date, cell])).toEqual([
      ["2026-11-01", { kind: "SHIFT", shiftId: "night" }],
      ["2026-11-02", { kind: "OFF" }],
      ["2026-11-04", undefined],
    ]);
  });

  it("may have a line for each cell", () => {
    expect(parse({ pin: "7", date: "2026-11-01", shift: "day" }).edits).toMatchObject([
      { line: 2, column: "shift", personId: "p.7", date: "2026-11-01", cell: { shiftId: "day" } },
    ]);
    expect(parse({ pin: "7", date: "1.11.", shift: "day" }).faults).toMatchObject([
      { line: 2, column: "date", found: "1.11." },
    ]);
  });

  it("names who is nobody, and a PIN of several people, who have ids", () => {
    expect(parse({ pin: "5", "2026-11-01": "day" }).faults).toMatchObject([{ line: 2, column: "pin", found: "5" }]);
    expect(parse({ pin: "9", "2026-11-01": "day" }).faults).toMatchObject([{ line: 2, column: "pin", found: "9" }]);
    expect(parse({ person: "p.9:2", pin: "9", "2026-11-01": "day" }).edits).toMatchObject([{ personId: "p.9:2" }]);
  });

  it("fills no cell twice", () => {
    const faults = parse({ pin: "7", "2026-11-01": "day" }, { person: "p.7", "2026-11-01": "OFF" }).faults;
    const expected = "a date that no other line has; line 2 has it";
    expect(faults).toEqual([{ line: 3, column: "2026-11-01", found: "OFF", expected }]);
  });

  it("shows a fault of the rules at its cell", () => {
    const { edits } = parse({ pin: "7", "2026-11-01": "night" }, { pin: "8", "2026-11-02": "day" });
    const fault = { personId: "p.8", date: "2026-11-02", found: "x", expected: "y" };
    expect(placeFaults([fault, { ...fault, date: undefined }], edits)).toEqual([
      { line: 3, column: "2026-11-02", found: "day", expected: "y" },
      { line: 3, column: "person", found: "x", expected: "y" },
    ]);
  });

  it("is written with the columns that it is read with", () => {
    const dates = ["2026-11-01", "2026-11-02"];
    const cells = toRosterCells(PEOPLE[0] ?? person("", ""), [{ date: "2026-11-02", cell: { kind: "OFF" } }], dates);
    expect([toRosterHead(dates), cells]).toEqual([
      ["person", "pin", "name", "2026-11-01", "2026-11-02"],
      ["p.7", "7", "Person 7", "", "OFF"],
    ]);
  });
});
