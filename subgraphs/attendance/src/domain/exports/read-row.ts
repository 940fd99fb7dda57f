import { type ExportColumn, readField } from "./column.ts";
import type { Cell, Row } from "./export-words.ts";

const UTC = "UTC";

/** The cells of one row of the graph. `timeZone` counts before the place's own. */
export function readRow(row: unknown, columns: readonly ExportColumn[], timeZone: string | undefined): Row {
  const ownZone = readField(row, "place.timeZone");
  const zone = timeZone ?? (typeof ownZone === "string" ? ownZone : UTC);
  return columns.map((column) => {
    const { read, fields, date } = column;
    return toCell(read === undefined ? readField(row, fields[0] ?? "") : read(row, date), column, zone);
  });
}

/** A value of another type than its column's would be written wrongly: it is a fault of ours, and said. */
function toCell(value: unknown, { type, key }: ExportColumn, zone: string): Cell {
  if (value === null || value === undefined) return null;
  switch (type) {
    case "INSTANT":
      if (typeof value === "string" && !Number.isNaN(Date.parse(value))) return { ms: Date.parse(value), zone };
      break;
    case "MINUTES":
    case "INTEGER":
    case "NUMBER":
      if (typeof value === "number") return value;
      break;
    case "FLAG":
      if (typeof value === "boolean") return value;
      break;
    case "CODES":
      if (Array.isArray(value)) return value.join(" ");
      break;
    default:
      if (typeof value === "string") return value;
  }
  throw new TypeError(`the column ${key} is no ${type}`);
}
