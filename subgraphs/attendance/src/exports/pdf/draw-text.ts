import type { PdfFont } from "./pdf-font.ts";
import { type PlacedGlyph, type ShapedLine, shapeLine } from "./shape-line.ts";

/** Where text stands within a box. */
export type Align = "LEFT" | "RIGHT" | "CENTER";

/** A box on a page, in points from the lower left corner. */
export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const PADDING = 1.5;
const MOST_KEPT = 5000;
/** A mark that stands less higher than its letter stays where it is, in thousandths: nobody sees it. */
const SEEN = 40;
const kept = new Map<string, ShapedLine>();

/** The commands that draw a line of text into a box. What is too wide is made smaller: nothing is cut off. */
export function drawText(
  font: PdfFont,
  text: string,
  box: TextBox,
  given: { readonly size: number; readonly align: Align },
) {
  if (text === "") return "";
  const line = shape(text);
  const room = box.width - 2 * PADDING;
  const size = Math.min(given.size, (room / line.width) * 1000);
  const free = room - (line.width * size) / 1000;
  const shift = { LEFT: 0, CENTER: free / 2, RIGHT: free }[given.align];
  const at = `${toNumber(box.x + PADDING + shift)} ${toNumber(box.y)}`;
  return `BT /F1 ${toNumber(size)} Tf 1 0 0 1 ${at} Tm ${toShow(font, line.glyphs, size)} ET\n`;
}

function shape(text: string): ShapedLine {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const line = shapeLine(text);
  kept.set(text, line);
  return line;
}

/** One command shows the line, so that whoever reads it finds its letters together; marks that stand higher have one of their own. */
function toShow(font: PdfFont, glyphs: readonly PlacedGlyph[], size: number): string {
  let shown = "[";
  let isRaised = false;
  for (const glyph of glyphs) {
    const rise = Math.abs(glyph.yOffset) < SEEN ? 0 : glyph.yOffset;
    if (rise !== 0 || isRaised) shown += `] TJ ${toNumber((rise * size) / 1000)} Ts [`;
    isRaised = rise !== 0;
    if (glyph.xOffset !== 0) shown += toNumber(-glyph.xOffset);
    shown += `<${font.toCode(glyph)}>`;
    const rest = Math.round(glyph.width) + glyph.xOffset - glyph.advance;
    if (Math.abs(rest) > 0.5) shown += toNumber(rest);
  }
  return `${shown}] TJ${isRaised ? " 0 Ts" : ""}`;
}

/** A number with at most two decimals. */
export function toNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
