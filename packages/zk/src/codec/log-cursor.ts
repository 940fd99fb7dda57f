import { type AttendanceLayout, LAYOUT_BYTES } from "./attendance-layout.ts";
import type { AttendanceRows } from "./attendance-record.ts";

/** Rows by which a log is found again. */
export const ANCHOR_ROWS = 16;

/** How far a log was read: what stands at its end, and how many slots it had then. Plain data, to be kept as JSON. */
export interface LogCursor {
  readonly layout: AttendanceLayout;
  /** All slots, blank ones counted. */
  readonly slots: number;
  /** Slots up to the last row, and with it; behind it nothing but blank ones. */
  readonly end: number;
  /** Blank slots before `end`: a punch may fill one unseen. */
  readonly blanks: number;
  /** The last rows before `end` without a blank slot between, 16 at most, as they came: base64. */
  readonly anchor: string;
}

/** The cursor before the first row of a log. */
export function createLogCursor(layout: AttendanceLayout): LogCursor {
  return { layout, slots: 0, end: 0, blanks: 0, anchor: "" };
}

/** The cursor after the next slots of the log. */
export function extendLogCursor(cursor: LogCursor, { records, blanks }: AttendanceRows): LogCursor {
  const slots = cursor.slots + records.length + blanks.length;
  const [last] = records.slice(-1);
  if (last === undefined) return { ...cursor, slots };
  const lastBlank = blanks.findLast(({ position }) => position < last.position)?.position;
  const run = lastBlank === undefined ? records : records.filter(({ position }) => position > lastBlank);
  const rows = run.slice(-ANCHOR_ROWS).map(({ raw }) => raw);
  const trailing = blanks.filter(({ position }) => position > last.position).length;
  const isUnbroken = lastBlank === undefined && cursor.slots === cursor.end;
  const before = isUnbroken ? Buffer.from(cursor.anchor, "base64") : Buffer.alloc(0);
  const end = slots - trailing;
  return {
    layout: cursor.layout,
    slots,
    end,
    blanks: cursor.blanks + (cursor.slots - cursor.end) + blanks.length - trailing,
    anchor: toLastRows(Buffer.concat([before, ...rows]), cursor.layout).toString("base64"),
  };
}

function toLastRows(bytes: Buffer, layout: AttendanceLayout): Buffer {
  return bytes.subarray(Math.max(0, bytes.length - ANCHOR_ROWS * LAYOUT_BYTES[layout]));
}
