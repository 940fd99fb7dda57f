import { decodePackedTime } from "../codec/time.ts";

/** Records of one size in a set of unknown layout: enough to see the layout by, and nobody in it. */
export interface RecordShape {
  readonly recordBytes: number;
  /** A letter for each offset: what stands there in all records. */
  readonly columns: string;
  /** Offsets, of bytes that are no text, at which nine records of ten have a time from 2000 until now; by chance more than one. */
  readonly timeOffsets: readonly number[];
}

/** Sizes of records that a reader may have. */
const [LEAST_BYTES, MOST_BYTES] = [8, 160];
const TIME_BYTES = 4;
const TIMED_SHARE = 0.9;

/** The sizes by which a set can be divided. */
export function toPossibleSizes(payloadBytes: number): readonly number[] {
  const sizes = Array.from({ length: MOST_BYTES - LEAST_BYTES + 1 }, (_, i) => LEAST_BYTES + i);
  return payloadBytes === 0 ? [] : sizes.filter((size) => payloadBytes % size === 0);
}

/** Describes records: `0` nothing but zero, `F` nothing but 0xff, `d` digits, `t` text, `b` few values (8 at most), `*` anything. */
export function describeShape(records: readonly Buffer[], recordBytes: number, latestYear: number): RecordShape {
  const offsets = Array.from({ length: recordBytes }, (_, offset) => offset);
  const columns = offsets.map((offset) => toLetter(new Set(records.map((record) => record.readUInt8(offset)))));
  const isTime = (offset: number): boolean => {
    if (columns.slice(offset, offset + TIME_BYTES).every((letter) => "dt0F".includes(letter))) return false;
    const timed = records.filter((record) => isPast(record.readUInt32LE(offset), latestYear)).length;
    return records.length > 0 && timed >= records.length * TIMED_SHARE;
  };
  const timeOffsets = offsets.slice(0, recordBytes - TIME_BYTES + 1).filter(isTime);
  return { recordBytes, columns: columns.join(""), timeOffsets };
}

const [ZERO, NINE, FIRST_TEXT, LAST_TEXT, FEW_VALUES] = [0x30, 0x39, 0x20, 0x7e, 8];

function toLetter(values: ReadonlySet<number>): string {
  const written = [...values].filter((value) => value !== 0);
  if (written.length === 0) return "0";
  if (written.every((value) => value === 0xff)) return "F";
  if (written.every((value) => value >= ZERO && value <= NINE)) return "d";
  if (written.every((value) => value >= FIRST_TEXT && value <= LAST_TEXT)) return "t";
  return values.size <= FEW_VALUES ? "b" : "*";
}

function isPast(packed: number, latestYear: number): boolean {
  const time = packed === 0 ? undefined : decodePackedTime(packed);
  return time !== undefined && Number(time.slice(0, 4)) <= latestYear;
}
