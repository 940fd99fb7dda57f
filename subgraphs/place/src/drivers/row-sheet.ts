import type { ReaderRow } from "../domain/punch.ts";
import type { LineFault, LineReader } from "../domain/intake/row-file.ts";
import type { Decoder } from "./pushed-row.ts";

/** What reads the lines of a sheet, or what its first line lacks. */
export type SheetReader =
  | { readonly kind: "SHEET"; readonly read: LineReader }
  | { readonly kind: "NO_FORM"; readonly fault: Omit<LineFault, "line"> };

type ColumnName = "pin" | "localTime" | "stateCode" | "verifyCode" | "workCode" | "copies";

/** By their letters alone: keys of the export of punches, and what its first line calls them. */
const NAMES: Readonly<Record<string, ColumnName>> = {
  pin: "pin",
  localtime: "localTime",
  readersclock: "localTime",
  time: "localTime",
  state: "stateCode",
  statecode: "stateCode",
  verify: "verifyCode",
  verifycode: "verifyCode",
  workcode: "workCode",
  copies: "copies",
};

const STATES: readonly string[] = ["CHECK_IN", "CHECK_OUT", "BREAK_OUT", "BREAK_IN", "OVERTIME_IN", "OVERTIME_OUT"];
const NO_STATE = 255;
const NO_VERIFY = 200;
const MOST_COPIES = 1_000;
const PIN = /^[^\p{C}]{1,24}$/u;
const TIME = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)$/;
const DELIMITERS = [",", ";", "\t"] as const;

/** Creates what reads the lines of a sheet with this first line. */
export function createSheetReader(head: Buffer, decoder: Decoder): SheetReader {
  const text = decoder.decode(head);
  const delimiter = DELIMITERS.find((it) => text.includes(it)) ?? ",";
  const names = splitCells(text, delimiter).map((cell) => NAMES[cell.toLowerCase().replaceAll(/[^a-z]/g, "")]);
  // Where a sheet has the word of a state and then its code, the code counts.
  const at = new Map(names.flatMap((name, index) => (name === undefined ? [] : [[name, index] as const])));
  if (!at.has("pin") || !at.has("localTime")) {
    const expected = "attlog.dat of a reader, or a line of columns with pin and localTime";
    return { kind: "NO_FORM", fault: { column: "line", found: text, expected } };
  }
  const read: LineReader = (line) => {
    const cells = splitCells(decoder.decode(line), delimiter);
    return readCells((name) => cells[at.get(name) ?? -1]?.trim() ?? "", line);
  };
  return { kind: "SHEET", read };
}

function readCells(cell: (name: ColumnName) => string, raw: Buffer): ReturnType<LineReader> {
  const [pin, time] = [cell("pin").replace(/^'/, ""), cell("localTime")];
  if (!PIN.test(pin)) return { column: "pin", found: pin, expected: "a PIN of 1 to 24 characters" };
  const digits = TIME.exec(time)?.slice(1).join("");
  if (digits === undefined) return { column: "localTime", found: time, expected: "YYYY-MM-DD HH:MM:SS" };
  const state = toCode(cell("stateCode"), NO_STATE);
  if (state === undefined) {
    return {
      column: "stateCode",
      found: cell("stateCode"),
      expected: "a number from 0 to 255, or a state such as CHECK_IN",
    };
  }
  const verify = toCode(cell("verifyCode"), NO_VERIFY);
  if (verify === undefined)
    return { column: "verifyCode", found: cell("verifyCode"), expected: "a number from 0 to 255" };
  const work = toNumber(cell("workCode"), 0xffff_ffff);
  if (work === undefined) return { column: "workCode", found: cell("workCode"), expected: "a number" };
  const copies = cell("copies") === "" ? 1 : toNumber(cell("copies"), MOST_COPIES);
  if (copies === undefined || copies < 1) {
    return { column: "copies", found: cell("copies"), expected: `a number from 1 to ${MOST_COPIES}` };
  }
  const codes = { stateCode: state, verifyCode: verify, workCode: cell("workCode") === "" ? undefined : work };
  const row: ReaderRow = { ...{ userText: pin, userForm: "PIN", slot: undefined, raw }, ...toTimes(digits), ...codes };
  return { row, copies };
}

function toTimes(digits: string): Pick<ReaderRow, "localTime" | "localDigits"> {
  const [date, time] = [digits.slice(0, 8), digits.slice(8)];
  const text = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`;
  const ms = Date.parse(`${text}Z`);
  // What JavaScript takes for another date comes back as that.
  const isReal = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
  return { localDigits: digits, localTime: isReal ? text : undefined };
}

function toCode(text: string, none: number): number | undefined {
  if (text === "" || text === "UNSPECIFIED") return none;
  const state = STATES.indexOf(text);
  return state < 0 ? toNumber(text, 255) : state;
}

function toNumber(text: string, max: number): number | undefined {
  if (text === "") return 0;
  return /^\d{1,10}$/.test(text) && Number(text) <= max ? Number(text) : undefined;
}

/** The cells of a line: a cell in quotes holds delimiters, and a quote as two. */
export function splitCells(line: string, delimiter: string): readonly string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? "";
    if (char === '"' && isQuoted && line[at + 1] === '"') {
      cell += char;
      at += 1;
    } else if (char === '"') isQuoted = !isQuoted;
    else if (char === delimiter && !isQuoted) {
      cells.push(cell);
      cell = "";
    } else cell += char;
  }
  return [...cells, cell];
}
