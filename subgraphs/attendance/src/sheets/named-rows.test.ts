import { describe, expect, it } from "vitest";
import { readCsvLines } from "./csv-lines.ts";
import { toNamedRows } from "./named-rows.ts";
import { writeCsv } from "./write-csv.ts";

const FORM = { columns: ["pin", "note"], required: ["pin"], aliases: { number: "pin" } } as const;
const read = async (text: string) => toNamedRows(await readCsvLines(text, 3), FORM);

describe("a sheet", () => {
  it("is read by its column names, each line with its number, blank ones and cells of several lines included", async () => {
    const text = '\uFEFFnote,Number\r\n"one\r\ntwo",007\r\n\r\nthree, 8 \r\n';
    expect(await read(text)).toEqual({
      kind: "ROWS",
      rows: [
        { line: 2, cells: { pin: "007", note: "one\ntwo" } },
        { line: 5, cells: { pin: "8", note: "three" } },
      ],
    });
  });

  it("has nothing in the cells that a line leaves out", async () => {
    expect(await read("pin,note\n1")).toEqual({ kind: "ROWS", rows: [{ line: 2, cells: { pin: "1", note: "" } }] });
  });

  it.each([
    ["an unknown column", "pin,salary\n1,2", /no column salary: columns are pin, note/],
    ["a missing column", "note\nx", /column pin is missing/],
    ["a column twice", "pin,pin\n1,1", /twice/],
    ["too many lines", "pin\n1\n2\n3\n4", /at most 3 lines/],
    ["a line with too many cells", "pin\n1,2", /line 2 has a cell beside/],
    ["nothing", "", /column pin is missing/],
  ])("is refused for %s, and says why", async (_what, text, message) => {
    expect(await read(text)).toEqual({ kind: "FAULT", message: expect.stringMatching(message) });
  });

  it.each([
    ...["=1+1", "+7", "-7", "@x", "'tis", "'=1", "''=1", "  =1", "\u{200F}=1", "＝1"],
    ...['a "b", c', "a; b", " about ", "two\nlines", "سارة", ""],
  ])("is written so that %j is no formula, and is read back as it was", async (note) => {
    const text = writeCsv(FORM.columns, [["1", note]]);
    expect(text).not.toMatch(/[,"][\s\u{200F}]*[=+\-@＝]/u);
    expect(await read(text)).toEqual({ kind: "ROWS", rows: [{ line: 2, cells: { pin: "1", note } }] });
  });
});
