import type { SheetLines } from "./sheet-lines.ts";

/** What stands in each named column of a line. Lines count from 1, that of the column names included. */
export interface NamedRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

/** The rows of a sheet below the names of its columns, or why it has none. */
export type NamedRows<Column extends string> =
  | { readonly kind: "ROWS"; readonly rows: readonly NamedRow<Column>[] }
  | { readonly kind: "FAULT"; readonly message: string };

/** Which columns a sheet may have. */
export interface SheetForm<Column extends string> {
  readonly columns: readonly Column[];
  readonly required: readonly Column[];
  /** Other names of columns. */
  readonly aliases?: Readonly<Record<string, Column>>;
}

/** Takes the lines of a sheet by the names of its columns, which its first line says in any order and case. */
export function toNamedRows<Column extends string>(sheet: SheetLines, form: SheetForm<Column>): NamedRows<Column> {
  if (sheet.kind === "FAULT") return sheet;
  const [{ cells: names } = { cells: [] }, ...lines] = sheet.lines;
  const known = listNames(form);
  const columns = names.map((name) => known.get(name.toLowerCase()));
  const fault = findFault(names, columns, form);
  if (fault !== undefined) return { kind: "FAULT", message: fault };
  const beside = lines.find(({ cells }) => cells.some((cell, index) => cell !== "" && columns[index] === undefined));
  if (beside !== undefined)
    return { kind: "FAULT", message: `line ${beside.line} has a cell beside the named columns` };
  return { kind: "ROWS", rows: lines.map(({ line, cells }) => ({ line, cells: toCells(columns, cells) })) };
}

/** Whatever a column may be called, in lower case. */
function listNames<Column extends string>({ columns, aliases = {} }: SheetForm<Column>): ReadonlyMap<string, Column> {
  const others = Object.entries<Column>(aliases);
  return new Map([...columns.map((column) => [column.toLowerCase(), column] as const), ...others]);
}

function findFault<Column extends string>(
  names: readonly string[],
  found: readonly (Column | undefined)[],
  { columns, required }: SheetForm<Column>,
): string | undefined {
  const unknown = names.find((name, index) => name !== "" && found[index] === undefined);
  if (unknown !== undefined) return `there is no column ${unknown}: columns are ${columns.join(", ")}`;
  const missing = required.find((column) => !found.includes(column));
  if (missing !== undefined) return `the column ${missing} is missing`;
  const named = found.filter((column) => column !== undefined);
  return new Set(named).size < named.length ? "a column stands there twice" : undefined;
}

function toCells<Column extends string>(
  columns: readonly (Column | undefined)[],
  cells: readonly string[],
): Partial<Record<Column, string>> {
  const found: Partial<Record<Column, string>> = {};
  for (const [index, column] of columns.entries()) if (column !== undefined) found[column] = cells[index] ?? "";
  return found;
}
