import { createHash, type Hash } from "node:crypto";
import type { AsOf, ExportFile, Missing } from "../domain/exports/export-job.ts";
import type { ExportPlan } from "../domain/exports/export-plan.ts";
import type { Row } from "../domain/exports/export-words.ts";
import { readRow } from "../domain/exports/read-row.ts";
import { ExportFault } from "./export-fault.ts";
import type { ExportPage } from "./export-pages.ts";
import type { FileSink } from "./file-sink.ts";
import { type PatientOptions, readPatiently } from "./read-patiently.ts";
import type { About, RowWriter } from "./row-writer.ts";

/** What one run is made of. */
export interface ExportRun {
  readonly plan: ExportPlan;
  readonly asking: PatientOptions;
  readonly sink: FileSink;
  readonly writer: RowWriter;
  readonly maxRows: number;
  /** What its file says of itself, before anything is known of the rows. */
  readonly about: Pick<About, "askedBy" | "organisation" | "madeAt" | "asked" | "link">;
  readonly onProgress: (rowsDone: number, rowsExpected: number | undefined) => void;
}

/** Reads page after page and writes each before the next one is asked for. @throws {ExportFault}, what the file system throws */
export async function runExport(run: ExportRun): Promise<ExportFile> {
  const { plan, asking, writer, maxRows, onProgress } = run;
  const hash = createHash("sha256");
  const missing = new Map<string, Missing>();
  let asOf: readonly AsOf[] = [];
  let rowsDone = 0;
  let after: string | undefined;
  for (let isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const known = new Set([...missing.values()].map(({ placeId }) => placeId));
    const page: ExportPage = await readPatiently(asking, plan.question, { after, isFirst, known });
    if (isFirst) asOf = page.asOf;
    for (const it of page.missing) missing.set(`${it.placeId ?? ""} ${it.code}`, it);
    rowsDone += page.nodes.length;
    if (Math.max(rowsDone, page.total ?? 0) > maxRows) throw toTooMany(maxRows);
    const rows = page.nodes.map((node) => readRow(node, plan.columns, plan.timeZone));
    addToHash(hash, rows);
    await writer.write(rows);
    onProgress(rowsDone, page.total);
    after = toNext(page, after);
  }
  const found = { rowsSha256: hash.digest("hex"), missing: [...missing.values()], asOf };
  await writer.end({ ...run.about, ...found, rows: rowsDone });
  return { ...found, rowsDone, ...(await run.sink.close()) };
}

/** A line of JSON for each row: its cells in their order, instants in UTC, durations in minutes. */
function addToHash(hash: Hash, rows: readonly Row[]): void {
  const lines = rows.map((row) => {
    const cells = row.map((cell) =>
      typeof cell === "object" && cell !== null ? new Date(cell.ms).toISOString() : cell,
    );
    return `${JSON.stringify(cells)}\n`;
  });
  hash.update(lines.join(""));
}

/** A page that leads to itself would never end. */
function toNext({ next }: ExportPage, after: string | undefined): string | undefined {
  if (next !== undefined && next === after) throw new ExportFault("INTERNAL_SERVER_ERROR", "A page leads to itself");
  return next;
}

function toTooMany(maxRows: number): ExportFault {
  return new ExportFault("EXPORT_TOO_LARGE", `A file has ${maxRows} rows at most: narrow what you ask for`);
}
