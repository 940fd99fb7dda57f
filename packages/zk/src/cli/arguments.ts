import { parseArgs } from "node:util";
import { encodePackedTime, type LocalDateTime } from "../codec/time.ts";
import { ATTENDANCE_LAYOUTS, type AttendanceLayoutSetting, type SixteenByteOrder } from "../codec/attendance-layout.ts";

const NAMES = ["info", "log", "live", "users", "time", "set-time", "report"] as const;
/** What can be asked. */
export type CliName = (typeof NAMES)[number];

/** What the program was asked to do. */
export interface CliCommand {
  readonly name: CliName;
  readonly host: string;
  readonly port: number;
  /** By datagrams instead of a connection. */
  readonly isUdp: boolean;
  readonly commKey: number;
  readonly timeoutMs: number;
  readonly recordLayout: AttendanceLayoutSetting;
  readonly sixteenByteOrder: SixteenByteOrder;
  /** Label of the WHATWG Encoding standard. */
  readonly textEncoding: string;
  /** IANA zone of the reader's place. */
  readonly zone: string;
  /** What `set-time` sets; `undefined`: now. */
  readonly at: LocalDateTime | undefined;
  /** The file that `report` writes records to. */
  readonly capture: string | undefined;
  readonly isJson: boolean;
}

/** A command line that cannot be understood, or a plain request for help. */
export interface CliUsage {
  readonly name: "usage";
  /** `undefined` when help was asked for. */
  readonly fault: string | undefined;
  readonly isJson: boolean;
}

/** The text that explains the command line. */
export const USAGE = `usage: zk info|log|live|users|time|set-time|report --host H [--port P] [--udp] [--key K] [--timeout-ms N] [--json]

  info   who the reader is, its clock, its counts
  log    its whole attendance log
  live   each punch as it happens, until interrupted
  users  who is enrolled on it, without passwords
  time   its clock, and how many seconds it is ahead
  report what can be told about the reader to a stranger who writes a driver: no PIN, name, card or address
  set-time  sets its clock to now, or to --at, and reads it back; nothing else here changes a reader

  --port        port, default 4370
  --udp         by UDP instead of TCP
  --key         comm key, default 0
  --timeout-ms  longest wait for a connection and for an answer, default 10000
  --layout      rows of the log: AUTO (default: bytes and count tell), R40, R16, R8_TIME3, R8_TIME4 or R49
  --sixteen-byte-order  code that comes first in rows of 16 bytes: VERIFY_FIRST (default) or STATE_FIRST
  --encoding    how names are written: utf-8 (default), gbk, windows-1256 and others
  --zone        IANA zone of its place, default that of this machine
  --at          local time that set-time sets: YYYY-MM-DDTHH:mm:ss
  --capture     file to which report writes the records, PINs replaced, names, passwords and cards left out
  --json        one JSON object a line
`;

const LAYOUT_SETTINGS: readonly AttendanceLayoutSetting[] = ["AUTO", ...ATTENDANCE_LAYOUTS];
const ORDERS: readonly SixteenByteOrder[] = ["VERIFY_FIRST", "STATE_FIRST"];
const MAX_KEY = 0xffff_ffff;
const MAX_TIMEOUT_MS = 0x7fff_ffff / 20;

/** Parses the arguments after the program's name. */
export function parseArguments(args: readonly string[]): CliCommand | CliUsage {
  const isJson = args.includes("--json");
  try {
    return parseCommand(args[0] === "--" ? args.slice(1) : args, isJson);
  } catch (error) {
    return { name: "usage", fault: error instanceof Error ? error.message : String(error), isJson };
  }
}

function parseCommand(args: readonly string[], isJson: boolean): CliCommand | CliUsage {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      host: { type: "string" },
      port: { type: "string", default: "4370" },
      udp: { type: "boolean", default: false },
      key: { type: "string", default: "0" },
      "timeout-ms": { type: "string", default: "10000" },
      layout: { type: "string", default: "AUTO" },
      "sixteen-byte-order": { type: "string", default: "VERIFY_FIRST" },
      encoding: { type: "string", default: "utf-8" },
      zone: { type: "string", default: Intl.DateTimeFormat().resolvedOptions().timeZone },
      at: { type: "string" },
      capture: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return { name: "usage", fault: undefined, isJson };
  const name = NAMES.find((known) => known === positionals[0]);
  if (!name || positionals.length !== 1) throw new TypeError(`exactly one of ${NAMES.join(", ")} is wanted`);
  if (!values.host) throw new TypeError("--host is wanted");
  if (values.at !== undefined && name !== "set-time") throw new TypeError("--at is for set-time");
  if (values.capture !== undefined && name !== "report") throw new TypeError("--capture is for report");
  return {
    name,
    host: values.host,
    port: parseNumber("--port", values.port, [1, 65_535]),
    isUdp: values.udp,
    commKey: parseNumber("--key", values.key, [0, MAX_KEY]),
    timeoutMs: parseNumber("--timeout-ms", values["timeout-ms"], [1, MAX_TIMEOUT_MS]),
    recordLayout: parseWord("--layout", values.layout, LAYOUT_SETTINGS),
    sixteenByteOrder: parseWord("--sixteen-byte-order", values["sixteen-byte-order"], ORDERS),
    textEncoding: check(
      "--encoding",
      "an encoding such as utf-8, gbk, windows-1256",
      values.encoding,
      (it) => new TextDecoder(it),
    ),
    zone: check("--zone", "an IANA zone such as Asia/Riyadh", values.zone, (it) =>
      Intl.DateTimeFormat("en", { timeZone: it }),
    ),
    at: values.at && check("--at", "a local time, YYYY-MM-DDTHH:mm:ss of an existing day", values.at, encodePackedTime),
    capture: values.capture,
    isJson,
  };
}

/** The text, when `parse` takes it. */
function check(option: string, what: string, text: string, parse: (text: string) => unknown): string {
  try {
    parse(text);
    return text;
  } catch {
    throw new TypeError(`${option} is ${what}`);
  }
}

function parseWord<W extends string>(option: string, text: string, words: readonly W[]): W {
  const word = words.find((known) => known === text);
  if (word === undefined) throw new TypeError(`${option} is one of ${words.join(", ")}`);
  return word;
}

/** The fault does not repeat the text: it may be a key. */
function parseNumber(option: string, text: string, [min, max]: readonly [number, number]): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw new TypeError(`${option} is a whole number from ${min} to ${max}`);
  return value;
}
