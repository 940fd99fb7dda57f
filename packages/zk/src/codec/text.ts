/** The part of a `TextDecoder` that is used here; made once per reader, from the label of its encoding. */
export interface FieldDecoder {
  decode(bytes: Uint8Array): string;
}

/**
 * Decodes a fixed text field: up to its first NUL, or the whole field when it has none. What follows the NUL is rubbish.
 *
 * @param field `[offset, length]` of the field in bytes.
 * @param decoder for the reader's encoding, which must contain ASCII (UTF-8, GBK, Windows-125x: all do).
 */
export function decodeText(bytes: Buffer, field: readonly [number, number], decoder: FieldDecoder): string {
  const [offset, length] = field;
  let end = offset;
  let seen = 0;
  for (; end < offset + length; end++) {
    const byte = bytes[end];
    if (byte === undefined || byte === 0) break;
    seen |= byte;
  }
  // Nearly every PIN is ASCII, and a decoder call costs ten times this one: it is felt over 100,000 rows.
  return seen < 0x80 ? bytes.toString("latin1", offset, end) : decoder.decode(bytes.subarray(offset, end));
}

const FIRST_PRINTABLE = 0x20;

/**
 * Whether a fixed field can be text: no control character before its NUL.
 *
 * @param field `[offset, length]` of the field in bytes.
 */
export function isTextField(bytes: Buffer, [offset, length]: readonly [number, number]): boolean {
  for (let at = offset; at < offset + length; at++) {
    const byte = bytes.readUInt8(at);
    if (byte === 0) return true;
    if (byte < FIRST_PRINTABLE) return false;
  }
  return true;
}
