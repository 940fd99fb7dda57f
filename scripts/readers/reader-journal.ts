import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { PunchedRow } from "@biometricflow/reader-simulator/attendance-log";
import { z } from "zod";

const RETRY_MS = 1_000;

const line = z.object({ userId: z.string(), time: z.string(), verify: z.int(), punch: z.int() });

/** A row that a simulated reader took after its made-up history. */
export type JournalRow = Readonly<z.output<typeof line>>;

/**
 * The punches of one simulated reader, one JSON line each. A reader on a wall keeps its log when the power goes; the
 * simulator's is in memory, and this file gives it back at the next start.
 */
export class ReaderJournal {
  readonly #file: string;
  /** Lines that could not be written yet. */
  #pending = "";
  #retry: NodeJS.Timeout | undefined;

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
  }

  /** The rows in the order in which they were taken; a line that a crash cut off is left out. */
  read(): readonly JournalRow[] {
    return readText(this.#file).split("\n").flatMap(parseLine);
  }

  /** Keeps a row; where it cannot be written, as on a full disk, as soon as it can. A reader on a wall does not fail for it. */
  append({ userId, time, verify, punch }: PunchedRow): void {
    this.#pending += `${JSON.stringify({ userId, time, verify, punch })}\n`;
    this.#flush();
  }

  #flush(): void {
    clearTimeout(this.#retry);
    try {
      appendWhole(this.#file, this.#pending);
      this.#pending = "";
    } catch {
      this.#retry = setTimeout(() => this.#flush(), RETRY_MS).unref();
    }
  }
}

/** Appends whole lines or nothing: half a line would take the next one with it, a whole one would be there twice. */
function appendWhole(file: string, lines: string): void {
  const journal = openSync(file, "a+", 0o600);
  const { size } = fstatSync(journal);
  try {
    writeFileSync(journal, `${endsWithinLine(journal, size) ? "\n" : ""}${lines}`);
  } catch (error) {
    ftruncateSync(journal, size);
    throw error;
  } finally {
    closeSync(journal);
  }
}

/** A crash may have cut off the last line. */
function endsWithinLine(journal: number, size: number): boolean {
  const last = Buffer.alloc(1);
  return size > 0 && readSync(journal, last, 0, 1, size - 1) === 1 && last.toString() !== "\n";
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // no file: nobody has punched yet
  }
}

function parseLine(text: string): readonly JournalRow[] {
  try {
    const { success, data } = line.safeParse(JSON.parse(text));
    return success ? [data] : [];
  } catch {
    return []; // empty or cut off
  }
}
