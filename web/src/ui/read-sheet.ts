/** A little less than the dashboard takes in one request: line ends and quotes grow on the way. */
const MOST_BYTES = 240_000;

/** The text of a sheet, or why it is none. */
export type ReadSheet = { readonly csv: string } | { readonly code: "SHEET_TOO_LARGE" | "SHEET_NOT_TEXT" };

/**
 * Reads a sheet as text. Spreadsheets write UTF-8, or UTF-16 with a mark before it; in any other encoding, letters that are no
 * English ones would come out as others without a word, so it is refused.
 */
export async function readSheet(file: Blob): Promise<ReadSheet> {
  if (file.size > MOST_BYTES) return { code: "SHEET_TOO_LARGE" };
  const bytes = await file.arrayBuffer().catch(() => undefined); // moved or changed since it was chosen
  if (bytes === undefined) return { code: "SHEET_NOT_TEXT" };
  try {
    const csv = new TextDecoder(toEncoding(new Uint8Array(bytes)), { fatal: true }).decode(bytes);
    return csv.includes("\0") ? { code: "SHEET_NOT_TEXT" } : { csv };
  } catch {
    return { code: "SHEET_NOT_TEXT" };
  }
}

function toEncoding([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
