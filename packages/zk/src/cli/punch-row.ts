import type { AttendanceEvent } from "../codec/realtime-event.ts";

/** A punch as the command line shows it, from the log or from an event. */
export interface PunchRow {
  /** The user as the reader wrote it; `uid:<slot>` where it wrote a slot that no user has. */
  readonly userId: string;
  /** Reader-local, without zone; null when the reader wrote no existing time. */
  readonly time: string | null;
  readonly verify: number;
  readonly punch: number;
  /** The bytes as they came, in hexadecimal. */
  readonly raw: string;
}

/** Maps the reader's slots to user ids, for rows that hold the slot only. */
export type PinBySlot = ReadonlyMap<number, string>;

/** The columns of the readable table. */
export const PUNCH_HEADING = "user                      time                 verify  punch";

/** What rows of the log and events both have, and a line shows. */
type ShownPunch = Pick<AttendanceEvent, "pin" | "slot" | "localTime" | "verifyCode" | "stateCode" | "raw">;

/** Shapes a punch of the log or of an event. */
export function toPunchRow(punch: ShownPunch, pinBySlot: PinBySlot): PunchRow {
  const slotUser = punch.slot === undefined ? undefined : pinBySlot.get(punch.slot);
  return {
    userId: punch.pin ?? slotUser ?? `uid:${punch.slot}`,
    time: punch.localTime ?? null,
    verify: punch.verifyCode,
    punch: punch.stateCode,
    raw: punch.raw.toString("hex"),
  };
}

/** One line, without its end: JSON, or a row under `PUNCH_HEADING`. */
export function toPunchLine(row: PunchRow, isJson: boolean): string {
  if (isJson) return JSON.stringify(row);
  const time = (row.time ?? "unreadable").replace("T", " ");
  return `${row.userId.padEnd(24)}  ${time.padEnd(19)}  ${String(row.verify).padStart(6)}  ${String(row.punch).padStart(5)}`;
}
