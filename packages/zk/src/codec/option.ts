import { decodeText, type FieldDecoder } from "./text.ts";

/** Encodes the data of a READ_OPTION request: the name and a NUL. Names are written exactly so, `~SerialNumber`. */
export function encodeOptionName(name: string): Buffer {
  return Buffer.from(`${name}\0`, "latin1");
}

/**
 * Parses the answer to READ_OPTION, `name=value` and a NUL: the text after the first `=`. Some firmware leaves the name
 * out: then the whole text is the value.
 *
 * @param name as it was asked for: the value of another option is no answer.
 * @returns `undefined` for an empty value, another option or a part of the name: the reader does not say.
 */
export function parseOption(data: Buffer, name: string, decoder: FieldDecoder): string | undefined {
  const text = decodeText(data, [0, data.length], decoder);
  const end = text.indexOf("=");
  const said = toBareName(end < 0 ? text : text.slice(0, end));
  const asked = toBareName(name);
  if (end >= 0 ? said !== asked : asked.startsWith(said)) return undefined;
  const value = text.slice(end + 1).trim();
  return value === "" ? undefined : value;
}

/** Firmware may leave the mark of its read-only options out. */
function toBareName(name: string): string {
  return name.trim().replace(/^~/, "").toLowerCase();
}
