import { isDate } from "@biometricflow/rules/local-time";
import type { PersonReference } from "../people/person.ts";
import { toText } from "./edited-roster.ts";
import type { RosterCell, RosterDay } from "./named-shift.ts";
import type { RosterEdit, RosterFault } from "./shift-store.ts";

/** A line of a sheet: what stands in each named column. */
interface SheetLine {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<string, string>>>;
}

/** A cell of a sheet that does not do. */
export interface RosterSheetFault {
  readonly line: number;
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}

/** The columns that name a person; `name` is for people who read the sheet. */
const PERSON_COLUMNS = ["person", "pin", "name"] as const;
/** Instead of columns of dates: a line for each cell. */
const CELL_COLUMNS = ["date", "shift"] as const;

/** The columns that a sheet with these names may have. */
export function toRosterColumns(names: readonly string[]): readonly string[] {
  return [...PERSON_COLUMNS, ...CELL_COLUMNS, ...names.filter(isDate)];
}

/** An edit, and where it stands. */
interface PlacedEdit extends RosterEdit {
  readonly line: number;
  readonly column: string;
}

/** What a sheet says, and what of it does not do. */
export interface ParsedRoster {
  readonly edits: readonly PlacedEdit[];
  readonly faults: readonly RosterSheetFault[];
}

/** Reads a sheet. @param people those who may be meant */
export function parseRosterSheet(lines: readonly SheetLine[], people: readonly PersonReference[]): ParsedRoster {
  const byId = new Map(people.map((person) => [person.id, person]));
  const byPin = Map.groupBy(people, ({ pin }) => pin);
  const faults: RosterSheetFault[] = [];
  const known = new Map<string, number>();
  const edits = lines.flatMap(({ line, cells }) => {
    const { person: id = "", pin = "" } = cells;
    const named = id === "" ? (byPin.get(pin) ?? []) : [byId.get(id)].filter((each) => each !== undefined);
    const [person] = named;
    if (person === undefined || named.length > 1) {
      const several = "the person's id: several people have this PIN";
      const expected = named.length > 1 ? several : "somebody of your places";
      faults.push({ line, column: id === "" ? "pin" : "person", found: id || pin, expected });
      return [];
    }
    return listCells(cells).flatMap(({ date, column, text }): readonly PlacedEdit[] => {
      if (text === "" && column !== "shift") return [];
      if (!isDate(date)) {
        faults.push({ line, column: "date", found: date, expected: "a date such as 2026-01-31" });
        return [];
      }
      const key = `${person.id} ${date}`;
      const first = known.get(key);
      if (first !== undefined) {
        faults.push({ line, column, found: text, expected: `a date that no other line has; line ${first} has it` });
        return [];
      }
      known.set(key, line);
      return [{ line, column, personId: person.id, date, cell: toCell(text) }];
    });
  });
  return { edits, faults };
}

function listCells(cells: SheetLine["cells"]) {
  const { date, shift } = cells;
  const single =
    date === undefined && shift === undefined ? [] : [{ date: date ?? "", column: "shift", text: shift ?? "" }];
  const dates = Object.entries(cells).filter(([column]) => isDate(column));
  return [...single, ...dates.map(([column, text = ""]) => ({ date: column, column, text }))];
}

function toCell(text: string): RosterCell | undefined {
  if (text === "" || text === EMPTIED) return undefined;
  return text === "OFF" ? { kind: "OFF" } : { kind: "SHIFT", shiftId: text };
}

const EMPTIED = "-";

/** Faults of edits, at the cells that they stand in. */
export function placeFaults(faults: readonly RosterFault[], edits: readonly PlacedEdit[]): readonly RosterSheetFault[] {
  const places = new Map(edits.map((edit) => [`${edit.personId} ${edit.date}`, edit]));
  const first = new Map(edits.toReversed().map((edit) => [edit.personId, edit]));
  return faults.map(({ personId, date, found, expected }) => {
    const cell = places.get(`${personId} ${date}`);
    const { line = 0, column = "person" } = cell ?? { line: first.get(personId)?.line };
    return { line, column, found: cell === undefined ? found : toText(cell.cell), expected };
  });
}

/** The same columns as a sheet: a line for each person. */
export function toRosterCells(
  person: PersonReference,
  days: readonly RosterDay[],
  dates: readonly string[],
): readonly string[] {
  const cells = new Map(days.map(({ date, cell }) => [date, toText(cell)]));
  return [person.id, person.pin, person.name, ...dates.map((date) => cells.get(date) ?? "")];
}

/** The names of the columns of a month's sheet. */
export function toRosterHead(dates: readonly string[]): readonly string[] {
  return [...PERSON_COLUMNS, ...dates];
}
