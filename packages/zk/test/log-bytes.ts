/** Logs as bytes, written from the protocol notes alone: no line is shared with the codec. */
import type { AttendanceLayout } from "../src/codec/attendance-layout.ts";

/** 2026-06-01: the moment at which the logs of these tests are read. */
export const NOW_MS = Date.UTC(2026, 5, 1);
/** 2018-06-25T17:50:35. */
export const TIME = 0x2368b36b;

/** What stands in a row. */
export interface RowFields {
  readonly user: number;
  /** Packed. */
  readonly time: number;
  readonly verify: number;
  readonly state: number;
}

/** Writes a row into zero bytes of its size. */
export type WriteRow = (row: Buffer, fields: RowFields) => void;

/** The layouts that are known, size in bytes first. */
export const KNOWN: Readonly<Record<AttendanceLayout, readonly [number, WriteRow]>> = {
  R40: [40, writeText],
  R49: [
    49,
    (row: Buffer, fields: RowFields) => {
      writeText(row, fields);
      row.fill(fields.user & 0xff, 40);
    },
  ],
  R16: [
    16,
    (row: Buffer, { user, time, verify, state }: RowFields) => {
      row.writeUInt32LE(user, 0);
      row.writeUInt32LE(time, 4);
      row.writeUInt8(verify, 8);
      row.writeUInt8(state, 9);
    },
  ],
  R8_TIME3: [
    8,
    (row: Buffer, { user, time, verify, state }: RowFields) => {
      row.writeUInt16LE(user, 0);
      row.writeUInt8(verify, 2);
      row.writeUInt32LE(time, 3);
      row.writeUInt8(state, 7);
    },
  ],
  R8_TIME4: [
    8,
    (row: Buffer, { user, time, verify, state }: RowFields) => {
      row.writeUInt16LE(user, 0);
      row.writeUInt8((verify & 0xf) | (state << 4), 2);
      row.writeUInt32LE(time, 4);
    },
  ],
};

function writeText(row: Buffer, { user, time, verify, state }: RowFields): void {
  row.writeUInt16LE(user & 0xffff, 0);
  row.write(String(user), 2);
  row.writeUInt8(verify, 26);
  row.writeUInt32LE(time, 27);
  row.writeUInt8(state, 31);
  row.writeUInt8(0xff, 36);
}

/** A log of rows that differ in user and time; `undefined` is a blank slot. */
export function buildLog(layout: AttendanceLayout, slots: readonly (number | undefined)[]): Buffer {
  const [size, write] = KNOWN[layout];
  return Buffer.concat(
    slots.map((n) => {
      const row = Buffer.alloc(size);
      if (n !== undefined) write(row, { user: n + 1, time: TIME + n, verify: 1, state: 0 });
      return row;
    }),
  );
}
