import {
  type AttendanceRecordSize,
  type AttendanceRows,
  type AttendanceSettings,
  decodeAttendanceRecords,
} from "./attendance-record.ts";
import { type AttendanceSizeClues, AttendanceSizeDetector } from "./attendance-size.ts";
import { ZkWireError } from "./errors.ts";
import { RowSplitter } from "./row-splitter.ts";

/**
 * Decodes the rows of a log piece by piece, however they are cut. What comes out for all pieces together is what would come
 * out for one: pieces are held back, and none is lost, until the size of the rows is sure, mostly within the first.
 */
export class AttendanceLogDecoder {
  readonly #clues: AttendanceSizeClues;
  readonly #settings: AttendanceSettings;
  readonly #detector: AttendanceSizeDetector;
  #held: Buffer[] = [];
  #rows: RowCutter | undefined;
  #receivedBytes = 0;
  #total = 0;

  /** @param clues of a log that is not empty. */
  constructor(clues: AttendanceSizeClues, settings: AttendanceSettings) {
    this.#clues = clues;
    this.#settings = settings;
    this.#detector = new AttendanceSizeDetector(clues);
  }

  /**
   * Takes the next piece of the rows.
   *
   * @returns what it and those held back complete, a batch for each of them; nothing as long as pieces are held back.
   * @throws {ZkWireError} `BAD_RECORD` when no known size fits, `BAD_LENGTH` for more bytes than the clues say.
   */
  push(bytes: Buffer): readonly AttendanceRows[] {
    this.#receivedBytes += bytes.length;
    if (this.#receivedBytes > this.#clues.payloadBytes) throw this.#toLengthError();
    this.#held.push(bytes);
    this.#rows ??= toRowCutter(this.#detector.push(bytes));
    if (this.#rows === undefined) return [];
    const { recordSize, splitter } = this.#rows;
    const batches = this.#held.map((piece) => this.#decode(splitter.push(piece), recordSize));
    this.#held = [];
    return batches;
  }

  /** Bytes of a row; `undefined` as long as pieces are held back. */
  get recordSize(): AttendanceRecordSize | undefined {
    return this.#rows?.recordSize;
  }

  /**
   * Says that no piece is left.
   *
   * @throws {ZkWireError} `BAD_LENGTH` when bytes are missing: what came out is no whole log.
   */
  end(): void {
    if (this.#receivedBytes !== this.#clues.payloadBytes) throw this.#toLengthError();
  }

  #decode(rows: Buffer, recordSize: AttendanceRecordSize): AttendanceRows {
    const decoded = decodeAttendanceRecords(rows, recordSize, { ...this.#settings, firstPosition: this.#total });
    this.#total += rows.length / recordSize;
    return decoded;
  }

  #toLengthError(): ZkWireError {
    const { payloadBytes } = this.#clues;
    return new ZkWireError("BAD_LENGTH", `a log of ${payloadBytes} bytes came with ${this.#receivedBytes}`);
  }
}

/** A size that is sure, and where rows of it begin. */
interface RowCutter {
  readonly recordSize: AttendanceRecordSize;
  readonly splitter: RowSplitter;
}

function toRowCutter(recordSize: AttendanceRecordSize | undefined): RowCutter | undefined {
  return recordSize && { recordSize, splitter: new RowSplitter(recordSize) };
}
