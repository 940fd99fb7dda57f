import { parseArgs } from "node:util";
import { ATTENDANCE_LAYOUTS, type AttendanceLayoutSetting, type SixteenByteOrder } from "../codec/attendance-layout.ts";

/** What the program was asked to do. */
export interface CliCommand {
  readonly name: "info" | "log" | "live";
  readonly host: string;
  readonly port: number;
  readonly commKey: number;
  readonly timeoutMs: number;
  readonly recordLayout: AttendanceLayoutSetting;
  readonly sixteenByteOrder: SixteenByteOrder;
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
export const USAGE = `usage: zk info|log|live --host H [--port P] [--key K] [--timeout-ms N] [--json]

  info   who the reader is, its clock, its counts
  log    its whole attendance log
  live   each punch as it happens, until interrupted

  --port        TCP port, default 4370
  --key         comm key, default 0
  --timeout-ms  longest wait for a connection and for an answer, default 10000
  --layout      rows of the log: AUTO (default: bytes and count tell), R40, R16, R8_TIME3, R8_TIME4 or R49
  --sixteen-byte-order  code that comes first in rows of 16 bytes: VERIFY_FIRST (default) or STATE_FIRST
  --json        one JSON object a line
`;

const NAMES = ["info", "log", "live"] as const;
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
      key: { type: "string", default: "0" },
      "timeout-ms": { type: "string", default: "10000" },
      layout: { type: "string", default: "AUTO" },
      "sixteen-byte-order": { type: "string", default: "VERIFY_FIRST" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return { name: "usage", fault: undefined, isJson };
  const name = NAMES.find((known) => known === positionals[0]);
  if (!name || positionals.length !== 1) throw new TypeError("exactly one of info, log, live is wanted");
  if (!values.host) throw new TypeError("--host is wanted");
  return {
    name,
    host: values.host,
    port: parseNumber("--port", values.port, [1, 65_535]),
    commKey: parseNumber("--key", values.key, [0, MAX_KEY]),
    timeoutMs: parseNumber("--timeout-ms", values["timeout-ms"], [1, MAX_TIMEOUT_MS]),
    recordLayout: parseWord("--layout", values.layout, LAYOUT_SETTINGS),
    sixteenByteOrder: parseWord("--sixteen-byte-order", values["sixteen-byte-order"], ORDERS),
    isJson,
  };
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
