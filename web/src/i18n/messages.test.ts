import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LOCALES } from "./locale.ts";
import { loadMessages, MESSAGE_AREAS } from "./messages.ts";

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

const toFolder = (locale: string) => new URL(`../../messages/${locale}/`, import.meta.url);

const readArea = (locale: string, area: string): unknown =>
  JSON.parse(readFileSync(new URL(`${area}.json`, toFolder(locale)), "utf8"));

describe("the messages", () => {
  it.each(LOCALES)("have a file for each area in %s, and no other", (locale) => {
    expect(readdirSync(toFolder(locale)).sort()).toEqual(MESSAGE_AREAS.map((area) => `${area}.json`).sort());
  });

  it.each(LOCALES.flatMap((locale) => MESSAGE_AREAS.map((area) => [area, locale] as const)))(
    "have every key and argument of %s in %s",
    (area, locale) => {
      expect(listTexts(readArea(locale, area)).sort()).toEqual(listTexts(readArea("en", area)).sort());
    },
  );

  it.each(LOCALES)("keep each namespace in one area, and come together in %s", async (locale) => {
    const namespaces = MESSAGE_AREAS.flatMap((area) => Object.keys(Object(readArea(locale, area))));
    expect(new Set(namespaces).size).toBe(namespaces.length);
    expect(Object.keys(await loadMessages(locale))).toEqual(namespaces);
  });
});
