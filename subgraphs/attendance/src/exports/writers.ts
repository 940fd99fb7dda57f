import type { ExportFormat } from "../domain/exports/export-words.ts";
import { openCsv } from "./csv/csv-writer.ts";
import { openParquet } from "./parquet/parquet-writer.ts";
import { openPdfSheet } from "./pdf/pdf-writer.ts";
import type { OpenWriter } from "./row-writer.ts";
import { openXlsx } from "./xlsx/xlsx-writer.ts";

const WRITERS: Readonly<Record<ExportFormat, OpenWriter>> = {
  CSV: openCsv,
  XLSX: openXlsx,
  PARQUET: openParquet,
  PDF: openPdfSheet,
};

/** Begins a file in the format of its plan. */
export const openWriter: OpenWriter = (sink, plan) => WRITERS[plan.format](sink, plan);
