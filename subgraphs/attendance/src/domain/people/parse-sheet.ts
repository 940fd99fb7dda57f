import { toAccountSubject } from "./account.ts";
import { findDateFault, findPinFault, findTextFault } from "./check-facts.ts";
import { type Identity, toPersonId } from "./identity.ts";
import type { KnownPerson } from "./import-plan.ts";
import type { PersonDraft } from "./person-draft.ts";
import type { PersonColumn, SheetFault, SheetRow } from "./person-sheet.ts";
import { listManagerIds, type SheetLine, toLine } from "./sheet-line.ts";

/** What a sheet is checked against. */
export interface SheetTerms {
  readonly identity: Identity;
  readonly placeIds: ReadonlySet<string>;
  /** Whoever of those whom the sheet names is known already, by id. */
  readonly known: ReadonlyMap<string, KnownPerson>;
}

/** What a sheet says, and what of it does not do. */
export interface ParsedSheet {
  readonly drafts: readonly (PersonDraft & { readonly line: number })[];
  readonly faults: readonly SheetFault[];
}

/**
 * Reads a sheet part by part: what it gives takes the next rows, in their order. Every fault is named; a row with one is not
 * among the drafts.
 *
 * @param rows all of them: a line may name the person of a later one
 */
export function createSheetParser(
  rows: readonly SheetRow[],
  terms: SheetTerms,
): (next: readonly SheetRow[]) => ParsedSheet {
  const check = createLineCheck(new Set(rows.map((row) => toLine(row, terms.identity).id)), terms);
  return (next) => {
    const judged = next.map((row) => toLine(row, terms.identity)).map((line) => ({ line, faults: check(line) }));
    return {
      drafts: judged.flatMap(({ line, faults }) => (faults.length > 0 ? [] : [toDraft(line, terms, check.managerOf)])),
      faults: judged.flatMap(({ faults }) => faults),
    };
  };
}

type LineCheck = ((line: SheetLine) => readonly SheetFault[]) & {
  /** Id of the manager that a line names. */
  readonly managerOf: (line: SheetLine) => string | undefined;
};

/** Judges the lines of a sheet, in their order: the first of two that exclude each other stands. */
function createLineCheck(ids: ReadonlySet<string>, { identity, placeIds, known }: SheetTerms): LineCheck {
  const seen = new Map<string, number>();
  const holders = new Map([...known.values()].flatMap(({ account, id }) => (account ? [[account, id]] : [])));
  const managerOf = (line: SheetLine) => listManagerIds(line).find((id) => known.has(id) || ids.has(id));
  const check = (line: SheetLine): readonly SheetFault[] => {
    const { cells, id, pin, ownPlaceId } = line;
    const found: SheetFault[] = [];
    const add = (column: PersonColumn, expected: string | undefined) => {
      if (expected !== undefined) found.push({ line: line.line, column, found: cells[column] ?? "", expected });
    };
    add("pin", findPinFault(pin));
    const first = seen.get(id);
    if (first !== undefined) add("pin", `a PIN that no other line has; line ${first} has it`);
    else if (pin !== "") seen.set(id, line.line);
    if (cells.id && id !== toPersonId(pin, ownPlaceId) && known.get(id)?.pin !== pin)
      add("id", "the id of a person who is known by the PIN, or nothing");
    for (const column of ["name", "latinName", "arabicName", "department"] as const)
      add(column, findTextFault(cells[column] ?? ""));
    if (cells.homePlace ? !placeIds.has(cells.homePlace) : identity === "place")
      add("homePlace", `one of ${[...placeIds].join(", ")}`);
    if (cells.manager && managerOf(line) === undefined) add("manager", "the PIN of somebody known or in the sheet");
    addDateFaults(line, known.get(id), add);
    const account = toAccountSubject(cells.account ?? "");
    const holder = account === undefined ? undefined : holders.get(account);
    if (holder !== undefined && holder !== id) add("account", `an account that nobody else has; ${holder} has it`);
    else if (account !== undefined) holders.set(account, id);
    return found;
  };
  return Object.assign(check, { managerOf });
}

function addDateFaults(
  { cells: { employedFrom, employedTo } }: SheetLine,
  known: KnownPerson | undefined,
  add: (column: PersonColumn, expected: string | undefined) => void,
): void {
  if (employedFrom) add("employedFrom", findDateFault(employedFrom));
  if (employedTo) add("employedTo", findDateFault(employedTo));
  const from = employedFrom || known?.employedFrom;
  const to = employedTo || known?.employedTo;
  if (from !== undefined && to !== undefined && from > to)
    add(employedTo ? "employedTo" : "employedFrom", `employment that does not end (${to}) before it begins (${from})`);
}

function toDraft(
  line: SheetLine,
  { known }: SheetTerms,
  managerOf: LineCheck["managerOf"],
): PersonDraft & { readonly line: number } {
  const { cells, id, pin, ownPlaceId } = line;
  const person = known.get(id);
  return {
    line: line.line,
    id,
    pin,
    ownPlaceId,
    name: toSaid(cells.name, person?.name),
    latinName: toSaid(cells.latinName, person?.latinName),
    arabicName: toSaid(cells.arabicName, person?.arabicName),
    department: toSaid(cells.department, person?.department),
    managerId: managerOf(line),
    homePlaceId: cells.homePlace || (person === undefined ? ownPlaceId : undefined),
    employedFrom: cells.employedFrom || undefined,
    employedTo: cells.employedTo || undefined,
    account: toAccountSubject(cells.account ?? ""),
  };
}

/** What a cell says of a person. A reader's text has space around it that sheets lose: that is no change. */
function toSaid(cell: string | undefined, known: string | undefined): string | undefined {
  return cell === undefined || cell === "" || cell.trim() === known?.trim() ? undefined : cell;
}
