/**
 * A line of `attlog.dat`, the log as readers write it to a USB stick, fields behind TABs:
 * `PIN, YYYY-MM-DD HH:MM:SS, device number, state, verify, work code`. The PIN is filled up with blanks in front; whatever follows
 * the work code is left in `raw`.
 *
 * Source: files of ZKTeco readers as their users publish them; the fields are those of the log with the number of the reader,
 * which its menu sets, after the time.
 */
import { splitFields } from "./push/lines.ts";
import { type PushedPunch, parseAttlogLine } from "./push/attlog-line.ts";
import type { FieldDecoder } from "./text.ts";

/** What a field does not hold. */
export interface UsbLineFault {
  readonly field: "pin" | "time" | "state" | "verify" | "line";
  readonly found: string;
}

/** What a line is. */
export type UsbLine =
  | { readonly kind: "PUNCH"; readonly punch: PushedPunch; readonly deviceNumber: string }
  | { readonly kind: "FAULT"; readonly fault: UsbLineFault };

const CODE = /^\d{1,3}$/;
const MAX_CODE = 255;
const TIME = /^\d{4}-\d{1,2}-\d{1,2}[ T]\d{1,2}:\d{1,2}:\d{1,2}$/;
const TAB = Buffer.from("\t");

/** Parses one line, without its end. Never throws. A time that no calendar has is a punch without `localTime`, as in the log. */
export function parseUsbLogLine(line: Buffer, decoder: FieldDecoder): UsbLine {
  const [user, time, number, state, verify, work] = splitFields(line);
  if (user === undefined || time === undefined || number === undefined || state === undefined) {
    return toFault("line", line);
  }
  const pin = trimBlanks(user);
  if (!TIME.test(toText(time))) return toFault("time", time);
  if (!isCode(state)) return toFault("state", state);
  if (verify !== undefined && !isCode(verify)) return toFault("verify", verify);
  const columns = [pin, time, state, verify, work].flatMap((field) => (field === undefined ? [] : [field, TAB]));
  const punch = parseAttlogLine(Buffer.concat(columns), decoder);
  if (punch === undefined) return toFault("pin", user);
  return { kind: "PUNCH", punch: { ...punch, raw: line }, deviceNumber: toText(number) };
}

function isCode(field: Buffer): boolean {
  const text = toText(field);
  return CODE.test(text) && Number(text) <= MAX_CODE;
}

function toText(field: Buffer): string {
  return field.toString("latin1").trim();
}

function trimBlanks(field: Buffer): Buffer {
  let [start, end] = [0, field.length];
  while (start < end && field[start] === 0x20) start += 1;
  while (end > start && field[end - 1] === 0x20) end -= 1;
  return field.subarray(start, end);
}

function toFault(field: UsbLineFault["field"], found: Buffer): UsbLine {
  return { kind: "FAULT", fault: { field, found: found.toString("latin1") } };
}
