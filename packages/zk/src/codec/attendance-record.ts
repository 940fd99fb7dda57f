/** Rows of the attendance log; see `attendance-layout.ts` for their bytes. */
import { type AttendanceLayout, LAYOUT_BYTES } from "./attendance-layout.ts";
import { ZkWireError } from "./errors.ts";
import { decodePackedDigits, type LocalDigits } from "./local-digits.ts";
import type { NamedUser, UserForm } from "./named-user.ts";
import { type AttendanceSettings, ROW_FIELDS, type RowFields } from "./row-fields.ts";
import { decodePackedTime, type LocalDateTime } from "./time.ts";
import { readWord } from "./words.ts";

/** How rows are decoded that are not the first of their log. */
export interface AttendanceDecoding extends AttendanceSettings {
  /** Place in the log of the first row; default 0. */
  readonly firstPosition?: number;
}

/** One row that holds a punch. Each value is read from the bytes when it is asked for: ask once for what is needed often. */
export interface AttendanceRecord extends NamedUser {
  /** Place in the log, from 0, blank slots counted. */
  readonly position: number;
  /** Reader-local; `undefined` when the bytes are no existing date. The row is a punch nevertheless: see `localDigits`. */
  readonly localTime: LocalDateTime | undefined;
  /** The same second as the bytes say it, existing date or not. */
  readonly localDigits: LocalDigits;
  /** The same second as the reader packed it: u32. */
  readonly packedTime: number;
  readonly verifyCode: number;
  readonly stateCode: number;
  /** `undefined` where the layout has none. */
  readonly workCode: number | undefined;
  /** The row's bytes, a view of what came with it: copy them to keep one row without the rest. */
  readonly raw: Buffer;
}

/** A slot of the log without a punch: memory that was never written (all 00 or all FF), or neither user nor time. */
export interface BlankSlot {
  readonly position: number;
  readonly raw: Buffer;
}

/** A data set, each slot in exactly one of the two lists. */
export interface AttendanceRows {
  readonly records: readonly AttendanceRecord[];
  readonly blanks: readonly BlankSlot[];
}

/**
 * Decodes whole rows of a data set (without its length word).
 *
 * @throws {ZkWireError} `BAD_RECORD` when the payload is not a whole number of rows.
 */
export function decodeAttendanceRecords(
  payload: Buffer,
  layout: AttendanceLayout,
  settings: AttendanceDecoding,
): AttendanceRows {
  const recordSize = LAYOUT_BYTES[layout];
  if (payload.length % recordSize !== 0) {
    throw new ZkWireError("BAD_RECORD", `${payload.length} bytes are not whole rows of ${recordSize}`);
  }
  const { firstPosition = 0 } = settings;
  return toRows({ bytes: payload, fields: ROW_FIELDS[layout], settings, recordSize, firstPosition });
}

/** Makes rows of whole rows; nothing of them is read but whether they are blank. */
export function toRows(log: RowsOfLog): AttendanceRows {
  const { bytes, fields, settings, recordSize } = log;
  const records: AttendanceRecord[] = [];
  const blanks: BlankSlot[] = [];
  for (let start = 0; start < bytes.length; start += recordSize) {
    if (!fields.isBlank(bytes, start, settings)) records.push(new LogRow(log, start));
    else blanks.push(toBlankSlot(log, start));
  }
  return { records, blanks };
}

/** By what the rows of this layout name their users; a text row with an empty field names the slot all the same. */
export function toLogUserForm(layout: AttendanceLayout): UserForm {
  return USER_FORMS[layout];
}

const USER_FORMS: Readonly<Record<AttendanceLayout, UserForm>> = {
  R40: "PIN",
  R49: "PIN",
  R16: "NUMBER",
  R8_TIME3: "SLOT",
  R8_TIME4: "SLOT",
};
/** Rows that came together, and how to read them. */
export interface RowsOfLog {
  readonly bytes: Buffer;
  readonly fields: RowFields;
  readonly settings: AttendanceSettings;
  readonly recordSize: number;
  /** Place in the log of the first of them. */
  readonly firstPosition: number;
}

function toPosition({ firstPosition, recordSize }: RowsOfLog, start: number): number {
  return firstPosition + start / recordSize;
}

function toBlankSlot(log: RowsOfLog, start: number): BlankSlot {
  return { position: toPosition(log, start), raw: log.bytes.subarray(start, start + log.recordSize) };
}

/**
 * A row that is not decoded before somebody asks: all that is kept of it is where it stands. Whoever wants one value of 100,000
 * rows pays for that one, and a batch that waits to be stored takes no memory for texts.
 */
class LogRow implements AttendanceRecord {
  readonly #log: RowsOfLog;
  readonly #start: number;

  constructor(log: RowsOfLog, start: number) {
    this.#log = log;
    this.#start = start;
  }

  get position(): number {
    return toPosition(this.#log, this.#start);
  }

  get userForm(): UserForm {
    return this.#log.fields.userForm(this.#log.bytes, this.#start, this.#log.settings);
  }

  get pin(): string | undefined {
    return this.#log.fields.pin(this.#log.bytes, this.#start, this.#log.settings);
  }

  get slot(): number | undefined {
    return this.#log.fields.slot(this.#log.bytes, this.#start, this.#log.settings);
  }

  get userBytes(): Buffer | undefined {
    return this.#log.fields.userBytes(this.#log.bytes, this.#start, this.#log.settings);
  }

  get localTime(): LocalDateTime | undefined {
    return decodePackedTime(this.packedTime);
  }

  get localDigits(): LocalDigits {
    return decodePackedDigits(this.packedTime);
  }

  get packedTime(): number {
    return readWord(this.#log.bytes, this.#start + this.#log.fields.timeOffset);
  }

  get verifyCode(): number {
    return this.#log.fields.verifyCode(this.#log.bytes, this.#start, this.#log.settings);
  }

  get stateCode(): number {
    return this.#log.fields.stateCode(this.#log.bytes, this.#start, this.#log.settings);
  }

  get workCode(): number | undefined {
    return this.#log.fields.workCode(this.#log.bytes, this.#start, this.#log.settings);
  }

  get raw(): Buffer {
    return this.#log.bytes.subarray(this.#start, this.#start + this.#log.recordSize);
  }
}
