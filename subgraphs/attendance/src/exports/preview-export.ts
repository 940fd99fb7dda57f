import { type ExportInput, planExport } from "../domain/exports/export-plan.ts";
import { createHours } from "../domain/exports/hours.ts";
import { readRow } from "../domain/exports/read-row.ts";
import type { Asker, AskRouter } from "./ask-router.ts";
import { toPlainCell } from "./csv/csv-writer.ts";

/** The first rows of a file, as it would have them. */
export interface ExportPreview {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly rowsExpected: number | undefined;
}

const ROWS = 5;
const DEADLINE_MS = 20_000;

/** Reads the first rows of a file that nobody asked for yet. @throws {ExportInputError}, {ExportFault} */
export async function previewExport(ask: AskRouter, input: ExportInput, asker: Asker): Promise<ExportPreview> {
  const { columns, question, timeZone, hoursFormat } = planExport(input);
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const first = { ...question, pageRows: ROWS };
  const page = await ask(first, { after: undefined, isFirst: true }, { asker, signal });
  const hours = columns.map(() => createHours(hoursFormat));
  const rows = page.nodes.slice(0, ROWS).map((node) =>
    readRow(node, columns, timeZone).map((cell, index) => {
      return toPlainCell(cell, columns[index]?.type ?? "TEXT", hours[index] ?? String);
    }),
  );
  return { columns: columns.map(({ name }) => name), rows, rowsExpected: page.total };
}
