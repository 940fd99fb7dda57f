import { readCsvLines } from "./csv-lines.ts";
import type { SheetLines } from "./sheet-lines.ts";
import { readXlsxLines } from "./xlsx-lines.ts";

/** Reads a sheet from a file: an XLSX workbook by its first bytes, else CSV in UTF-8, or in UTF-16 with its mark. */
export async function readSheet(bytes: Buffer): Promise<SheetLines> {
  if (bytes.subarray(0, 2).toString("latin1") === "PK") return readXlsxLines(bytes);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return await readCsvLines(new TextDecoder(isUtf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { kind: "FAULT", message: "the file is neither an XLSX workbook nor CSV in UTF-8: save it as one of them" };
  }
}
