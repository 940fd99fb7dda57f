import type { PdfFile } from "./pdf-file.ts";
import { FONT, type PlacedGlyph } from "./shape-line.ts";

/** The font of a file: of the glyphs that were used, each as often as it stands for other text. */
export interface PdfFont {
  /** The object to be named as the font. */
  readonly id: number;
  /** Four hex digits that stand for a glyph. */
  readonly toCode: (glyph: PlacedGlyph) => string;
  /** Writes the font, when every glyph is known. */
  readonly write: () => Promise<void>;
}

interface Used {
  /** In the font of the file. */
  readonly subsetId: number;
  readonly text: string;
  readonly width: number;
}

const NAME = "BFEXPT+Vazirmatn-Regular";

/** Begins the font of a file. Source: ISO 32000-1, 9.7 and 9.10.3. */
export function createPdfFont(file: PdfFile): PdfFont {
  const id = file.reserve();
  const subset = FONT.createSubset();
  const codes = new Map<string, number>();
  const subsetIds = new Map([[0, 0]]); // a subset numbers glyphs as they come; 0 is in every one
  const used: Used[] = [];
  return {
    id,
    toCode: (glyph) => {
      const key = `${glyph.id} ${glyph.width} ${glyph.text}`;
      const known = codes.get(key);
      if (known !== undefined) return toHex(known);
      const subsetId = subsetIds.get(glyph.id) ?? subsetIds.size;
      subsetIds.set(glyph.id, subsetId);
      subset.includeGlyph(FONT.getGlyph(glyph.id));
      const { text, width } = glyph;
      const code = used.push({ subsetId, text, width });
      codes.set(key, code);
      return toHex(code);
    },
    write: () => writeFont(file, id, { program: subset.encode(), used }),
  };
}

async function writeFont(
  file: PdfFile,
  id: number,
  { program, used }: { readonly program: Uint8Array; readonly used: readonly Used[] },
): Promise<void> {
  const [cidFont, descriptor, fontFile, glyphMap, texts] = [1, 2, 3, 4, 5].map(() => file.reserve());
  const type0 = `<< /Type /Font /Subtype /Type0 /BaseFont /${NAME} /Encoding /Identity-H`;
  await file.writeObject(id, `${type0} /DescendantFonts [${cidFont} 0 R] /ToUnicode ${texts} 0 R >>`);
  const widths = used.map(({ width }) => Math.round(width)).join(" ");
  const info = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>";
  const font = `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${NAME} ${info} /FontDescriptor ${descriptor} 0 R`;
  await file.writeObject(cidFont ?? 0, `${font} /DW 1000 /W [1 [${widths}]] /CIDToGIDMap ${glyphMap} 0 R >>`);
  await file.writeObject(descriptor ?? 0, toDescriptor(fontFile ?? 0));
  await file.writeStream(fontFile ?? 0, program, `/Length1 ${program.length}`);
  await file.writeStream(glyphMap ?? 0, toGlyphMap(used));
  await file.writeStream(texts ?? 0, toTexts(used));
}

function toDescriptor(fontFile: number): string {
  const scale = 1000 / FONT.unitsPerEm;
  const { minX, minY, maxX, maxY } = FONT.bbox;
  const box = [minX, minY, maxX, maxY].map((it) => Math.round(it * scale)).join(" ");
  const [ascent, descent, cap] = [FONT.ascent, FONT.descent, FONT.capHeight].map((it) => Math.round(it * scale));
  const metrics = `/FontBBox [${box}] /ItalicAngle 0 /Ascent ${ascent} /Descent ${descent} /CapHeight ${cap} /StemV 80`;
  return `<< /Type /FontDescriptor /FontName /${NAME} /Flags 4 ${metrics} /FontFile2 ${fontFile} 0 R >>`;
}

/** Two bytes for each code: the glyph in the file's own font. */
function toGlyphMap(used: readonly Used[]): Uint8Array {
  const map = Buffer.alloc((used.length + 1) * 2);
  for (const [index, { subsetId }] of used.entries()) map.writeUInt16BE(subsetId, (index + 1) * 2);
  return map;
}

const MOST_LINES = 100;

/** What each code says: text that is copied, searched and read aloud. */
function toTexts(used: readonly Used[]): string {
  const lines = used.flatMap(({ text }, index) => {
    const told = Buffer.from(text, "utf16le").swap16().toString("hex");
    return text === "" ? [] : [`<${toHex(index + 1)}> <${told}>`];
  });
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += MOST_LINES) {
    const block = lines.slice(at, at + MOST_LINES);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${blocks.join("\n")}
endcmap CMapName currentdict /CMap defineresource pop end end`;
}

function toHex(code: number): string {
  return code.toString(16).padStart(4, "0");
}
