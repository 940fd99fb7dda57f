import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ExportInput, planExport } from "../../../subgraphs/attendance/src/domain/exports/export-plan.ts";
import type { Missing } from "../../../subgraphs/attendance/src/domain/exports/export-job.ts";
import type { Row } from "../../../subgraphs/attendance/src/domain/exports/export-words.ts";
import { readRow } from "../../../subgraphs/attendance/src/domain/exports/read-row.ts";
import { openFileSink } from "../../../subgraphs/attendance/src/exports/file-sink.ts";
import { openWriter } from "../../../subgraphs/attendance/src/exports/writers.ts";

/** Writes a file of rows as the graph gives them, and reads its bytes. */
export async function writeExport(
  input: ExportInput,
  nodes: readonly unknown[],
  missing: readonly Missing[] = [],
): Promise<{ readonly bytes: Buffer; readonly rows: readonly Row[] }> {
  const dir = mkdtempSync(join(tmpdir(), "bf-export-file-"));
  try {
    const path = join(dir, "file");
    const plan = planExport(input);
    const sink = await openFileSink(path, 100_000_000);
    const writer = await openWriter(sink, plan);
    const rows = nodes.map((node) => readRow(node, plan.columns, plan.timeZone));
    for (let at = 0; at < rows.length; at += 500) await writer.write(rows.slice(at, at + 500));
    await writer.end({
      ...{ askedBy: "Huda", organisation: "Example", madeAt: "2026-11-26T12:00:00.000Z", asked: JSON.stringify(input) },
      link: "https://bio.example/attendance?month=2026-11",
      rows: rows.length,
      rowsSha256: "5ha",
      missing,
      asOf: [{ placeId: "riyadh", name: "Riyadh", asOf: "2026-11-26T11:59:00.000Z" }],
    });
    await sink.close();
    return { bytes: readFileSync(path), rows };
  } finally {
    rmSync(dir, { recursive: true });
  }
}
