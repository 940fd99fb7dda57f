import { badInput } from "./errors.ts";

/**
 * Reader time: wall clock without zone, `YYYY-MM-DDTHH:mm:ss`, years 2000 to 2099. Seconds here count from 1970 on
 * that same wall clock; they are for arithmetic and are no instants.
 *
 * Source: vendor's communication manual of 2006, "encoded time"; events carry six bytes instead, year to second.
 */
const LOCAL = /^(20\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/;

/** @throws {SimulatorError} `BAD_USER_INPUT` for another form, a zone, or a date the calendar does not have. */
export function toWallSeconds(local: string): number {
  const parts = LOCAL.exec(local)?.slice(1).map(Number);
  if (parts === undefined) throw badInput(`time must be reader-local YYYY-MM-DDTHH:mm:ss without zone, got "${local}"`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const seconds = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  if (toLocal(seconds) !== local) throw badInput(`time does not exist in the calendar: "${local}"`);
  return seconds;
}

/** The inverse of {@link toWallSeconds}; fractions of a second are cut off. */
export function toLocal(wallSeconds: number): string {
  return new Date(Math.floor(wallSeconds) * 1000).toISOString().slice(0, 19);
}

/** Packs `local` as u32: every month has 31 days. */
export function encodeTime(local: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = splitLocal(local);
  const days = ((year % 100) * 12 + month - 1) * 31 + day - 1;
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}

/** Unpacks a u32 by repeated division. The result may name a day the calendar does not have. */
export function decodeTime(packed: number): string {
  let rest = packed;
  const take = (base: number): number => {
    const digit = rest % base;
    rest = Math.floor(rest / base);
    return digit;
  };
  const [second, minute, hour] = [take(60), take(60), take(24)];
  const [day, month] = [take(31) + 1, take(12) + 1];
  const [dd, mm, HH, MM, SS] = [day, month, hour, minute, second].map((part) => String(part).padStart(2, "0"));
  return `${2000 + rest}-${mm}-${dd}T${HH}:${MM}:${SS}`;
}

/** The six bytes `yy mm dd hh mm ss` of an event. */
export function encodeEventTime(local: string): Buffer {
  const [year = 0, ...rest] = splitLocal(local);
  return Buffer.from([year % 100, ...rest]);
}

function splitLocal(local: string): readonly number[] {
  return local.split(/[-T:]/).map(Number);
}
