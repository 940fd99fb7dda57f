import { expect, it } from "vitest";
import { toHijri } from "./hijri.ts";

it.each([
  ["en", "Shawwal"],
  ["ar", "شوال"],
])("says the Hijri day in %s", (locale, month) => {
  const text = toHijri("2026-03-20", locale);
  expect([text.includes(month), /(?:^|\D)1(?:\D|$)/.test(text), text.includes("1447")]).toEqual([true, true, true]);
});
