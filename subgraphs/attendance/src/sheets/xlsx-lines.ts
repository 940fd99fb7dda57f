import { SaxesParser, type SaxesTagPlain } from "saxes";
import { fromSafeText } from "./safe-text.ts";
import { describeTooMany, MAX_LINES, type SheetLine, type SheetLines } from "./sheet-lines.ts";
import { type Archive, ArchiveError, openArchive } from "./xlsx-archive.ts";
import { type NumberMeaning, toMeaning, toNumberText } from "./xlsx-formats.ts";

/** Reads the first sheet of an XLSX workbook, piece by piece, so that others have their turn. */
export async function readXlsxLines(bytes: Buffer): Promise<SheetLines> {
  try {
    const archive = await openArchive(bytes);
    const { path, is1904 } = await readWorkbook(archive);
    const terms = { strings: await readStrings(archive), meanings: await readMeanings(archive), is1904 };
    return { kind: "LINES", lines: await readRows(archive, path, terms) };
  } catch (error) {
    if (error instanceof ArchiveError) return { kind: "FAULT", message: error.message };
    throw error;
  }
}

/** What is heard of a file: tags by their names without prefix, and the text of those that hold text. */
interface XmlListener {
  readonly onOpen?: (name: string, attributes: SaxesTagPlain["attributes"]) => void;
  readonly onText?: (text: string) => void;
  readonly onClose?: (name: string) => void;
}

/** @throws {ArchiveError} for a file that is missing or no XML; entities beside those of XML itself are none. */
async function readXml(archive: Archive, path: string, listener: XmlListener): Promise<void> {
  const pieces = archive.read(path);
  if (pieces === undefined) throw new ArchiveError(`the workbook has no ${path}`);
  const parser = new SaxesParser();
  const toLocal = (name: string) => name.slice(name.indexOf(":") + 1);
  parser.on("error", (cause) => {
    throw new ArchiveError(`the workbook is damaged at ${path}`, { cause });
  });
  parser.on("opentag", ({ name, attributes }) => listener.onOpen?.(toLocal(name), attributes));
  parser.on("text", (text) => listener.onText?.(text));
  parser.on("cdata", (text) => listener.onText?.(text));
  parser.on("closetag", ({ name }) => listener.onClose?.(toLocal(name)));
  for await (const piece of pieces) parser.write(piece);
  parser.close();
}

async function readWorkbook(archive: Archive): Promise<{ readonly path: string; readonly is1904: boolean }> {
  let relation: string | undefined;
  let is1904 = false;
  await readXml(archive, "xl/workbook.xml", {
    onOpen: (name, attributes) => {
      if (name === "sheet") relation ??= attributes["r:id"];
      if (name === "workbookPr") is1904 = ["1", "true"].includes(attributes["date1904"] ?? "");
    },
  });
  let target: string | undefined;
  await readXml(archive, "xl/_rels/workbook.xml.rels", {
    onOpen: (_name, { Id, Target }) => {
      if (Id === relation) target ??= Target;
    },
  });
  if (relation === undefined || target === undefined) throw new ArchiveError("the workbook has no sheet");
  return { path: target.startsWith("/") ? target.slice(1) : `xl/${target}`, is1904 };
}

/** Texts that cells name by number. */
async function readStrings(archive: Archive): Promise<readonly string[]> {
  if (archive.read("xl/sharedStrings.xml") === undefined) return [];
  const strings: string[] = [];
  const text = createTextListener("si", (whole) => void strings.push(whole));
  await readXml(archive, "xl/sharedStrings.xml", text);
  return strings;
}

/** Gathers the `t` within each of some tags, readings of characters aside. */
function createTextListener(tag: string, onWhole: (text: string) => void): Required<XmlListener> {
  let whole = "";
  let isText = false;
  let isReading = false;
  return {
    onOpen: (name) => {
      if (name === tag) whole = "";
      if (name === "rPh") isReading = true;
      if (name === "t") isText = true;
    },
    onText: (text) => {
      if (isText && !isReading) whole += text;
    },
    onClose: (name) => {
      if (name === "t") isText = false;
      if (name === "rPh") isReading = false;
      if (name === tag) onWhole(whole);
    },
  };
}

/** What numbers mean, by the style of their cells. */
async function readMeanings(archive: Archive): Promise<readonly NumberMeaning[]> {
  if (archive.read("xl/styles.xml") === undefined) return [];
  const codes = new Map<number, string>();
  const meanings: NumberMeaning[] = [];
  let isOfCells = false;
  await readXml(archive, "xl/styles.xml", {
    onOpen: (name, { numFmtId, formatCode }) => {
      if (name === "numFmt") codes.set(Number(numFmtId), formatCode ?? "");
      if (name === "cellXfs") isOfCells = true;
      if (name === "xf" && isOfCells) meanings.push(toMeaning(Number(numFmtId), codes.get(Number(numFmtId))));
    },
    onClose: (name) => {
      if (name === "cellXfs") isOfCells = false;
    },
  });
  return meanings;
}

interface CellTerms {
  readonly strings: readonly string[];
  readonly meanings: readonly NumberMeaning[];
  readonly is1904: boolean;
}

const MAX_COLUMNS = 200;

async function readRows(archive: Archive, path: string, terms: CellTerms): Promise<readonly SheetLine[]> {
  const lines: SheetLine[] = [];
  let line = 0;
  let cells: string[] = [];
  let cell: { readonly column: number; readonly attributes: SaxesTagPlain["attributes"]; text: string } | undefined;
  let isValue = false;
  const inline = createTextListener("is", (text) => {
    if (cell) cell.text = text;
  });
  await readXml(archive, path, {
    onOpen: (name, attributes) => {
      inline.onOpen(name, attributes);
      if (name === "row") [line, cells] = [Number(attributes["r"] ?? line + 1), []];
      if (name === "c") cell = { column: toColumn(attributes["r"]) ?? cells.length, attributes, text: "" };
      if (name === "v") isValue = true;
    },
    onText: (text) => {
      inline.onText(text);
      if (isValue && cell) cell.text += text;
    },
    onClose: (name) => {
      inline.onClose(name);
      if (name === "v") isValue = false;
      if (name === "c" && cell && cell.column < MAX_COLUMNS) {
        while (cells.length < cell.column) cells.push("");
        cells[cell.column] = fromSafeText(toCellText(cell.text, cell.attributes, terms).trim());
      }
      if (name === "row" && cells.some((each) => each !== "")) lines.push({ line, cells });
      if (lines.length > MAX_LINES + 1) throw new ArchiveError(describeTooMany(MAX_LINES));
    },
  });
  return lines;
}

function toCellText(
  text: string,
  { t = "n", s = "0" }: SaxesTagPlain["attributes"],
  { strings, meanings, is1904 }: CellTerms,
): string {
  if (t === "s") return fromEscapes(strings[Number(text)] ?? "");
  if (t === "d") return text.slice(0, 10);
  return t === "n" ? toNumberText(text, meanings[Number(s)] ?? { kind: "NUMBER" }, is1904) : fromEscapes(text);
}

/** What stands in a text for a character that is written otherwise. Source: ECMA-376 part 1, 22.9.2.19. */
function fromEscapes(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** `BC12` is in the column 54; counted from 0. */
function toColumn(reference: string | undefined): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(reference ?? "") ?? [];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
