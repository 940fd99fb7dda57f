import { ATTENDANCE_RECORD_SIZES, type AttendanceRecordSize } from "./attendance-record.ts";
import { detectRecordSize } from "./record-size.ts";
import { RowSplitter } from "./row-splitter.ts";
import { decodePackedTime } from "./time.ts";

/** Rows looked at: an unknown phase shows within a few. */
const SAMPLE_ROWS = 64;
const FIRST_PRINTABLE = 0x20;
const LAST_STATE = 5;
const NO_STATE = 255;

/** What a reader says of a log before its rows come. */
export interface AttendanceSizeClues {
  /** Bytes of all rows, without the length word; above 0. */
  readonly payloadBytes: number;
  /** Rows as reported; 0 or less when unknown. */
  readonly reportedCount: number;
}

/**
 * Finds the size of a log's rows while they come. The bytes decide where they fit rows of 40, or one layout only, because a
 * reader's count may be wrong or of another moment than the log: 5 rows of 40 bytes under a count of 25 are not 25 rows of
 * 8. Otherwise the count decides: see `detectRecordSize`.
 */
export class AttendanceSizeDetector {
  readonly #clues: AttendanceSizeClues;
  readonly #candidates: readonly Candidate[];
  #receivedBytes = 0;

  constructor(clues: AttendanceSizeClues) {
    this.#clues = clues;
    const sizes = ATTENDANCE_RECORD_SIZES.filter((size) => clues.payloadBytes % size === 0);
    this.#candidates = sizes.map((size) => new Candidate(size));
  }

  /**
   * Looks at the next rows.
   *
   * @returns the size in bytes; `undefined` as long as more rows may tell, which the last ones never do.
   * @throws {ZkWireError} `BAD_RECORD` when no known size fits.
   */
  push(bytes: Buffer): AttendanceRecordSize | undefined {
    this.#receivedBytes += bytes.length;
    for (const candidate of this.#candidates) candidate.look(bytes);
    const isWhole = this.#receivedBytes >= this.#clues.payloadBytes;
    return isWhole || this.#candidates.every(({ isSettled }) => isSettled) ? this.#decide() : undefined;
  }

  #decide(): AttendanceRecordSize | undefined {
    const { payloadBytes, reportedCount } = this.#clues;
    const fitting = this.#candidates.filter(({ fits }) => fits).map(({ size }) => size);
    const [first, ...others] = fitting;
    if (first === 40 || (first !== undefined && others.length === 0)) return first;
    return detectRecordSize(payloadBytes, reportedCount, first === undefined ? ATTENDANCE_RECORD_SIZES : fitting);
  }
}

/** One size, and whether the first rows that are not blank look like it. */
class Candidate {
  readonly size: AttendanceRecordSize;
  readonly #splitter: RowSplitter;
  #seen = 0;
  #isRefuted = false;

  constructor(size: AttendanceRecordSize) {
    this.size = size;
    this.#splitter = new RowSplitter(size);
  }

  /** No further row changes the verdict. */
  get isSettled(): boolean {
    return this.#isRefuted || this.#seen === SAMPLE_ROWS;
  }

  /** At least one row was not blank, and each of those looks like this layout. */
  get fits(): boolean {
    return !this.#isRefuted && this.#seen > 0;
  }

  look(bytes: Buffer): void {
    if (this.isSettled) return;
    const rows = this.#splitter.push(bytes);
    for (let offset = 0; offset < rows.length && !this.isSettled; offset += this.size) {
      const row = rows.subarray(offset, offset + this.size);
      if (row.every((byte) => byte === 0) || row.every((byte) => byte === 0xff)) continue;
      if (LOOKS[this.size](row)) this.#seen++;
      else this.#isRefuted = true;
    }
  }
}

/** An impossible date is a row all the same, so that a time is asked for only where nothing else tells. */
const LOOKS: Readonly<Record<AttendanceRecordSize, (row: Buffer) => boolean>> = {
  // A user id begins with a letter or digit of some alphabet; here stand verify codes and zeros in the other layouts.
  40: (row) => row.readUInt8(2) >= FIRST_PRINTABLE,
  16: (row) => decodePackedTime(row.readUInt32LE(4)) !== undefined,
  8: (row) => row.readUInt8(7) <= LAST_STATE || row.readUInt8(7) === NO_STATE,
};
