import { decodeText, type FieldDecoder } from "./text.ts";

/** Encodes the data of a READ_OPTION request: the name and a NUL. Names are written exactly so, `~SerialNumber`. */
export function encodeOptionName(name: string): Buffer {
  return Buffer.from(`${name}\0`, "latin1");
}

/**
 * Parses the answer to READ_OPTION, `name=value` and a NUL: the text after the first `=`. Some firmware leaves the name
 * out: then the whole text is the value.
 *
 * @returns `undefined` for an empty value: the reader does not say.
 */
export function parseOption(data: Buffer, decoder: FieldDecoder): string | undefined {
  const text = decodeText(data, [0, data.length], decoder);
  const value = text.slice(text.indexOf("=") + 1).trim();
  return value === "" ? undefined : value;
}
