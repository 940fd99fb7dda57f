import { parseDay } from "@biometricflow/rules/local-time";
import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { ColumnType, ExportColumn } from "../../domain/exports/column.ts";
import type { Cell, Row } from "../../domain/exports/export-words.ts";
import { listAbout } from "../about-words.ts";
import type { FileSink } from "../file-sink.ts";
import type { OpenWriter } from "../row-writer.ts";

const TEXT = { type: "BYTE_ARRAY", converted_type: "UTF8" } as const;
const WHOLE = { type: "INT32" } as const;
const TYPES: Readonly<Record<ColumnType, Pick<SchemaElement, "type" | "converted_type">>> = {
  ID: TEXT,
  TEXT,
  CODE: TEXT,
  CODES: TEXT,
  DATE: { type: "INT32", converted_type: "DATE" },
  INSTANT: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
  MINUTES: WHOLE,
  INTEGER: WHOLE,
  NUMBER: { type: "DOUBLE" },
  FLAG: { type: "BOOLEAN" },
};
/** Of a row group: all that is held at once. */
const GROUP_ROWS = 5_000;

/**
 * Writes Parquet for analysts: columns by their keys (or the names that were asked for), instants in UTC, durations in whole
 * minutes, dates as dates. What the file is of and what is missing from it stands in its metadata.
 */
export const openParquet: OpenWriter = async (sink, plan) => {
  const { columns } = plan;
  const names = toNames(columns);
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema: toSchema(columns, names), createdBy: "BiometricFlow-ZK" });
  let held: Row[] = [];
  const writeGroup = async (rows: readonly Row[]) => {
    const columnData = columns.map((column, index) => ({
      name: names[index] ?? column.key,
      data: rows.map((row) => toValue(row[index] ?? null, column.type)),
      offsetIndex: false,
    }));
    await file.write({ columnData, rowGroupSize: GROUP_ROWS });
    await drain(bytes, sink);
  };
  return {
    write: async (rows) => {
      held.push(...rows);
      if (held.length < GROUP_ROWS) return;
      const full = held;
      held = [];
      await writeGroup(full);
    },
    end: async (about) => {
      if (held.length > 0) await writeGroup(held);
      file.kvMetadata = listAbout(about, plan).map(([key, value]) => ({ key, value }));
      await file.finish();
      await drain(bytes, sink);
    },
  };
};

/** Empties what was written so far; the offsets go on. */
async function drain(bytes: ByteWriter, sink: FileSink): Promise<void> {
  const piece = bytes.getBytes().slice();
  bytes.index = 0;
  await sink.write(piece);
}

function toSchema(columns: readonly ExportColumn[], names: readonly string[]): SchemaElement[] {
  const fields = columns.map(
    ({ key, type }, index): SchemaElement => ({
      name: names[index] ?? key,
      repetition_type: "OPTIONAL",
      ...TYPES[type],
    }),
  );
  return [{ name: "root", num_children: fields.length }, ...fields];
}

/** A name that somebody chose, else the key; no two are equal. */
function toNames(columns: readonly ExportColumn[]): readonly string[] {
  const seen = new Map<string, number>();
  return columns.map(({ key, name, names, date }) => {
    const isUsual = name === names.EN || name === names.AR || date !== undefined;
    const own = isUsual ? [key, date].filter((part) => part !== undefined).join("_") : name;
    const nth = (seen.get(own) ?? 0) + 1;
    seen.set(own, nth);
    return nth === 1 ? own : `${own}_${nth}`;
  });
}

function toValue(cell: Cell, type: ColumnType): string | number | boolean | Date | null {
  if (cell !== null && typeof cell === "object") return new Date(cell.ms);
  return type === "DATE" && typeof cell === "string" ? parseDay(cell) : cell;
}
