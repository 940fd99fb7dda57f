import { badInput } from "./errors.ts";

/**
 * Names as a reader's firmware writes them: in the one encoding that it was built for.
 */

/** Bytes of a letter in one encoding. */
type Letters = ReadonlyMap<string, Buffer>;

const FIRST_BEYOND_ASCII = 0x80;
const tables = new Map<string, Letters>();

/**
 * Encodes a name, cut to at most `maxBytes` without halving a letter. A name with a letter that the encoding does not have is left
 * empty: nobody could type it on that reader.
 *
 * @throws {SimulatorError} `BAD_USER_INPUT` for an encoding that nobody knows.
 */
export function encodeName(name: string, maxBytes: number, encoding: string): Buffer {
  const letters = encoding === "utf-8" ? undefined : toLetters(encoding);
  const encoded = Array.from(name, (letter) => encodeLetter(letter, letters));
  if (encoded.includes(undefined)) return Buffer.alloc(0);
  let bytes = 0;
  return Buffer.concat(encoded.flatMap((letter) => letter ?? []).filter(({ length }) => (bytes += length) <= maxBytes));
}

/** The label as decoders write it. @throws {SimulatorError} `BAD_USER_INPUT` */
export function checkEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw badInput(`no such encoding: ${label}`); // a RangeError that does not say where
  }
}

function encodeLetter(letter: string, letters: Letters | undefined): Buffer | undefined {
  const code = letter.codePointAt(0) ?? 0;
  return letters === undefined || code < FIRST_BEYOND_ASCII ? Buffer.from(letter) : letters.get(letter);
}

/** What each byte, and each pair of bytes, is as text: turned round. */
function toLetters(encoding: string): Letters {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const letters = new Map<string, Buffer>();
  const learn = (...bytes: readonly number[]): void => {
    const text = decoder.decode(Buffer.from(bytes));
    if (Array.from(text).length === 1 && text !== "\ufffd" && !letters.has(text)) letters.set(text, Buffer.from(bytes));
  };
  for (let first = FIRST_BEYOND_ASCII; first < 0xff; first++) {
    learn(first);
    for (let second = 0x40; second < 0xff; second++) learn(first, second);
  }
  learn(0xff);
  tables.set(encoding, letters);
  return letters;
}
