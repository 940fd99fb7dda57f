import { readWord } from "./words.ts";

/** A longer text has its NUL behind the bytes by which it is found again: it is made anew each time. */
const MOST_CHARACTERS = 11;
const [SECOND_WORD, THIRD_WORD] = [4, 8];
const PLACES = 4_096;

/**
 * The texts of plain ASCII that were made last, found by the first twelve bytes of their fields: a log of 100,000 rows names a
 * few hundred people, and to make each row a text of its own costs more than all the rest of it. Where two texts have one place,
 * the later has it.
 *
 * Plain ASCII is the same in each encoding: all readers share them.
 */
const firstWords = new Uint32Array(PLACES);
const secondWords = new Uint32Array(PLACES);
const thirdWords = new Uint32Array(PLACES);
const texts = Array.from({ length: PLACES }, () => "");

/** The text of the field at `offset`, up to its first NUL; `undefined` where it was not kept. The field has twelve bytes at least. */
export function findPlainText(bytes: Buffer, offset: number): string | undefined {
  const first = readWord(bytes, offset);
  const second = readWord(bytes, offset + SECOND_WORD);
  const third = readWord(bytes, offset + THIRD_WORD);
  const place = toPlace(first, second, third);
  const isKept = firstWords[place] === first && secondWords[place] === second && thirdWords[place] === third;
  return isKept ? texts[place] : undefined;
}

/** Keeps the text of a field, if it is short. */
export function keepPlainText(bytes: Buffer, offset: number, text: string): void {
  if (text.length > MOST_CHARACTERS) return;
  const first = readWord(bytes, offset);
  const second = readWord(bytes, offset + SECOND_WORD);
  const third = readWord(bytes, offset + THIRD_WORD);
  const place = toPlace(first, second, third);
  firstWords[place] = first;
  secondWords[place] = second;
  thirdWords[place] = third;
  texts[place] = text;
}

function toPlace(first: number, second: number, third: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x9e37_79b1) ^ Math.imul(third, 0x27d4_eb2f), 0x85eb_ca6b);
  return (Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35) >>> 16) & (PLACES - 1);
}
