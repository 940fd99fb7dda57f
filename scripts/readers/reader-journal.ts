import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { PunchedRow } from "@biometricflow/reader-simulator/attendance-log";
import { z } from "zod";

const line = z.object({ userId: z.string(), time: z.string(), verify: z.int(), punch: z.int() });

/** A row that a simulated reader took after its made-up history. */
export type JournalRow = Readonly<z.output<typeof line>>;

/**
 * The punches of one simulated reader, one JSON line each. A reader on a wall keeps its log when the power goes; the
 * simulator's is in memory, and this file gives it back at the next start.
 */
export class ReaderJournal {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
  }

  /** The rows in the order in which they were taken; a line that a crash cut off is left out. */
  read(): readonly JournalRow[] {
    return readText(this.#file).split("\n").flatMap(parseLine);
  }

  append({ userId, time, verify, punch }: PunchedRow): void {
    appendFileSync(this.#file, `${JSON.stringify({ userId, time, verify, punch })}\n`);
  }
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
