import type { ExportLanguage } from "../../domain/exports/export-words.ts";
import { toXmlText, XML_HEAD } from "./xml.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The parts of a workbook beside its sheets, by name. Source: ECMA-376 part 2. */
export function listWorkbookParts(sheetNames: readonly string[]): readonly (readonly [name: string, xml: string])[] {
  const numbers = sheetNames.map((_name, index) => index + 1);
  const overrides = numbers.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  );
  const sheets = sheetNames.map((name, index) => {
    const id = index + 1;
    return `<sheet name="${toXmlText(name)}" sheetId="${id}" r:id="rId${id}"/>`;
  });
  const links = numbers.map(
    (n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  return [
    [
      "[Content_Types].xml",
      `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${overrides.join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}<Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
  ];
}

/** What stands in a sheet before its rows; `frozen` rows stay in sight. */
export function toSheetHead(options: {
  readonly language: ExportLanguage;
  readonly widths: readonly number[];
  readonly frozen: number;
}): string {
  const { language, widths, frozen } = options;
  const direction = language === "AR" ? ' rightToLeft="1"' : "";
  const pane =
    frozen === 0
      ? ""
      : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${direction}>${pane}</sheetView></sheetViews><cols>${cols.join("")}</cols><sheetData>\n`;
}

/** What stands after them; `filtered` is the range over which a spreadsheet offers filters. */
export function toSheetEnd(filtered: string | undefined): string {
  return `</sheetData>${filtered === undefined ? "" : `<autoFilter ref="${filtered}"/>`}</worksheet>`;
}
