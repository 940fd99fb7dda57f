import { writeSync } from "node:fs";

/** Takes finished lines, each with its line end. */
export interface LineWriter {
  write(line: string): void;
}

/** What a line writer needs. */
export interface LineWriterOptions {
  /** Writes some of the bytes, at least one, and gives their number. May throw. */
  readonly write: (bytes: Uint8Array) => number;
  /** The line that says how many were lost. */
  readonly describeLoss: (lost: number) => string;
}

/**
 * Creates a writer that outlives its file: a line that cannot be written is counted and dropped, and the next one that can
 * be is preceded by one that says how many there were. A log line must never end the process that wants to write it.
 */
export function createLineWriter({ write, describeLoss }: LineWriterOptions): LineWriter {
  let lost = 0;
  let isTorn = false; // the file ends within a line
  return {
    write: (line) => {
      const text = `${isTorn ? "\n" : ""}${lost > 0 ? describeLoss(lost) : ""}${line}`;
      const [isWritten, begun] = writeAll(write, Buffer.from(text));
      if (begun) isTorn = !isWritten;
      lost = isWritten ? 0 : lost + 1;
    },
  };
}

/** @returns whether all of it was written, and whether any of it. */
function writeAll(write: LineWriterOptions["write"], bytes: Uint8Array): readonly [boolean, boolean] {
  let done = 0;
  try {
    while (done < bytes.length) done += write(bytes.subarray(done));
    return [true, true];
  } catch {
    return [false, done > 0]; // a full disk, a reader that is gone: said with the next line that gets through
  }
}

const STDOUT = 1;
const BUSY_TRIES = 100;
const BUSY_PAUSE_MS = 10;

/** Writes to stdout at once, so that the last line before an end is there; a slow reader of a pipe is waited for, a second at most. */
export function writeToStdout(bytes: Uint8Array): number {
  for (let attempt = 1; ; attempt++) {
    try {
      return writeSync(STDOUT, bytes);
    } catch (error) {
      if (!isBusy(error) || attempt === BUSY_TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_PAUSE_MS);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EAGAIN";
}
