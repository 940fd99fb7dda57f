/** What a cell says: a shift's id, `OFF` for a rest day, null for nothing. */
export type RosterEntry = string | null;

/** Cells that are others than the roster says, by `personId date`, until they are saved. */
export type RosterDraft = ReadonlyMap<string, RosterEntry>;

/** A shift as a cell names it. */
export interface NamedLetter {
  readonly id: string;
  readonly name: string;
  readonly letter: string;
}

/** A person's row: what the roster says by date. */
export interface RosterLine {
  readonly personId: string;
  readonly entries: ReadonlyMap<string, string>;
}

/** A rectangle of cells by rows and columns, each inclusive; where it was begun, and where it is now. */
export interface CellRange {
  readonly anchor: CellAt;
  readonly focus: CellAt;
}

/** A cell by its row and column. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** The name of a cell in a draft. */
export function toCellKey(personId: string, date: string): string {
  return `${personId} ${date}`;
}

/** What a cell says with the draft over the roster. */
export function toEntry(draft: RosterDraft, { personId, entries }: RosterLine, date: string): RosterEntry {
  const key = toCellKey(personId, date);
  return draft.has(key) ? (draft.get(key) ?? null) : (entries.get(date) ?? null);
}

/** The draft with cells put to entries; one that says what the roster says is no change. */
export function putCells(
  draft: RosterDraft,
  cells: readonly { readonly line: RosterLine; readonly date: string; readonly entry: RosterEntry }[],
): RosterDraft {
  const next = new Map(draft);
  for (const { line, date, entry } of cells) {
    const key = toCellKey(line.personId, date);
    if ((line.entries.get(date) ?? null) === entry) next.delete(key);
    else next.set(key, entry);
  }
  return next;
}

/** How many cells of a draft are of another month than the one that is shown, or of nobody who is. */
export function countHidden(draft: RosterDraft, shown: readonly Pick<RosterLine, "personId">[], month: string): number {
  const people = new Set(shown.map(({ personId }) => personId));
  const isHidden = (key: string) => {
    const [personId = "", date = ""] = key.split(" ");
    return !people.has(personId) || !date.startsWith(month);
  };
  return [...draft.keys()].filter(isHidden).length;
}

/** The rows and columns of a range. */
export function toBounds({ anchor, focus }: CellRange) {
  const order = (a: number, b: number) => (a < b ? [a, b] : [b, a]) as readonly [number, number];
  const [top, bottom] = order(anchor.row, focus.row);
  const [left, right] = order(anchor.column, focus.column);
  return { top, bottom, left, right };
}

/** Cells as they are pasted: rows of entries; `undefined` leaves a cell as it is. */
export type Pasted =
  | { readonly kind: "ENTRIES"; readonly rows: readonly (readonly (RosterEntry | undefined)[])[] }
  | { readonly kind: "UNKNOWN"; readonly texts: readonly string[] };

/** Reads cells parted by tabs and line ends: a shift's letter, id or name, `OFF`, `-` to empty a cell, or nothing. */
export function parsePasted(text: string, shifts: readonly NamedLetter[], offWords: readonly string[]): Pasted {
  const lines = text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
  const unknown = new Set<string>();
  const rows = lines.map((line) =>
    line.split("\t").map((cell) => {
      const entry = parseCell(cell.trim(), shifts, offWords);
      if (entry === UNKNOWN) unknown.add(cell.trim());
      return entry === UNKNOWN ? undefined : entry;
    }),
  );
  return unknown.size > 0 ? { kind: "UNKNOWN", texts: [...unknown] } : { kind: "ENTRIES", rows };
}

const UNKNOWN = Symbol("unknown");

function parseCell(text: string, shifts: readonly NamedLetter[], offWords: readonly string[]) {
  if (text === "") return undefined;
  if (text === "-") return null;
  const own = shifts.find(({ id }) => id === text);
  if (own) return own.id;
  const folded = text.toLowerCase();
  if (["off", ...offWords.map((word) => word.toLowerCase())].includes(folded)) return "OFF";
  return findByName(shifts, text)?.id ?? UNKNOWN;
}

/** The one shift with a letter or name; as it is written before as it is read. Undefined where there are several, or none. */
export function findByName<T extends NamedLetter>(shifts: readonly T[], text: string): T | undefined {
  const named = (fold: (name: string) => string) =>
    shifts.filter(({ letter, name }) => [letter, name].some((one) => fold(one) === fold(text)));
  const exact = named((name) => name);
  const found = exact.length > 0 ? exact : named((name) => name.toLowerCase());
  return found.length === 1 ? found[0] : undefined;
}
