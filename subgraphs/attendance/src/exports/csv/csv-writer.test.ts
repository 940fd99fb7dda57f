import { expect, it } from "vitest";
import { toCsvCell } from "./csv-writer.ts";

it.each([
  ["=1+1", `"'=1+1"`],
  ["+1", `"'+1"`],
  ["-1", `"'-1"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["\t=1", `"'\t=1"`],
  ["\r=1", `"'\r=1"`],
  ["  =1", `"'  =1"`],
  ["\u{200F}=1", `"'\u{200F}=1"`],
  ["＝1", `"'＝1"`],
  ['O\'Brien, "Bob"', `"O'Brien, ""Bob"""`],
  ["two\nlines", `"two\nlines"`],
  ["أحمد", `"أحمد"`],
])("writes the text %j so that no spreadsheet runs it and every parser reads it", (text, expected) => {
  expect(toCsvCell(text, "TEXT", String)).toBe(expected);
});

it.each([
  ["00042", "ID", `"00042"`],
  ["2026-11-23", "DATE", "2026-11-23"],
  [450, "MINUTES", "<450>"],
  [99.5, "NUMBER", "99.5"],
  [true, "FLAG", "true"],
  [null, "TEXT", ""],
  [{ ms: Date.UTC(2026, 9, 29, 20, 30), zone: "Africa/Cairo" }, "INSTANT", "2026-10-29T23:30:00+03:00"],
  [{ ms: Date.UTC(2026, 9, 29, 21, 30), zone: "Africa/Cairo" }, "INSTANT", "2026-10-29T23:30:00+02:00"],
] as const)("writes %j of a column %s as %s", (cell, type, expected) => {
  expect(toCsvCell(cell, type, (minutes) => `<${minutes}>`)).toBe(expected);
});
