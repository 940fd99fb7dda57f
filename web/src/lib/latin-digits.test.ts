import { expect, it } from "vitest";
import { toLatinDigits } from "./latin-digits.ts";

it.each([
  ["١٠٤٢", "1042"],
  ["۰۱۲", "012"],
  ["سارة 7", "سارة 7"],
])("writes %s as %s", (text, latin) => {
  expect(toLatinDigits(text)).toBe(latin);
});
