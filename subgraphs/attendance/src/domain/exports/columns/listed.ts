import { type ColumnSpec, type ColumnType, readField } from "../column.ts";

/** What stands in a cell of a list. */
interface ListedIn {
  /** The field of a row that is the list. */
  readonly list: string;
  /** Fields of its entries. */
  readonly fields: readonly string[];
  readonly toText: (entry: unknown) => string;
}

const TYPE: ColumnType = "TEXT";

/** A field of an entry as text; a dash where there is none. */
export function readText(entry: unknown, path: string): string {
  const value = readField(entry, path);
  return typeof value === "string" || typeof value === "number" ? String(value) : "-";
}

/** A column of a list, its entries behind each other; no text where there are none, nothing where nobody knows. */
export function listed(
  key: string,
  [EN, AR]: readonly [en: string, ar: string],
  { list, fields, toText }: ListedIn,
): ColumnSpec {
  return {
    key,
    type: TYPE,
    fields: fields.map((field) => `${list}.${field}`),
    names: { EN, AR },
    isUsual: false,
    read: (row) => {
      const entries = readField(row, list);
      return Array.isArray(entries) ? entries.map(toText).join("; ") : null;
    },
  };
}
