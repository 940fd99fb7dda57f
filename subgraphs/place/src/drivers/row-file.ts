import { splitFields } from "@biometricflow/zk/codec/push/lines";
import { parseUsbLogLine, type UsbLineFault } from "@biometricflow/zk/codec/usb-log-line";
import { escapeUnseen } from "@biometricflow/zk/codec/visible-text";
import type { FileLine, LineFault, LineReader, RowFile } from "../domain/intake/row-file.ts";
import { createSheetReader } from "./row-sheet.ts";
import { createDecoder, type Decoder, toPushedRow } from "./pushed-row.ts";

/** Lines that are looked at to say what a file is: the first may be damaged. */
const LOOKED_AT = 20;
/** No row of any form is so long. */
const MAX_LINE_BYTES = 4_096;
const MAX_FOUND = 80;

const EXPECTED: Readonly<Record<UsbLineFault["field"], string>> = {
  line: "PIN, time, device number, state, verify mode, work code, with tabs between",
  pin: "a PIN of 1 to 64 characters",
  time: "YYYY-MM-DD HH:MM:SS",
  state: "a number from 0 to 255",
  verify: "a number from 0 to 255",
};

/**
 * Reads a file of rows: the log as a reader writes it to a USB stick (`attlog.dat`), or a sheet of punches as CSV.
 *
 * @param textEncoding label of the encoding of the reader's texts.
 */
export function readRowFile(bytes: Buffer, textEncoding: string): RowFile {
  const decoder = createDecoder(textEncoding);
  const first = findUsbLine(bytes, decoder);
  if (first !== undefined) {
    return {
      kind: "ROWS",
      deviceNumber: first,
      lines: readNumbered(numberLines(bytes), (line) => readUsbLine(line, decoder)),
    };
  }
  const [head, ...others] = numberLines(bytes);
  if (head === undefined) return { kind: "ROWS", deviceNumber: undefined, lines: [] };
  const reader = createSheetReader(head.bytes, decoder);
  if (reader.kind === "NO_FORM") return { kind: "NO_FORM", fault: toFault(head.line, reader.fault) };
  return { kind: "ROWS", deviceNumber: undefined, lines: readNumbered(others, reader.read) };
}

interface NumberedLine {
  readonly line: number;
  readonly bytes: Buffer;
}

/** The device number of the first row; `undefined` where no line is one of a USB stick. */
function findUsbLine(bytes: Buffer, decoder: Decoder): string | undefined {
  let looked = 0;
  for (const { bytes: line } of numberLines(bytes)) {
    if (splitFields(line).length > 3) {
      const read = parseUsbLogLine(line, decoder);
      if (read.kind === "PUNCH") return read.deviceNumber;
    }
    looked += 1;
    if (looked === LOOKED_AT) return undefined;
  }
  return undefined;
}

function readUsbLine(line: Buffer, decoder: Decoder): ReturnType<LineReader> {
  const read = parseUsbLogLine(line, decoder);
  if (read.kind === "PUNCH") return { row: toPushedRow(read.punch), copies: 1 };
  const { field, found } = read.fault;
  return { column: field, found, expected: EXPECTED[field] };
}

function* readNumbered(lines: Iterable<NumberedLine>, read: LineReader): Generator<FileLine, void, void> {
  for (const { line, bytes } of lines) {
    const told = bytes.length > MAX_LINE_BYTES ? TOO_LONG : read(bytes);
    yield "row" in told ? { kind: "ROW", ...told } : { kind: "FAULT", fault: toFault(line, told) };
  }
}

const TOO_LONG = { column: "line", found: "", expected: `at most ${MAX_LINE_BYTES} bytes` };

function toFault(line: number, { column, found, expected }: Omit<LineFault, "line">): LineFault {
  return { line, column, found: escapeUnseen(found.slice(0, MAX_FOUND)), expected };
}

const LF = 0x0a;
const BLANK = /^[\s\0]*$/;

/** The lines that hold something, counted from 1 with those that do not; a byte-order mark is none of the first. */
function* numberLines(bytes: Buffer): Generator<NumberedLine, void, void> {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let line = 0;
  for (let start = hasMark ? 3 : 0; start < bytes.length; ) {
    const found = bytes.indexOf(LF, start);
    const next = found < 0 ? bytes.length : found;
    const end = next > start && bytes[next - 1] === 0x0d ? next - 1 : next;
    line += 1;
    const content = bytes.subarray(start, end);
    if (!BLANK.test(content.toString("latin1"))) yield { line, bytes: content };
    start = next + 1;
  }
}
