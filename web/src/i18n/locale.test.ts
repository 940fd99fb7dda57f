import { expect, it } from "vitest";
import { parseLocale } from "./locale.ts";

it.each([
  ["ar", "en-GB,en;q=0.9", "ar"],
  [undefined, "ar-EG,ar;q=0.9,en;q=0.8", "ar"],
  [undefined, "fr-FR,ar;q=0.5", "ar"],
  ["xx", null, "en"],
  [undefined, null, "en"],
])("chooses the language for cookie %s and header %s: %s", (cookie, header, locale) => {
  expect(parseLocale(cookie, header)).toBe(locale);
});
