import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LOCALES, parseLocale } from "./locale.ts";

it.each([
  ["ar", "en-GB,en;q=0.9", "ar"],
  [undefined, "ar-EG,ar;q=0.9,en;q=0.8", "ar"],
  [undefined, "fr-FR,ar;q=0.5", "ar"],
  ["xx", null, "en"],
  [undefined, null, "en"],
])("chooses the language for cookie %s and header %s: %s", (cookie, header, locale) => {
  expect(parseLocale(cookie, header)).toBe(locale);
});

/** Keys and the arguments of each text, such as `live.newRows {count}`. */
function listTexts(value: unknown, path = ""): string[] {
  if (typeof value !== "string") {
    return Object.entries(Object(value)).flatMap(([key, part]) => listTexts(part, path ? `${path}.${key}` : key));
  }
  const names = [...value.matchAll(/\{(\w+)[,}]/g)]
    .map(([, name]) => name)
    .filter((name, at, all) => all.indexOf(name) === at);
  return [`${path} ${names.toSorted((left = "", right = "") => left.localeCompare(right)).join(",")}`];
}

describe("the messages", () => {
  const read = (locale: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../messages/${locale}.json`, import.meta.url), "utf8"));

  it.each(LOCALES)("have every key and argument in %s", (locale) => {
    expect(listTexts(read(locale)).sort()).toEqual(listTexts(read("en")).sort());
  });
});
