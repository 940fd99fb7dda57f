/** A line of a sheet: what stands in its cells, as text without space around it. */
export interface SheetLine {
  /** Counted from 1, empty lines included. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The lines of a sheet that hold something, or why it is none. */
export type SheetLines =
  | { readonly kind: "LINES"; readonly lines: readonly SheetLine[] }
  | { readonly kind: "FAULT"; readonly message: string };

/** Lines of a sheet beside the one of the column names, unless fewer are taken. */
export const MAX_LINES = 50_000;

/** What is said of more. */
export function describeTooMany(maxLines: number): string {
  return `a sheet has at most ${maxLines} lines beside the names of its columns`;
}
