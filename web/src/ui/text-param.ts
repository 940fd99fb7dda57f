import { createParser } from "nuqs/server";

const MAX_CHARS = 100;

/** A parameter that is text to look for, cut at a length that nobody types. */
export const textParser = createParser({
  parse: (text) => text.slice(0, MAX_CHARS) || null,
  serialize: (text: string) => text,
});
