import type { ColumnType } from "../../domain/exports/column.ts";
import type { Cell } from "../../domain/exports/export-words.ts";
import { createHours, type WriteHours } from "../../domain/exports/hours.ts";
import { toLocalIso } from "../zoned-time.ts";
import { describeMissing } from "../about-words.ts";
import { toSafeText } from "../../sheets/safe-text.ts";
import type { OpenWriter } from "../row-writer.ts";

const BOM = "\u{FEFF}";
const LINE_END = "\r\n";

/**
 * Writes CSV as RFC 4180 has it: UTF-8 with BOM, CRLF, text always in quotes. Instants are RFC 3339 in the zone in which people
 * read them. What is not in the file stands in lines after its rows, as many cells wide.
 */
export const openCsv: OpenWriter = async (sink, { columns, hoursFormat, language }) => {
  const hours = columns.map(() => createHours(hoursFormat));
  await sink.write(BOM + toLine(columns.map(({ name }) => quote(name))));
  return {
    write: async (rows) => {
      const toText = (cell: Cell, index: number) =>
        toCsvCell(cell, columns[index]?.type ?? "TEXT", hours[index] ?? String);
      const lines = rows.map((row) => toLine(row.map(toText)));
      await sink.write(lines.join(""));
    },
    end: async ({ missing }) => {
      const blank = columns.slice(1).map(() => "");
      for (const text of describeMissing(missing, language)) await sink.write(toLine([quote(`# ${text}`), ...blank]));
    },
  };
};

/** A cell as it stands between commas. */
export function toCsvCell(cell: Cell, type: ColumnType, writeHours: WriteHours): string {
  return typeof cell === "string" && type !== "DATE" ? quote(cell) : toPlainCell(cell, type, writeHours);
}

/** A cell as people read it. */
export function toPlainCell(cell: Cell, type: ColumnType, writeHours: WriteHours): string {
  if (cell === null) return "";
  if (typeof cell === "object") return toLocalIso(cell);
  if (typeof cell === "number" && type === "MINUTES") return writeHours(cell);
  return String(cell);
}

/** Text that a spreadsheet shows as it is: in quotes, and with an apostrophe before it where it would be a formula. */
function quote(text: string): string {
  return `"${toSafeText(text).replaceAll('"', '""')}"`;
}

function toLine(cells: readonly string[]): string {
  return cells.join(",") + LINE_END;
}
