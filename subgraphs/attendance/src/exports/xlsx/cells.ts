import { DAY_MS, parseDay } from "@biometricflow/rules/local-time";
import type { ColumnType } from "../../domain/exports/column.ts";
import type { Cell, HoursFormat } from "../../domain/exports/export-words.ts";
import type { WriteHours } from "../../domain/exports/hours.ts";
import { toWallMs } from "../zoned-time.ts";
import { STYLES } from "./styles.ts";
import { toXmlText } from "./xml.ts";

/** Days from the day 0 of spreadsheets, 1899-12-30, to 1970-01-01. */
const EPOCH_DAYS = 25_569;
/** Before it spreadsheets count a day that never was. */
const FIRST_DAY = 61;
/** An instant stands so much later, 43 microseconds: whoever cuts the rest of a division off reads the right second. */
const CUT_OFF_DAYS = 5e-10;
const MINUTES_OF_DAY = 1440;

/** `A`, `B`, ... `Z`, `AA`. */
export function toColumnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : toColumnLetters(Math.floor(index / 26) - 1) + letter;
}

/** A cell that holds text, whatever it looks like. */
export function textCell(ref: string, text: string, style: number = STYLES.text): string {
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${toXmlText(text)}</t></is></c>`;
}

/** What a column's cells are written by. */
export interface CellWriter {
  readonly type: ColumnType;
  readonly hoursFormat: HoursFormat;
  readonly writeHours: WriteHours;
}

/** A cell with a value of its own kind: dates and durations that can be reckoned with. Nothing where nothing is known. */
export function toXlsxCell(ref: string, cell: Cell, writer: CellWriter): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "number") return toNumberCell(ref, cell, writer);
  if (typeof cell === "object") return toDayCell(ref, toWallMs(cell) / DAY_MS + CUT_OFF_DAYS, STYLES.instant);
  return writer.type === "DATE" ? toDayCell(ref, parseDay(cell), STYLES.date) : textCell(ref, cell);
}

function toNumberCell(ref: string, value: number, { type, hoursFormat, writeHours }: CellWriter): string {
  if (type !== "MINUTES") return numberCell(ref, value, type === "INTEGER" ? STYLES.integer : STYLES.general);
  if (hoursFormat === "MINUTES") return numberCell(ref, value, STYLES.integer);
  if (hoursFormat === "DECIMAL") return numberCell(ref, Number(writeHours(value)), STYLES.decimal);
  return numberCell(ref, value / MINUTES_OF_DAY, STYLES.duration);
}

function toDayCell(ref: string, days: number, style: number): string {
  const serial = days + EPOCH_DAYS;
  if (serial >= FIRST_DAY) return numberCell(ref, serial, style);
  return textCell(ref, new Date(days * DAY_MS).toISOString().slice(0, 19));
}

function numberCell(ref: string, value: number, style: number): string {
  return `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
}
