import { type AttendanceLayout, LAYOUT_BYTES } from "./attendance-layout.ts";
import { type AttendanceRows, toRows } from "./attendance-record.ts";
import { type AttendanceSettings, ROW_FIELDS, type RowFields } from "./row-fields.ts";
import { RowSplitter } from "./row-splitter.ts";

/** Rows of one batch: they are of no use any more when the next ones are decoded, and that keeps memory small. */
const ROWS_AT_ONCE = 500;

/** Decodes the rows of a log of known layout piece by piece, however it is cut. */
export class AttendanceRowDecoder {
  readonly #rowBytes: number;
  readonly #fields: RowFields;
  readonly #settings: AttendanceSettings;
  readonly #splitter: RowSplitter;
  #position = 0;

  constructor(layout: AttendanceLayout, settings: AttendanceSettings) {
    this.#rowBytes = LAYOUT_BYTES[layout];
    this.#fields = ROW_FIELDS[layout];
    this.#settings = settings;
    this.#splitter = new RowSplitter(this.#rowBytes);
  }

  /** Takes the next piece and gives the slots that it completes, some at a time, decoded when they are asked for. */
  *push(bytes: Buffer): Generator<AttendanceRows, void, void> {
    const rowBytes = this.#rowBytes;
    const { begun, others } = this.#splitter.push(bytes);
    let start = 0;
    if (begun.length > 0) {
      start = Math.min(others.length, (ROWS_AT_ONCE - 1) * rowBytes);
      yield join(this.#decode(begun), this.#decode(others.subarray(0, start)));
    }
    for (; start < others.length; start += ROWS_AT_ONCE * rowBytes) {
      yield this.#decode(others.subarray(start, start + ROWS_AT_ONCE * rowBytes));
    }
  }

  #decode(rows: Buffer): AttendanceRows {
    const firstPosition = this.#position;
    this.#position += rows.length / this.#rowBytes;
    const [fields, settings, recordSize] = [this.#fields, this.#settings, this.#rowBytes];
    return toRows({ bytes: rows, fields, settings, recordSize, firstPosition });
  }
}

/** Two lists of rows are put together for less than their bytes would be. */
function join(first: AttendanceRows, others: AttendanceRows): AttendanceRows {
  return { records: first.records.concat(others.records), blanks: first.blanks.concat(others.blanks) };
}
