import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { CsvError, parse } from "csv-parse";
import { fromSafeText } from "./safe-text.ts";
import { describeTooMany, MAX_LINES, type SheetLine, type SheetLines } from "./sheet-lines.ts";

const DELIMITERS = [",", ";", "\t"] as const;
/** Far more than a line of a sheet of ours has, far less than what would keep everybody else waiting. */
const MOST_CHARACTERS = 20_000;
/** Some milliseconds; then others have their turn. */
const CHARACTERS_PER_TURN = 16_384;

/**
 * Reads CSV as spreadsheets write it: with or without a byte-order mark, parted by commas, semicolons or tabs (whichever the
 * first line has most of), with any line ends.
 *
 * @param maxLines beside the line of the column names
 */
export async function readCsvLines(given: string, maxLines = MAX_LINES): Promise<SheetLines> {
  const text = given.replaceAll(/\r\n?/g, "\n"); // else lines are counted twice
  const long = findLongLine(text);
  if (long !== undefined)
    return { kind: "FAULT", message: `line ${long} has more than ${MOST_CHARACTERS} characters: the file is no sheet` };
  const lines: SheetLine[] = [];
  const parser = parse({
    bom: true,
    trim: true,
    delimiter: findDelimiter(text),
    relax_column_count: true,
    max_record_size: MOST_CHARACTERS,
    on_record: (record: readonly string[], { lines: last }) => {
      lines.push({ line: last - countBreaks(record), cells: record.map(fromSafeText) });
    },
  });
  const isTooMany = () => lines.length > maxLines + 1;
  try {
    await pipeline(Readable.from(toTurns(text, isTooMany)), parser.resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (!isTooMany()) return { kind: "FAULT", message: error.message }; // it names the line
  }
  if (isTooMany()) return { kind: "FAULT", message: describeTooMany(maxLines) };
  return { kind: "LINES", lines: lines.filter(({ cells }) => cells.some((cell) => cell !== "")) };
}

async function* toTurns(text: string, isEnough: () => boolean): AsyncGenerator<string> {
  for (let start = 0; start < text.length && !isEnough(); start += CHARACTERS_PER_TURN) {
    yield text.slice(start, start + CHARACTERS_PER_TURN);
    await nextTurn();
  }
}

/** The first line that is too long, counted from 1. */
function findLongLine(text: string): number | undefined {
  let line = 1;
  for (let start = 0; start <= text.length; line++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    if (end - start > MOST_CHARACTERS) return line;
    start = end + 1;
  }
  return undefined;
}

/** A line begins where its first cell does, however many lines its cells have. */
function countBreaks(cells: readonly string[]): number {
  return cells.reduce((breaks, cell) => breaks + cell.split("\n").length - 1, 0);
}

function findDelimiter(text: string): string {
  const [first = ""] = text
    .slice(0, MOST_CHARACTERS)
    .replaceAll(/"[^"]*"/g, "")
    .split(/[\r\n]/, 1);
  const count = (delimiter: string) => first.split(delimiter).length;
  return DELIMITERS.toSorted((left, right) => count(right) - count(left))[0] ?? ",";
}
