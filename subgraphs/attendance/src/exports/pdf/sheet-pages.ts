import type { ExportPlan } from "../../domain/exports/export-plan.ts";
import { drawText, toNumber } from "./draw-text.ts";
import type { PdfFont } from "./pdf-font.ts";
import { LINES, PAGE, type PlacedColumn } from "./sheet-layout.ts";
import { toSheetWords } from "./sheet-words.ts";

/** Light grounds of the cells that somebody looks for. */
const GROUNDS: Readonly<Record<string, string>> = { A: "1 0.85 0.85", "?": "0.88 0.88 0.88", L: "0.88 0.93 1" };
const HEAD_GROUND = "0.93 0.93 0.93";
const { margin, width, height } = PAGE;
const FULL = { x: margin, width: width - 2 * margin } as const;
/** From the lower edge of a line to the foot of its letters. */
const DROP = 4;

/** The commands of one page: heading, table with its own heading, number. Rows are texts, a cell for each column. */
export function drawPage(
  font: PdfFont,
  {
    plan,
    columns,
    rows,
    page,
  }: {
    readonly plan: ExportPlan;
    readonly columns: readonly PlacedColumn[];
    readonly rows: readonly (readonly string[])[];
    readonly page: number;
  },
): string {
  const top = height - margin - LINES.head;
  const names = columns.map(({ column: { name, date, key } }) => (key === "days" && date ? date.slice(8) : name));
  const lines = [names, ...rows].map((cells, nth) => {
    const y = top - (nth + 1) * LINES.row;
    return columns
      .map((column) => drawCell(font, cells[column.index] ?? "", column, { y, isHead: nth === 0 }))
      .join("");
  });
  const { page: word } = toSheetWords(plan.language);
  const foot = { x: margin, y: margin, width: FULL.width / 2 };
  const number = drawText(font, `${word} ${page}`, foot, { size: LINES.size, align: "RIGHT" });
  return `0.5 w 0.7 G\n/Head Do\n/Total Do\n${lines.join("")}${number}`;
}

function drawCell(
  font: PdfFont,
  text: string,
  { x, width: wide, align, column }: PlacedColumn,
  { y, isHead }: { readonly y: number; readonly isHead: boolean },
): string {
  const box = `${toNumber(x)} ${toNumber(y)} ${toNumber(wide)} ${LINES.row} re`;
  const ground = isHead ? HEAD_GROUND : column.isPerDate === true ? GROUNDS[text] : undefined;
  const fill = ground === undefined ? "" : `${ground} rg ${box} f 0 g\n`;
  const at = { x, y: y + DROP, width: wide };
  return `${fill}${box} S\n${drawText(font, text, at, { size: LINES.size, align: isHead ? "CENTER" : align })}`;
}

/** What stands above the table of every page, written when all of it is known. */
export function drawHead(
  font: PdfFont,
  plan: ExportPlan,
  facts: readonly string[],
  warnings: readonly string[],
): string {
  const { title, legend } = toSheetWords(plan.language);
  const align = plan.language === "AR" ? "RIGHT" : "LEFT";
  const [head = "", ...rest] = facts;
  const lines: readonly (readonly [text: string, size: number])[] = [
    [`${title} \u{2066}${plan.month ?? ""}\u{2069} - ${head}`, 11],
    [rest.join(" | "), LINES.size],
    [legend.join("   "), LINES.size],
    [warnings.join(" | "), LINES.size],
  ];
  const drawn = lines.map(([text, size], nth) => {
    const y = height - margin - 10 - nth * 10;
    const red = nth === 3 ? "0.7 0 0 rg " : "";
    return `${red}${drawText(font, text, { ...FULL, y }, { size, align })}`;
  });
  return `q\n${drawn.join("")}Q\n`;
}

/** How many pages there are, beside the number of each. */
export function drawTotal(font: PdfFont, pages: number): string {
  const box = { x: margin + FULL.width / 2, y: margin, width: FULL.width / 2 };
  return drawText(font, `/ ${pages}`, box, { size: LINES.size, align: "LEFT" });
}
