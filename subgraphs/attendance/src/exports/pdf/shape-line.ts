import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import bidiFactory, { type Bidi } from "bidi-js";
import * as fontkit from "fontkit";

/** A glyph of a line, in thousandths of the font's size. */
export interface PlacedGlyph {
  /** In the font's file. */
  readonly id: number;
  /** The text that it stands for; of a ligature, its leftmost letter alone. */
  readonly text: string;
  /** Of the glyph by itself, or its share of a ligature. */
  readonly width: number;
  /** To the next one. */
  readonly advance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** A line of text as it is printed, from left to right. */
export interface ShapedLine {
  readonly glyphs: readonly PlacedGlyph[];
  readonly width: number;
}

/** The product's font; it has Arabic and Latin letters in one file. */
export const FONT = openFont();
/** From the font's units to thousandths. */
const SCALE = 1000 / FONT.unitsPerEm;
const bidi = openBidi();
const BLANK = FONT.glyphForCodePoint(32).id;
/** Stands where the font has no letter: a place that is seen to be one; the text is the letter's still. */
const UNKNOWN = FONT.glyphForCodePoint(0x3f);
const SCRIPT = { RTL: "arab", LTR: "latn" } as const;

/** The package's only export is the function itself; its types speak of it as of a default export. */
function openBidi(): Bidi {
  const factory: unknown = bidiFactory;
  if (typeof factory !== "function") throw new TypeError("bidi-js is no function");
  return factory();
}

function openFont(): fontkit.Font {
  const path = fileURLToPath(import.meta.resolve("vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf"));
  const font = fontkit.create(readFileSync(path));
  if (!("unitsPerEm" in font)) throw new TypeError("a collection of fonts is no font");
  return font;
}

/**
 * Shapes a line: its runs stand in the order in which they are seen (Unicode Bidirectional Algorithm), letters are joined.
 * Whoever reads the file from left to right and turns what is written from right to left gets the text again, letter by letter:
 * of a ligature the letters after the first have glyphs of their own, blank, and each its share of the width.
 */
export function shapeLine(text: string): ShapedLine {
  const levels = bidi.getEmbeddingLevels(text, "auto");
  const glyphs = listRuns(levels.levels)
    .toSorted((left, right) => left.start - right.start)
    .map((run) => ({ ...run, glyphs: shapeRun(text.slice(run.start, run.end), run.level % 2 === 1) }));
  const seen = toSeenOrder(glyphs).flatMap((run) => run.glyphs);
  return { glyphs: seen, width: seen.reduce((sum, { advance }) => sum + advance, 0) };
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

function listRuns(levels: Uint8Array): readonly Run[] {
  const starts = [...levels.keys()].filter((index) => index === 0 || levels[index] !== levels[index - 1]);
  return starts.map((start, nth) => ({ start, end: starts[nth + 1] ?? levels.length, level: levels[start] ?? 0 }));
}

/** Rule L2 of the algorithm: from the highest level to the lowest odd one, each stretch of runs is turned round. */
function toSeenOrder<T extends Run>(runs: readonly T[]): readonly T[] {
  const seen = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < seen.length; from++) {
      let to = from;
      while (to < seen.length && (seen[to]?.level ?? 0) >= level) to++;
      seen.splice(from, to - from, ...seen.slice(from, to).toReversed());
      from = Math.max(from, to);
    }
  }
  return seen;
}

function shapeRun(given: string, isRtl: boolean): readonly PlacedGlyph[] {
  const letters = Array.from(given).filter((letter) => !ISOLATES.has(letter));
  const shown = isRtl ? letters.map((it) => bidi.getMirroredCharacter(it) ?? it) : letters;
  const script = isRtl ? SCRIPT.RTL : SCRIPT.LTR;
  const { glyphs, positions } = FONT.layout(shown.join(""), undefined, script, undefined, isRtl ? "rtl" : "ltr");
  const written = shareLetters(glyphs, isRtl ? letters.toReversed() : letters);
  return glyphs.flatMap((glyph, index) => {
    const { id, advanceWidth } = glyph.id === 0 ? UNKNOWN : glyph;
    const at = positions[index];
    const own = written[index] ?? [];
    const parts = Math.max(1, own.length);
    const xOffset = (at?.xOffset ?? 0) * SCALE;
    const yOffset = (at?.yOffset ?? 0) * SCALE;
    const width = (advanceWidth * SCALE) / parts;
    const kerned = ((at?.xAdvance ?? glyph.advanceWidth) - glyph.advanceWidth) * SCALE;
    const placed = { id, text: own[0] ?? "", width, advance: width + kerned, xOffset, yOffset };
    const blanks = own.slice(1).map((text) => ({ id: BLANK, text, width, advance: width, xOffset: 0, yOffset: 0 }));
    return [placed, ...blanks];
  });
}

/** What keeps parts of a line apart and is never seen. */
const ISOLATES: ReadonlySet<string> = new Set(["\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}"]);

/**
 * The letters of each glyph, both from left to right. How many a glyph has, the font says; which, it may have forgotten: it keeps
 * one glyph for all letters that look alike.
 */
function shareLetters(
  glyphs: readonly { readonly codePoints: readonly number[] }[],
  letters: readonly string[],
): readonly (readonly string[])[] {
  let at = 0;
  return glyphs.map(({ codePoints }, index) => {
    const from = at;
    at = index === glyphs.length - 1 ? letters.length : at + codePoints.length;
    return letters.slice(from, at);
  });
}
