import type { ExportLanguage } from "./export-words.ts";

/** What a column holds. `ID` is text that is never a number; `CODE` a word of the graph, `CODES` several, with spaces between. */
export type ColumnType =
  | "ID"
  | "TEXT"
  | "CODE"
  | "CODES"
  | "DATE"
  | "INSTANT"
  | "MINUTES"
  | "INTEGER"
  | "NUMBER"
  | "FLAG";

/** A column that a kind of export may have. */
export interface ColumnSpec {
  readonly key: string;
  readonly type: ColumnType;
  /** Fields of a row that it is read from, such as `person.pin`. */
  readonly fields: readonly string[];
  readonly names: Readonly<Record<ExportLanguage, string>>;
  /** Whether a file has it when no columns are named. */
  readonly isUsual: boolean;
  /** Set: one column for each date of the month. */
  readonly isPerDate?: true;
  /** How its cell is read, where it is more than the one field. */
  readonly read?: (row: unknown, date: string | undefined) => unknown;
}

/** A column as a file has it. */
export interface ExportColumn extends ColumnSpec {
  /** As its heading says. */
  readonly name: string;
  /** Of a column for a date. */
  readonly date?: string;
}

type Names = readonly [en: string, ar: string];

/** A column of one field. */
export function column(key: string, type: ColumnType, field: string, [EN, AR]: Names): ColumnSpec {
  return { key, type, fields: [field], names: { EN, AR }, isUsual: true };
}

/** The same, of a file that asks for it by name. */
export function extra(key: string, type: ColumnType, field: string, names: Names): ColumnSpec {
  return { ...column(key, type, field, names), isUsual: false };
}

/** Reads a field of a row by its path; null where any part of it is. */
export function readField(row: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, name) => (isObject(at) ? Reflect.get(at, name) : null), row) ?? null;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
