import { type AttendanceRow, encodeAttendance, type RecordForm } from "./records.ts";

/** A row as the control interface shows it: what the record holds and its bytes in hex. */
export interface PunchedRow {
  readonly userId: string;
  readonly time: string;
  readonly verify: number;
  readonly punch: number;
  readonly raw: string;
}

/**
 * The records of a reader, encoded once, in log order, in one growing buffer.
 *
 * Bytes once written are never changed in place, so a snapshot is a view, not a copy. Blank slots are zero records
 * that count like any other until a later punch fills them.
 */
export class AttendanceLog {
  readonly #form: RecordForm;
  readonly #recordSize: number;
  #bytes: Buffer;
  #start = 0;
  #end = 0;
  #rows: (AttendanceRow | undefined)[] = [];
  #blankSlots = 0;
  #clears: number;

  constructor(form: RecordForm & { readonly clears?: number }, expectedRows: number) {
    this.#form = form;
    this.#clears = form.clears ?? 0;
    this.#recordSize = form.recordSize;
    this.#bytes = Buffer.alloc(Math.max(64, expectedRows) * form.recordSize);
  }

  /** Records, blank slots included. */
  get count(): number {
    return this.#rows.length;
  }

  /** How often it was emptied: what a reader notes of it in its operation log, which outlives it. */
  get clears(): number {
    return this.#clears;
  }

  /** All records, as they are now; later changes do not show in it. */
  snapshot(): Buffer {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  /** Adds a row at the end, or in the first blank slot. */
  append(row: AttendanceRow): PunchedRow {
    const record = encodeAttendance(row, this.#form);
    if (this.#blankSlots > 0) this.#fillBlank(row, record);
    else this.#push(row, record);
    return toPunchedRow(row, record);
  }

  /** Adds zero records at the end. */
  appendBlanks(count: number): void {
    for (let i = 0; i < count; i++) this.#push(undefined, Buffer.alloc(this.#recordSize));
    this.#blankSlots += count;
  }

  /** Takes away the blank slots that no punch has filled; they are always the last ones. */
  removeBlanks(): void {
    this.#rows.length -= this.#blankSlots;
    this.#moveTo(this.#start, this.#end - this.#blankSlots * this.#recordSize);
    this.#blankSlots = 0;
  }

  /** Drops the oldest `count` records. */
  dropOldest(count: number): void {
    const dropped = Math.min(count, this.count);
    this.#rows.splice(0, dropped);
    this.#start += dropped * this.#recordSize;
    this.#blankSlots = Math.min(this.#blankSlots, this.count);
  }

  /** Empties the log. */
  clear(): void {
    this.#clears++;
    this.#rows = [];
    this.#blankSlots = 0;
    this.#bytes = Buffer.alloc(64 * this.#recordSize);
    this.#start = 0;
    this.#end = 0;
  }

  /** The rows in log order, without blank slots. */
  rows(): readonly PunchedRow[] {
    const records = this.snapshot();
    const size = this.#recordSize;
    return this.#rows.flatMap((row, i) =>
      row === undefined ? [] : [toPunchedRow(row, records.subarray(i * size, (i + 1) * size))],
    );
  }

  #push(row: AttendanceRow | undefined, record: Buffer): void {
    if (this.#end + record.length > this.#bytes.length) this.#moveTo(this.#start, this.#end);
    record.copy(this.#bytes, this.#end);
    this.#end += record.length;
    this.#rows.push(row);
  }

  #fillBlank(row: AttendanceRow, record: Buffer): void {
    const slot = this.count - this.#blankSlots;
    this.#moveTo(this.#start, this.#end);
    record.copy(this.#bytes, slot * this.#recordSize);
    this.#rows[slot] = row;
    this.#blankSlots--;
  }

  /** Copies a range to a new, larger buffer: snapshots keep the old one. */
  #moveTo(start: number, end: number): void {
    const bytes = Buffer.alloc(Math.max(64 * this.#recordSize, (end - start) * 2));
    this.#bytes.copy(bytes, 0, start, end);
    this.#bytes = bytes;
    this.#start = 0;
    this.#end = end - start;
  }
}

function toPunchedRow(row: AttendanceRow, record: Buffer): PunchedRow {
  return { userId: row.userId, time: row.time, verify: row.verify, punch: row.punch, raw: record.toString("hex") };
}
