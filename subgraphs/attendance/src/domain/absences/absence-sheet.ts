import type { PersonReference } from "../people/person.ts";
import {
  type AbsenceDraft,
  type AbsenceTerms,
  findShared,
  findTermsFault,
  formatPart,
  PART_FORM,
  parsePart,
  type StoredAbsence,
} from "./absence.ts";
import type { AbsenceKind } from "./absence-kind.ts";

/** The columns of a sheet of absences, in the order in which an export has them. */
export const ABSENCE_COLUMNS = ["person", "pin", "name", "from", "to", "kind", "part", "note"] as const;

/** One column of a sheet of absences. `name` is for people: nothing follows from it. */
export type AbsenceColumn = (typeof ABSENCE_COLUMNS)[number];

/** A line of a sheet: what stands in each named column, as text. */
export interface AbsenceLine {
  /** Counted from 1, the line of column names included. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<AbsenceColumn, string>>>;
}

/** A cell that does not do. */
export interface AbsenceCellFault {
  readonly line: number;
  readonly column: AbsenceColumn;
  readonly found: string;
  readonly expected: string;
}

/** What a sheet is checked against. */
export interface AbsenceSheetTerms {
  readonly kinds: readonly AbsenceKind[];
  /** The people that whoever imports may write about. */
  readonly people: readonly PersonReference[];
  /** Their absences over the dates of the sheet. */
  readonly absences: readonly StoredAbsence[];
}

/** What a sheet says, and what of it does not do. */
export interface ParsedAbsences {
  readonly drafts: readonly AbsenceDraft[];
  /** How many lines say what is known. */
  readonly unchanged: number;
  readonly faults: readonly AbsenceCellFault[];
}

/** Reads the lines of a sheet. Every faulty cell is named; a line with one is not among the drafts. */
export function parseAbsenceSheet(lines: readonly AbsenceLine[], terms: AbsenceSheetTerms): ParsedAbsences {
  const { people, kinds, absences } = terms;
  const known = { byId: Map.groupBy(people, ({ id }) => id), byPin: Map.groupBy(people, ({ pin }) => pin), kinds };
  const parsed = lines.map((line) => parseLine(line, known));
  const placed = parsed.flatMap((one) => (one.kind === "DRAFT" ? [one.placed] : []));
  const verdicts = compareDates(placed, absences);
  const faults = [
    ...parsed.flatMap((one) => (one.kind === "FAULTS" ? one.faults : [])),
    ...verdicts.flatMap((verdict) => (typeof verdict === "string" ? [] : [verdict])),
  ];
  return {
    drafts: placed.flatMap(({ draft }, index) => (verdicts[index] === "NEW" ? [draft] : [])),
    unchanged: verdicts.filter((verdict) => verdict === "KNOWN").length,
    faults: faults.toSorted((left, right) => left.line - right.line),
  };
}

/** Of each line whether it is new beside what is known and the lines before it. */
function compareDates(
  placed: readonly PlacedDraft[],
  absences: readonly StoredAbsence[],
): readonly ("NEW" | "KNOWN" | AbsenceCellFault)[] {
  const known = Map.groupBy(absences, ({ person }) => person.id);
  const taken = new Map<string, PlacedDraft[]>();
  return placed.map((one) => {
    const { draft, line } = one;
    const stored = findShared(known.get(draft.person.id) ?? [], draft);
    const own = taken.get(draft.person.id) ?? [];
    const earlier = own.find((other) => findShared([other.draft], draft) !== undefined);
    own.push(one);
    taken.set(draft.person.id, own);
    const toFault = (expected: string) => ({ line, column: "from" as const, found: draft.from, expected });
    if (earlier !== undefined)
      return toFault(`dates that no other line of the person has; line ${earlier.line} has one of them`);
    if (stored === undefined) return "NEW";
    return isSame(stored, draft) ? "KNOWN" : toFault(`dates without an absence; there is ${describe(stored)}`);
  });
}

/** An absence in one line. */
export function describe({ kindId, from, to, part }: AbsenceTerms): string {
  return [kindId, from === to ? from : `${from} to ${to}`, formatPart(part)].filter(Boolean).join(" ");
}

/** The line of an absence, in the order of the columns. */
export function toAbsenceCells({ person, from, to, kindId, part, note }: StoredAbsence): readonly string[] {
  return [person.id, person.pin, person.name, from, to, kindId, formatPart(part), note];
}

interface PlacedDraft {
  readonly line: number;
  readonly draft: AbsenceDraft;
}

type ParsedLine =
  | { readonly kind: "DRAFT"; readonly placed: PlacedDraft }
  | { readonly kind: "FAULTS"; readonly faults: readonly AbsenceCellFault[] };

interface KnownNames {
  readonly byId: ReadonlyMap<string, readonly PersonReference[]>;
  readonly byPin: ReadonlyMap<string, readonly PersonReference[]>;
  readonly kinds: readonly AbsenceKind[];
}

function parseLine({ line, cells }: AbsenceLine, known: KnownNames): ParsedLine {
  const faults: AbsenceCellFault[] = [];
  const add = (column: AbsenceColumn, expected: string) =>
    void faults.push({ line, column, found: cells[column] ?? "", expected });
  const person = findPerson(cells, known, add);
  const kind = known.kinds.find(({ id }) => id === cells.kind);
  if (kind === undefined) add("kind", `one of ${known.kinds.map(({ id }) => id).join(", ")}`);
  const part = parsePart(cells.part ?? "");
  if (part === "NONE") add("part", PART_FORM);
  const { from = "", note = "" } = cells;
  const draft = { from, to: cells.to || from, kindId: kind?.id ?? "", part: part === "NONE" ? undefined : part, note };
  const fault = findTermsFault(draft);
  const column = ABSENCE_COLUMNS.find((name) => name === fault?.argument);
  if (fault !== undefined && column !== undefined) add(column, fault.expected);
  if (person === undefined || faults.length > 0) return { kind: "FAULTS", faults };
  return { kind: "DRAFT", placed: { line, draft: { ...draft, person } } };
}

function findPerson(
  { person: id = "", pin = "" }: AbsenceLine["cells"],
  { byId, byPin }: KnownNames,
  add: (column: AbsenceColumn, expected: string) => void,
): PersonReference | undefined {
  const found = (id === "" ? byPin.get(pin) : byId.get(id)) ?? [];
  if (id !== "" && found.length === 0) add("person", "the id of a person in your scope");
  else if (found.length === 0) add("pin", "the PIN of a person in your scope");
  else if (found.length > 1) add("pin", `a PIN of one person, or an id in the column person: ${found.length} have it`);
  else if (id !== "" && pin !== "" && found[0]?.pin !== pin) add("pin", `the PIN of the person, ${found[0]?.pin}`);
  return found.length === 1 ? found[0] : undefined;
}

function isSame(left: AbsenceTerms, right: AbsenceTerms): boolean {
  return describe(left) === describe(right) && left.note === right.note;
}
