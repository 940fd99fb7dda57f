import { decodeText, type FieldDecoder } from "./text.ts";

/** Encodes the data of a READ_OPTION request: the name and a NUL. Names are written exactly so, `~SerialNumber`. */
export function encodeOptionName(name: string): Buffer {
  return Buffer.from(`${name}\0`, "latin1");
}

/**
 * Parses the answer to READ_OPTION, `name=value` and a NUL: the text after the first `=`, which may be empty.
 *
 * @returns `undefined` when there is no `=`.
 */
export function parseOption(data: Buffer, decoder: FieldDecoder): string | undefined {
  const text = decodeText(data, [0, data.length], decoder);
  const equals = text.indexOf("=");
  return equals < 0 ? undefined : text.slice(equals + 1);
}
