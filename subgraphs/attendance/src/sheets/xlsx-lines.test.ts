import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { toZip, type ZipMember } from "./test-zip.ts";
import { readSheet } from "./read-sheet.ts";

const WORKBOOK = `<?xml version="1.0"?><workbook xmlns="m" xmlns:r="r"><workbookPr/><sheets>
  <sheet name="People" sheetId="1" r:id="rId7"/><sheet name="Other" sheetId="2" r:id="rId8"/></sheets></workbook>`;
const RELATIONS = `<Relationships><Relationship Id="rId8" Target="worksheets/sheet1.xml"/>
  <Relationship Id="rId7" Target="worksheets/sheet2.xml"/></Relationships>`;
const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/>
  <numFmt numFmtId="166" formatCode="&quot;day &quot;0"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="166"/></cellXfs></styleSheet>`;
const STRINGS = `<sst><si><t>pin</t></si><si><r><t>سا</t></r><r><t>رة &amp; </t></r><rPh><t>reading</t></rPh></si></sst>`;

/** A workbook whose named sheet has these rows, and whatever is different of it. */
function toWorkbook(rows: string, other: readonly ZipMember[] = []): Buffer {
  const members: readonly ZipMember[] = [
    { name: "xl/workbook.xml", content: WORKBOOK },
    { name: "xl/_rels/workbook.xml.rels", content: RELATIONS },
    { name: "xl/styles.xml", content: STYLES },
    { name: "xl/sharedStrings.xml", content: STRINGS },
    { name: "xl/worksheets/sheet2.xml", content: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
  ];
  const changed = new Set(other.map(({ name }) => name));
  return toZip([...members.filter(({ name }) => !changed.has(name)), ...other]);
}
const cell = (content: string) => `<row r="3"><c r="B3" ${content}</c></row>`;
const read = async (rows: string, other?: readonly ZipMember[]) => readSheet(toWorkbook(rows, other));

describe("a workbook", () => {
  it("gives the first sheet by its order, with the lines and columns that people see", async () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>name</t></is></c></row>
      <row r="5"><c t="s"><v>1</v></c><c r="AA5"><v>7</v></c></row><row r="6"><c r="A6"/></row>`;
    expect(await read(rows)).toEqual({
      kind: "LINES",
      lines: [
        { line: 1, cells: ["pin", "", "name"] },
        { line: 5, cells: ["سارة &", ...Array.from({ length: 25 }, () => ""), "7"] },
      ],
    });
  });

  it.each([
    ["text with zeros in front", 't="inlineStr"><is><t>007</t></is>', "007"],
    ["a number", "><v>7</v>", "7"],
    ["a number that is shown with zeros in front", 's="1"><v>7</v>', "00007"],
    ["a large number", "><v>1.234567E9</v>", "1234567000"],
    ["a date in a format of the workbook", 's="2"><v>46053</v>', "2026-01-31"],
    ["a date in a format that every workbook has", 's="3"><v>46053.75</v>', "2026-01-31"],
    ["a number with a word about days", 's="4"><v>46053</v>', "46053"],
    ["a date as text", 't="d"><v>2026-01-31T00:00:00</v>', "2026-01-31"],
    ["the result of a formula", 't="str"><f>A1</f><v>Sara</v>', "Sara"],
    ["text that was kept from being a formula", 't="inlineStr"><is><t>\'=x</t></is>', "=x"],
  ])("reads %s", async (_what, content, expected) => {
    expect(await read(cell(content))).toEqual({ kind: "LINES", lines: [{ line: 3, cells: ["", expected] }] });
  });

  it("counts days from 1904 where it says so", async () => {
    const content = WORKBOOK.replace("<workbookPr/>", '<workbookPr date1904="1"/>');
    expect(await read(cell('s="3"><v>44591</v>'), [{ name: "xl/workbook.xml", content }])).toMatchObject({
      lines: [{ cells: ["", "2026-01-31"] }],
    });
  });
});

describe("a file that is no workbook of ours", () => {
  const bomb = Buffer.alloc(65 * 1024 * 1024, 32);
  const sheet = "xl/worksheets/sheet2.xml";
  it.each<[string, Buffer, string]>([
    ["no archive", Buffer.concat([Buffer.from("PK"), randomBytes(100)]), "no XLSX workbook"],
    ["another archive", toZip([{ name: "a", content: "b" }]), "has no xl/workbook.xml"],
    ["damaged XML", toWorkbook("<row></c>"), `damaged at ${sheet}`],
    ["entities", toWorkbook("", [{ name: sheet, content: '<!DOCTYPE x [<!ENTITY a "aa">]><w>&a;</w>' }]), "damaged"],
    ["more than it may unpack to", toWorkbook("", [{ name: sheet, content: bomb }]), "more than 64 MB"],
    ["more than it says", toWorkbook("", [{ name: sheet, content: bomb, declaredBytes: 10 }]), `damaged at ${sheet}`],
    ["too many files", toZip(Array.from({ length: 501 }, (_file, n) => ({ name: `${n}`, content: "" }))), "too many"],
    ["too many lines", toWorkbook("<row><c><v>1</v></c></row>".repeat(50_002)), "at most 50000 lines"],
  ])("is refused: %s", async (_what, bytes, message) => {
    expect(await readSheet(bytes)).toEqual({ kind: "FAULT", message: expect.stringContaining(message) });
  });

  it("leaves others their turn while it is read", async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    await read("<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(40_000));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);
  });
});
