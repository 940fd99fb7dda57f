import { describe, expect, it } from "vitest";
import type { StoredAbsence } from "./absence.ts";
import { ABSENCE_COLUMNS, type AbsenceLine, parseAbsenceSheet, toAbsenceCells } from "./absence-sheet.ts";

const person = (pin: string, id = `p.${pin}`) => ({ key: Number(pin), id, pin, name: `P${pin}`, nameKey: `p${pin}` });
const LEAVE = { id: "leave", name: "Leave", arabicName: undefined, colour: "#000000", letter: "L", paid: undefined };
const STORED: StoredAbsence = {
  id: "a.1",
  person: person("1"),
  from: "2026-11-10",
  to: "2026-11-12",
  kindId: "leave",
  part: { start: "09:00", end: "11:00" },
  note: "visa",
};
const TERMS = {
  kinds: [LEAVE],
  people: [person("1"), person("2"), person("3"), person("3", "p.3:2")],
  absences: [STORED],
};
const LINE = { pin: "2", from: "2026-11-10", to: "2026-11-11", kind: "leave" };

/** What a sheet of these lines gives; the first of them is line 2. */
function parse(...rows: readonly AbsenceLine["cells"][]) {
  const { drafts, unchanged, faults } = parseAbsenceSheet(
    rows.map((cells, index) => ({ line: index + 2, cells })),
    TERMS,
  );
  return {
    drafts: drafts.map(({ person: { id }, from, to }) => `${id} ${from.slice(8)}-${to.slice(8)}`),
    unchanged,
    faults: faults.map(({ line, column, found, expected }) => `${line} ${column} ${found}: ${expected}`),
  };
}

describe("a sheet of absences", () => {
  it("gives a draft for each good line, of one date where no last one stands", () => {
    expect(parse(LINE, { ...LINE, from: "2026-11-20", to: "" })).toEqual({
      drafts: ["p.2 10-11", "p.2 20-20"],
      unchanged: 0,
      faults: [],
    });
  });

  it.each([
    ["a PIN that nobody has", { pin: "9" }, "pin 9: the PIN of a person in your scope"],
    ["a PIN of two people", { pin: "3" }, "pin 3: a PIN of one person, or an id in the column person: 2 have it"],
    ["an id that nobody has", { person: "p.9" }, "person p.9: the id of a person in your scope"],
    ["a PIN of another person than the id's", { person: "p.1" }, "pin 2: the PIN of the person, 1"],
    ["a kind that is none", { kind: "holiday" }, "kind holiday: one of leave"],
    ["a part that is none", { part: "morning" }, /part morning: nothing, FIRST_HALF/],
    ["a date that is none", { from: "10/11/2026" }, /from 10\/11\/2026: a date/],
    ["an end before the beginning", { to: "2026-11-09" }, /to 2026-11-09: a date that is not before/],
  ])("names the cell with %s, and keeps the other lines", (_what, over, expected) => {
    const parsed = parse({ ...LINE, ...over }, { ...LINE, pin: "1", from: "2026-11-20", to: "2026-11-20" });
    expect(parsed.faults).toEqual([expect.stringMatching(expected)]);
    expect(parsed.faults[0]?.startsWith("2 ")).toBe(true);
    expect(parsed.drafts).toEqual(["p.1 20-20"]);
  });

  it("names every faulty cell of a line", () => {
    expect(parse({ pin: "9", from: "x", kind: "y" }).faults).toHaveLength(3);
  });

  it("chooses among people of one PIN by id", () => {
    expect(parse({ ...LINE, pin: "3", person: "p.3:2" }).drafts).toEqual(["p.3:2 10-11"]);
  });

  it("refuses dates that the person has already, and names what has them", () => {
    expect(parse({ ...LINE, pin: "1", from: "2026-11-12", to: "2026-11-15" }).faults).toEqual([
      "2 from 2026-11-12: dates without an absence; there is leave 2026-11-10 to 2026-11-12 09:00-11:00",
    ]);
    expect(parse(LINE, { ...LINE, pin: "1", from: "2026-11-20", to: "" }, { ...LINE, to: "2026-11-10" })).toEqual({
      drafts: ["p.2 10-11", "p.1 20-20"],
      unchanged: 0,
      faults: ["4 from 2026-11-10: dates that no other line of the person has; line 2 has one of them"],
    });
  });

  it("takes its own export back, and changes nothing", () => {
    const cells = Object.fromEntries(ABSENCE_COLUMNS.map((name, index) => [name, toAbsenceCells(STORED)[index] ?? ""]));
    expect(parse(cells)).toEqual({ drafts: [], unchanged: 1, faults: [] });
    expect(parse({ ...cells, note: "another" }).faults).toHaveLength(1);
  });
});
