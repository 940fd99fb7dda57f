import type { ColumnType, ExportColumn } from "../../domain/exports/column.ts";
import type { Row } from "../../domain/exports/export-words.ts";
import { createHours } from "../../domain/exports/hours.ts";
import { listAbout } from "../about-words.ts";
import type { About, OpenWriter } from "../row-writer.ts";
import { type CellWriter, textCell, toColumnLetters, toXlsxCell } from "./cells.ts";
import { listWorkbookParts, toSheetEnd, toSheetHead } from "./parts.ts";
import { STYLES, toStylesPart } from "./styles.ts";
import { openZip } from "./zip-file.ts";

const SHEET_NAMES = { EN: ["Rows", "About"], AR: ["البيانات", "حول الملف"] } as const;
const ABOUT_WIDTHS = [28, 100];
const WIDTHS: Readonly<Partial<Record<ColumnType, number>>> = { TEXT: 26, ID: 16, CODES: 24, INSTANT: 20, DATE: 12 };
const OTHER_WIDTH = 13;

/**
 * Writes a workbook: a sheet of rows, written as they come, and one that says of what and of when they are. Texts are text
 * whatever they look like; dates, instants (as people read them in their zone) and durations are numbers with a format.
 */
export const openXlsx: OpenWriter = async (sink, plan) => {
  const { columns, hoursFormat, language } = plan;
  const writers = columns.map(({ type }): CellWriter => ({ type, hoursFormat, writeHours: createHours(hoursFormat) }));
  const letters = columns.map((_column, index) => toColumnLetters(index));
  const toCells = (row: Row, number: number) =>
    row.map((cell, index) => {
      const writer = writers[index];
      return writer === undefined ? "" : toXlsxCell(`${letters[index]}${number}`, cell, writer);
    });
  const zip = openZip(sink);
  let rowNumber = 1;
  zip.begin("xl/worksheets/sheet1.xml");
  await zip.write(toSheetHead({ language, widths: columns.map(toWidth), frozen: 1 }));
  await zip.write(
    toRow(
      1,
      columns.map(({ name }, index) => textCell(`${letters[index]}1`, name, STYLES.heading)),
    ),
  );
  return {
    write: async (rows) => {
      const lines = rows.map((row) => toRow(++rowNumber, toCells(row, rowNumber)));
      await zip.write(lines.join(""));
    },
    end: async (about) => {
      await zip.write(toSheetEnd(`A1:${letters.at(-1)}${rowNumber}`));
      const aboutSheet = ["xl/worksheets/sheet2.xml", toAboutSheet(about, plan)] as const;
      const styles = ["xl/styles.xml", toStylesPart()] as const;
      await zip.end([aboutSheet, styles, ...listWorkbookParts(SHEET_NAMES[language])]);
    },
  };
};

function toAboutSheet(about: About, plan: Parameters<typeof listAbout>[1]): string {
  const rows = listAbout(about, plan).map(([key, value], index) => {
    const number = index + 1;
    return toRow(number, [textCell(`A${number}`, key, STYLES.heading), textCell(`B${number}`, value)]);
  });
  return (
    toSheetHead({ language: plan.language, widths: ABOUT_WIDTHS, frozen: 0 }) + rows.join("") + toSheetEnd(undefined)
  );
}

function toRow(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join("")}</row>\n`;
}

function toWidth({ type, isPerDate }: ExportColumn): number {
  return isPerDate === true ? OTHER_WIDTH : (WIDTHS[type] ?? OTHER_WIDTH);
}
