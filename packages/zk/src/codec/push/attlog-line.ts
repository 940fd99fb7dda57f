/**
 * Punches as a reader pushes them, a line each, fields behind TABs:
 * `PIN, YYYY-MM-DD HH:MM:SS, state, verify, work code, ...`: 2 to 12 fields, some firmware puts a TAB behind the last one; or
 * pairs, `PIN=..<TAB>DateTime=..`.
 *
 * The time is the reader's wall clock. The eleventh field, an offset from UTC, is left in `raw`: firmware fills it with 0 where
 * it does not know, and the zone of the place says what the clock shows.
 *
 * Source: the vendor's PUSH communication protocol (software 2.4.2); ten fields with a TAB behind them were observed on 2.4.1.
 */
import { decodeText, type FieldDecoder } from "../text.ts";
import { type LocalDigits } from "../local-digits.ts";
import { type NamedUser, toUserBytes } from "../named-user.ts";
import { decodePackedTime, encodePackedTime, type LocalDateTime } from "../time.ts";
import { splitFields } from "./lines.ts";

/** One punch that was pushed. */
export interface PushedPunch extends NamedUser {
  /** `undefined` for a date that no calendar has. */
  readonly localTime: LocalDateTime | undefined;
  readonly localDigits: LocalDigits;
  /** 255 where the line holds none. */
  readonly stateCode: number;
  /** 200, "other", where the line holds none. */
  readonly verifyCode: number;
  readonly workCode: number | undefined;
  /** The whole line. */
  readonly raw: Buffer;
}

const NO_STATE = 255;
const NO_VERIFY = 200;
const MAX_CODE = 65_535;
const MAX_WORK_CODE = 0xffff_ffff;
/** The longest user of any layout has 24; a longer one is no user. */
const MAX_USER_BYTES = 64;
/** Far more than twelve fields take; what is longer is no punch. */
const MAX_LINE_BYTES = 4_096;
const TIME = /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})$/;
const PAIRS = /^pin=/i;

/** Parses one line; `undefined` when it is no punch. Never throws. */
export function parseAttlogLine(line: Buffer, decoder: FieldDecoder): PushedPunch | undefined {
  if (line.length > MAX_LINE_BYTES) return undefined;
  const fields = splitFields(line);
  const [user, time, ...codes] = PAIRS.test(line.toString("latin1", 0, 4)) ? toColumns(fields) : fields;
  if (user === undefined || time === undefined || !isUser(user)) return undefined;
  const digits = toDigits(time);
  if (digits === undefined) return undefined;
  const [state, verify, work] = codes.map((field) => field?.toString("latin1").trim());
  const pin = decodeText(user, [0, user.length], decoder);
  return {
    userForm: "PIN",
    pin,
    slot: undefined,
    userBytes: toUserBytes(user, [0, user.length], pin),
    localTime: toLocalTime(digits),
    localDigits: digits,
    stateCode: toCode(state, MAX_CODE) ?? NO_STATE,
    verifyCode: toCode(verify, MAX_CODE) ?? NO_VERIFY,
    workCode: toCode(work, MAX_WORK_CODE),
    raw: line,
  };
}

/** The fields of pairs in the order of columns; a name that is not known is left in `raw`. */
function toColumns(pairs: readonly Buffer[]): readonly (Buffer | undefined)[] {
  const named = new Map<string, Buffer>();
  for (const pair of pairs) {
    const end = pair.indexOf("=");
    if (end > 0) named.set(pair.toString("latin1", 0, end).trim().toLowerCase(), pair.subarray(end + 1));
  }
  const find = (...names: readonly string[]) =>
    names.map((name) => named.get(name)).find((value) => value !== undefined);
  const none = Buffer.alloc(0);
  const codes = [find("status", "state"), find("verify", "verified"), find("workcode")].map((code) => code ?? none);
  return [find("pin"), find("datetime", "time"), ...codes];
}

function isUser(user: Buffer): boolean {
  if (user.length > MAX_USER_BYTES) return false;
  let isSeen = false;
  for (const byte of user) {
    if (byte < 0x20 || byte === 0x7f) return false;
    isSeen ||= byte !== 0x20;
  }
  return isSeen;
}

function toDigits(time: Buffer): LocalDigits | undefined {
  const parts = TIME.exec(time.toString("latin1").trim())?.slice(1);
  return parts?.map((part) => part.padStart(2, "0")).join("");
}

function toLocalTime(digits: LocalDigits): LocalDateTime | undefined {
  const [year, ...parts] = [digits.slice(0, 4), ...(digits.slice(4).match(/../g) ?? [])];
  const [month, day, hour, minute, second] = parts;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  try {
    return decodePackedTime(encodePackedTime(text));
  } catch {
    return undefined; // TypeError: a date that does not exist, or before 2000
  }
}

function toCode(text: string | undefined, max: number): number | undefined {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined;
  const code = Number(text);
  return code <= max ? code : undefined;
}
