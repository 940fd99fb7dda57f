import { addDays, countDays } from "../dates.ts";

/** A stretch of a document's lines: of people, or of dates of people, or of adjustments. */
export interface DocumentPiece {
  readonly kind: "HEADER" | "PEOPLE" | "RECORDS" | "ADJUSTMENTS" | "SEAL";
  /** Which people or adjustments, in their order; the end is not among them. */
  readonly start: number;
  readonly end: number;
  /** Dates of records, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** It has no more. */
  readonly lines: number;
}

/** How large a document is. */
export interface DocumentSize {
  readonly from: string;
  readonly to: string;
  readonly people: number;
  readonly adjustments: number;
}

/** Of one piece, and of one part: about half a megabyte. */
const PIECE_LINES = 1000;
const PART_LINES = 2000;
/** About a million records, or 350 MB. */
export const MOST_PARTS = 500;

/** A document in parts that are read one by one. The same document has the same parts. */
export function planParts(size: DocumentSize): readonly (readonly DocumentPiece[])[] {
  const parts: DocumentPiece[][] = [];
  let room = 0;
  for (const piece of listPieces(size)) {
    if (piece.lines > room) {
      parts.push([]);
      room = PART_LINES;
    }
    parts.at(-1)?.push(piece);
    room -= piece.lines;
  }
  return parts;
}

function* listPieces({ from, to, people, adjustments }: DocumentSize): Generator<DocumentPiece> {
  const whole = { from, to, start: 0, end: 0 };
  yield { ...whole, kind: "HEADER", lines: 1 };
  for (const stretch of cut(people)) yield { ...whole, ...stretch, kind: "PEOPLE" };
  // The order is by date, then by person: many people have a date in several pieces, few have several dates in one.
  const days = people > PIECE_LINES ? 1 : Math.floor(PIECE_LINES / Math.max(people, 1));
  const dates = countDays(from, to);
  for (let day = 0; day < dates; day += days) {
    const stretch = { from: addDays(from, day), to: addDays(from, Math.min(day + days, dates) - 1) };
    for (const { start, end, lines } of cut(people))
      yield { ...stretch, kind: "RECORDS", start, end, lines: lines * countDays(stretch.from, stretch.to) };
  }
  for (const stretch of cut(adjustments)) yield { ...whole, ...stretch, kind: "ADJUSTMENTS" };
  yield { ...whole, kind: "SEAL", lines: 1 };
}

function* cut(count: number): Generator<Pick<DocumentPiece, "start" | "end" | "lines">> {
  for (let start = 0; start < count; start += PIECE_LINES) {
    const end = Math.min(count, start + PIECE_LINES);
    yield { start, end, lines: end - start };
  }
}
