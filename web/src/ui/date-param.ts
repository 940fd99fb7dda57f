import { createParser } from "nuqs/server";
import { type DateText, parseDate } from "../lib/zone.ts";

/** A parameter that is a date such as `2026-11-22`. */
export const dateParser = createParser({
  parse: (text) => parseDate(text) ?? null,
  serialize: (date: DateText) => date,
});
