import { toSafeText } from "./safe-text.ts";

/** CSV as spreadsheets read it: byte-order mark, CRLF; no cell is taken for a formula. `readCsvLines` reads the same back. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, ...rows].map((cells) => cells.map(toCell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function toCell(text: string): string {
  const safe = toSafeText(text);
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
