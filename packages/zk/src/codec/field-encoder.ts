import { ZkWireError } from "./errors.ts";
import type { FieldDecoder } from "./text.ts";

/** Puts text into the bytes of a reader's encoding. */
export interface FieldEncoder {
  /**
   * As many whole characters as fit into `length` bytes.
   *
   * @throws {ZkWireError} `BAD_TEXT` for a character that the encoding does not have, or that ends a field.
   */
  encode(text: string, length: number): Buffer;
}

const BAD = "\ufffd";
const FIRST_PRINTABLE = 0x20;
const [FIRST_LEAD, LAST_BYTE] = [0x80, 0xff];

/**
 * Creates the encoder that a `TextDecoder` of this label undoes. Platforms decode the encodings of readers (GBK, Windows-1256
 * and others) and encode none but UTF-8: the table is the decoder's, turned round.
 *
 * @param label of the WHATWG Encoding standard; characters of one and two bytes, or UTF-8.
 * @throws {RangeError} for an unknown label.
 */
export function createFieldEncoder(label: string): FieldEncoder {
  const decoder = new TextDecoder(label);
  const toBytes = decoder.encoding === "utf-8" ? toUtf8 : createTable(decoder);
  return {
    encode: (text, length) => {
      const fields: Buffer[] = [];
      let room = length;
      for (const character of text) {
        const bytes = character < String.fromCharCode(FIRST_PRINTABLE) ? undefined : toBytes(character);
        if (bytes === undefined) throw new ZkWireError("BAD_TEXT", `the reader's encoding has no "${character}"`);
        room -= bytes.length;
        if (room < 0) break;
        fields.push(bytes);
      }
      return Buffer.concat(fields);
    },
  };
}

type ToBytes = (character: string) => Buffer | undefined;

/** Half a pair is no character. */
const toUtf8: ToBytes = (character) => (character.isWellFormed() ? Buffer.from(character, "utf8") : undefined);

function createTable(decoder: FieldDecoder): ToBytes {
  const table = new Map<string, Buffer>();
  const learn = (bytes: Buffer): void => {
    const text = decoder.decode(bytes);
    if (!text.includes(BAD) && Array.from(text).length === 1 && !table.has(text)) table.set(text, bytes);
  };
  for (let byte = 0; byte <= LAST_BYTE; byte++) learn(Buffer.of(byte));
  for (let lead = FIRST_LEAD; lead <= LAST_BYTE; lead++) {
    for (let trail = FIRST_PRINTABLE; trail <= LAST_BYTE; trail++) learn(Buffer.of(lead, trail));
  }
  return (character) => table.get(character);
}
