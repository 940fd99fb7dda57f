import { escapeUnseen } from "./visible-text.ts";

/** The part of a `TextDecoder` that is used here; made once per reader, from the label of its encoding. */
export interface FieldDecoder {
  decode(bytes: Uint8Array): string;
}

const FIRST_PRINTABLE = 0x20;
const BACKSLASH = 0x5c;
const DELETE = 0x7f;

/**
 * Decodes a fixed text field: up to its first NUL, or the whole field when it has none. What follows the NUL is rubbish.
 * What is not seen is written out, see `visible-text.ts`; the bytes themselves stay in the record's `raw`.
 *
 * @param field `[offset, length]` of the field in bytes.
 * @param decoder for the reader's encoding, which must contain ASCII (UTF-8, GBK, Windows-125x: all do).
 */
export function decodeText(bytes: Buffer, field: readonly [number, number], decoder: FieldDecoder): string {
  const [offset, length] = field;
  // Nearly every PIN is ASCII, and a decoder call costs ten times this one: it is felt over 100,000 rows.
  const end = findPlainEnd(bytes, offset, length);
  if (end !== undefined) return bytes.toString("latin1", offset, end);
  return escapeUnseen(decoder.decode(toTextBytes(bytes, field)));
}

/** The bytes of a fixed text field up to its first NUL; a view. */
export function toTextBytes(bytes: Buffer, [offset, length]: readonly [number, number]): Buffer {
  const text = bytes.subarray(offset, offset + length);
  const end = text.indexOf(0);
  return end < 0 ? text : text.subarray(0, end);
}

/** Where the text of a field ends that is the same in each encoding and all seen; `undefined` for any other text. */
export function findPlainEnd(bytes: Buffer, offset: number, length: number): number | undefined {
  let end = offset;
  let seen = 0;
  let isPlain = true;
  for (; end < offset + length; end++) {
    const byte = bytes[end];
    if (byte === undefined || byte === 0) break;
    seen |= byte;
    if (byte < FIRST_PRINTABLE || byte === BACKSLASH || byte === DELETE) isPlain = false;
  }
  return seen < 0x80 && isPlain ? end : undefined;
}

/**
 * Whether a fixed field can be text: no control character before its NUL.
 *
 * @param field `[offset, length]` of the field in bytes.
 */
export function isTextField(bytes: Buffer, [offset, length]: readonly [number, number]): boolean {
  return isTextAt(bytes, offset, length);
}

/** As `isTextField`, without a pair for each of 100,000 rows. */
export function isTextAt(bytes: Buffer, offset: number, length: number): boolean {
  for (let at = offset; at < offset + length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) return true;
    if (byte < FIRST_PRINTABLE) return false;
  }
  return true;
}
