import type { ExportPlan } from "../../domain/exports/export-plan.ts";
import type { Cell, Row } from "../../domain/exports/export-words.ts";
import { createHours, type WriteHours } from "../../domain/exports/hours.ts";
import { describeMissing } from "../about-words.ts";
import type { About, OpenWriter } from "../row-writer.ts";
import { toLocalIso } from "../zoned-time.ts";
import { openPdf, type PdfFile } from "./pdf-file.ts";
import { createPdfFont } from "./pdf-font.ts";
import { countRows, PAGE, placeColumns } from "./sheet-layout.ts";
import { drawHead, drawPage, drawTotal } from "./sheet-pages.ts";
import { toSheetWords } from "./sheet-words.ts";

/**
 * Writes a month's sheet to be printed: A4 across, with what it is, whose and of when on each page, as on its last one.
 * A page is written when it is full. Text can be copied and searched in every language, in the order in which it is read.
 */
export const openPdfSheet: OpenWriter = async (sink, plan) => {
  const file = await openPdf(sink);
  const [catalog, pages, head, total] = [file.reserve(), file.reserve(), file.reserve(), file.reserve()];
  const font = createPdfFont(file);
  const columns = placeColumns(plan.columns, plan.language === "AR");
  const hours = plan.columns.map(() => createHours(plan.hoursFormat));
  const written: number[] = [];
  let held: (readonly string[])[] = [];
  const writePage = async (rows: readonly (readonly string[])[]) => {
    const [content, page] = [file.reserve(), file.reserve()];
    await file.writeStream(content, drawPage(font, { plan, columns, rows, page: written.push(page) }));
    const parts = `/Font << /F1 ${font.id} 0 R >> /XObject << /Head ${head} 0 R /Total ${total} 0 R >>`;
    const box = `/MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${content} 0 R`;
    await file.writeObject(page, `<< /Type /Page /Parent ${pages} 0 R ${box} /Resources << ${parts} >> >>`);
  };
  return {
    write: async (rows) => {
      held.push(...rows.map((row) => toTexts(row, hours, plan)));
      for (const most = countRows(); held.length >= most; held = held.slice(most)) await writePage(held.slice(0, most));
    },
    end: async (about) => {
      if (held.length > 0 || written.length === 0) await writePage(held);
      const warnings = describeMissing(about.missing, plan.language);
      await writeForm(file, head, font.id, drawHead(font, plan, listFacts(about, plan), warnings));
      await writeForm(file, total, font.id, drawTotal(font, written.length));
      const kids = written.map((id) => `${id} 0 R`).join(" ");
      await file.writeObject(pages, `<< /Type /Pages /Count ${written.length} /Kids [${kids}] >>`);
      await font.write();
      const language = plan.language === "AR" ? "/Lang (ar) /ViewerPreferences << /Direction /R2L >>" : "/Lang (en)";
      await file.writeObject(catalog, `<< /Type /Catalog /Pages ${pages} 0 R ${language} >>`);
      await file.end(catalog);
    },
  };
};

/** What is drawn on every page and written once. */
function writeForm(file: PdfFile, id: number, font: number, content: string): Promise<void> {
  const box = `/BBox [0 0 ${PAGE.width} ${PAGE.height}]`;
  const dictionary = `/Type /XObject /Subtype /Form ${box} /Resources << /Font << /F1 ${font} 0 R >> >>`;
  return file.writeStream(id, content, dictionary);
}

function listFacts(about: About, { language }: Pick<ExportPlan, "language">): readonly string[] {
  const places = about.asOf.map(({ name, asOf }) => `${name}: ${asOf ?? "-"}`);
  const hash = `SHA-256 ${about.rowsSha256.slice(0, 16)}`;
  const { rows } = toSheetWords(language);
  return [about.organisation, about.askedBy, about.madeAt, ...places, `${rows} ${about.rows}`, hash];
}

function toTexts(row: Row, hours: readonly WriteHours[], { columns }: ExportPlan): readonly string[] {
  return row.map((cell, index) => toText(cell, columns[index]?.type === "MINUTES" ? hours[index] : undefined));
}

function toText(cell: Cell, writeHours: WriteHours = String): string {
  if (cell === null) return "";
  if (typeof cell === "object") return toLocalIso(cell);
  return typeof cell === "number" ? writeHours(cell) : String(cell);
}
