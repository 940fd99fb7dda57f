import { describe, expect, it } from "vitest";
import type { Identity } from "./identity.ts";
import { type KnownPerson, planImport } from "./import-plan.ts";
import { createSheetParser } from "./parse-sheet.ts";
import { listNamed } from "./sheet-line.ts";
import type { PersonDraft } from "./person-draft.ts";
import type { SheetRow } from "./person-sheet.ts";

type Cells = SheetRow["cells"];

const NOTHING = {
  name: undefined,
  latinName: undefined,
  arabicName: undefined,
  department: undefined,
  managerId: undefined,
  homePlaceId: undefined,
  employedFrom: undefined,
  employedTo: undefined,
  account: undefined,
};
const know = (id: string, pin: string, more: Partial<KnownPerson> = {}): readonly [string, KnownPerson] => [
  id,
  { ...NOTHING, name: pin, id, pin, key: 1, ...more },
];
const KNOWN = new Map([
  know("p.1", "1", { account: "account/sara", employedFrom: "2026-03-01" }),
  know("p.7", "7"),
  know("p.7:2", "7"),
]);
const toRows = (cells: readonly Cells[]) => cells.map((row, index) => ({ line: index + 2, cells: row }));
const TERMS = { placeIds: new Set(["riyadh", "cairo"]), known: KNOWN };
const parseAs = (identity: Identity, ...cells: readonly Cells[]) =>
  createSheetParser(toRows(cells), { ...TERMS, identity })(toRows(cells));
const parse = (...cells: readonly Cells[]) => parseAs("organisation", ...cells);

describe("a sheet of people", () => {
  it("needs nothing but PINs, and says nothing where a cell is empty", () => {
    expect(parse({ pin: "007", name: "", department: "" })).toEqual({
      drafts: [{ ...NOTHING, id: "p.007", pin: "007", ownPlaceId: undefined, line: 2 }],
      faults: [],
    });
  });

  it.each<[string, Cells, object]>([
    ["no PIN", { name: "Sara" }, { column: "pin", found: "" }],
    ["a PIN that no reader has", { pin: "5".repeat(40) }, { column: "pin" }],
    ["an unknown place", { pin: "5", homePlace: "paris" }, { column: "homePlace", expected: "one of riyadh, cairo" }],
    ["a day that no calendar has", { pin: "5", employedFrom: "2026-02-30" }, { column: "employedFrom" }],
    [
      "an end before the beginning",
      { pin: "5", employedFrom: "2026-02-02", employedTo: "2026-02-01" },
      { column: "employedTo" },
    ],
    ["an end before the beginning that is known", { pin: "1", employedTo: "2026-02-01" }, { column: "employedTo" }],
    ["a manager whom nobody knows", { pin: "5", manager: "99" }, { column: "manager", found: "99" }],
    ["a name without end", { pin: "5", name: "x".repeat(201) }, { column: "name" }],
    ["an id of somebody else", { pin: "5", id: "p.1" }, { column: "id", found: "p.1" }],
  ])("names the line and the column of %s, and takes the other lines", (_what, row, fault) => {
    const { drafts, faults } = parse(row, { pin: "6" });
    expect(faults).toEqual([expect.objectContaining({ line: 2, ...fault })]);
    expect(drafts.map(({ pin }) => pin)).toEqual(["6"]);
  });

  it("names the line that has a PIN already", () => {
    const { drafts, faults } = parse({ pin: "5", name: "A" }, { pin: "6" }, { pin: "5", name: "B" });
    expect(faults).toEqual([
      { line: 4, column: "pin", found: "5", expected: "a PIN that no other line has; line 2 has it" },
    ]);
    expect(drafts.map(({ line }) => line)).toEqual([2, 3]);
  });

  it("tells several people of a PIN apart by their ids", () => {
    const { drafts, faults } = parse({ pin: "7", name: "A" }, { pin: "7", name: "B", id: "p.7:2" });
    expect([drafts.map(({ id }) => id), faults]).toEqual([["p.7", "p.7:2"], []]);
  });

  it("takes a manager who is known, or stands anywhere in the sheet, by PIN or id", () => {
    const { drafts } = parse({ pin: "5", manager: "6" }, { pin: "6", manager: "1" }, { pin: "8", manager: "p.7:2" });
    expect(drafts.map(({ managerId }) => managerId)).toEqual(["p.6", "p.1", "p.7:2"]);
  });

  it.each<[string, readonly Cells[], string | undefined]>([
    ["of somebody who is known", [{ pin: "5", account: "Sara" }], "p.1 has it"],
    [
      "of another line",
      [
        { pin: "5", account: "omar" },
        { pin: "6", account: "account/OMAR" },
      ],
      "p.5 has it",
    ],
    ["of the same person", [{ pin: "1", account: "SARA" }], undefined],
  ])("takes an account of one person alone: %s", (_whose, rows, expected) => {
    const [fault] = parse(...rows).faults;
    expect(fault?.expected.split("; ")[1]).toBe(expected);
  });

  it("knows people of one PIN apart by their places, where PINs are of places", () => {
    const { drafts, faults } = parseAs(
      "place",
      { pin: "5", homePlace: "riyadh", name: "A" },
      { pin: "5", homePlace: "cairo", name: "B", manager: "5" },
      { pin: "6" },
    );
    expect(drafts.map(({ id, managerId }) => [id, managerId])).toEqual([
      ["riyadh/5", undefined],
      ["cairo/5", "cairo/5"],
    ]);
    expect(faults).toEqual([{ line: 4, column: "homePlace", found: "", expected: "one of riyadh, cairo" }]);
  });
});

describe("a sheet of people that is read in parts", () => {
  const rows = toRows([
    { pin: "5", manager: "6" },
    { pin: "6", account: "omar" },
    { pin: "5" },
    { pin: "8", account: "OMAR" },
  ]);

  it("is judged as a whole", () => {
    const terms = { ...TERMS, identity: "organisation" as const };
    const parse = createSheetParser(rows, terms);
    const parts = rows.map((row) => parse([row]));
    expect({
      drafts: parts.flatMap(({ drafts }) => drafts),
      faults: parts.flatMap(({ faults }) => faults),
    }).toEqual(createSheetParser(rows, terms)(rows));
    expect(parts.map(({ faults }) => faults.length)).toEqual([0, 0, 1, 1]);
  });

  it("names whoever may decide about it", () => {
    expect(listNamed(rows, "organisation")).toEqual({
      ids: ["p.5", "6", "p.6", "p.8"],
      accounts: ["account/omar"],
    });
    const [first] = toRows([{ pin: "7", id: "p.7:2", manager: "p.1", homePlace: "cairo" }]);
    expect(listNamed(first === undefined ? [] : [first], "place").ids).toEqual(["p.7:2", "p.1", "cairo/p.1"]);
  });
});

describe("an import", () => {
  const known: KnownPerson = { ...NOTHING, pin: "5", name: "Sara", department: "IT", id: "p.5", key: 1 };
  const five = { id: "p.5", pin: "5", ownPlaceId: undefined };
  const plan = (draft: Partial<PersonDraft>) => planImport([{ ...five, ...draft }], new Map([["p.5", known]]));

  it("creates who is unknown, changes what differs, and leaves what is not said", () => {
    expect(planImport([{ ...five, id: "p.9" }], new Map()).created).toHaveLength(1);
    expect(plan({ name: "Sara" })).toEqual({ created: [], changed: [], unchanged: 1 });
    expect(plan({ name: "Sarah", department: "IT" }).changed).toEqual([
      { person: known, changes: [{ key: "name", from: "Sara", to: "Sarah" }], departmentFrom: undefined },
    ]);
  });

  it("takes away what is said to be nothing, and takes a department from another date on", () => {
    expect(plan({ department: null }).changed[0]?.changes).toEqual([{ key: "department", from: "IT", to: undefined }]);
    expect(plan({ department: "IT", departmentFrom: "2026-01-01" }).changed).toHaveLength(1);
  });
});
