import { describe, expect, it } from "vitest";
import { readCsvLines } from "./csv-lines.ts";
import { toPeopleRows } from "./people-rows.ts";
import { readSheet } from "./read-sheet.ts";
import { fromSafeText, toSafeText } from "./safe-text.ts";

const rowsOf = async (text: string) => toPeopleRows(await readCsvLines(text));
const OMAR = { kind: "ROWS", rows: [{ line: 2, cells: { pin: "007", name: "عمر, Omar" } }] };

describe("CSV", () => {
  it.each([
    ["commas", 'pin,name\n007,"عمر, Omar"\n'],
    ["semicolons", "pin;name\n007;عمر, Omar\n"],
    ["tabs", "pin\tname\n007\tعمر, Omar\n"],
    ["a byte-order mark", '\uFEFFpin,name\n007,"عمر, Omar"'],
    ["line ends of Windows", 'pin,name\r\n007,"عمر, Omar"\r\n'],
    ["line ends of old", 'pin,name\r007,"عمر, Omar"\r'],
    ["names of columns in another case, and space", ' PIN , Name \n 007 ,"عمر, Omar"'],
    ["columns without a name", 'pin,name,,\n007,"عمر, Omar",,'],
  ])("is read with %s", async (_what, text) => {
    expect(await rowsOf(text)).toEqual(OMAR);
  });

  it("counts its lines as an editor does: empty ones, and those within cells", async () => {
    const text = 'pin,name\n\n1,"a\nb"\n2,c\r\n\r\n3,d';
    const sheet = await rowsOf(text);
    expect(sheet.kind === "ROWS" && sheet.rows.map(({ line, cells }) => `${line} ${cells.pin}`)).toEqual([
      "3 1",
      "5 2",
      "7 3",
    ]);
  });

  it.each([
    ["an unknown column", "pin,colour\n1,red", "there is no column colour"],
    ["no PINs", "name\nSara", "the column pin is missing"],
    ["a column twice", "pin,place,homePlace\n1,a,b", "a column stands there twice"],
    ["a cell without a column", "pin,name\n1,Sara,Ali", "line 2 has a cell beside the named columns"],
    ["a quote that does not end", 'pin,name\n1,"Sara', "Quote Not Closed"],
    ["nothing", "", "the column pin is missing"],
    ["a line without end", `pin\n${",".repeat(1_000_000)}`, "line 2 has more than 20000 characters"],
    ["a cell without end", `pin\n"${"x\n".repeat(100_000)}`, "Max Record Size"],
    ["too many lines", `pin\n${"1\n".repeat(50_001)}`, "at most 50000 lines"],
  ])("says what does not do: %s", { timeout: 60_000 }, async (_what, text, message) => {
    expect(await rowsOf(text)).toMatchObject({ kind: "FAULT", message: expect.stringContaining(message) });
  });

  it("leaves others their turn while it is read", { timeout: 60_000 }, async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    await readCsvLines(`pin,name\n${"1,Sara\n".repeat(40_000)}`);
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);
  });

  it("is read from a file in UTF-8 and UTF-16, and refused in anything else", async () => {
    const text = "pin;name\n007;عمر, Omar\n";
    const files = [Buffer.from(text), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])];
    for (const file of files) expect(toPeopleRows(await readSheet(file))).toEqual(OMAR);
    expect(await readSheet(Buffer.from([0x70, 0x69, 0x6e, 0x0a, 0xc7]))).toMatchObject({
      kind: "FAULT",
      message: expect.stringContaining("save it as one of them"),
    });
  });
});

describe("text of a sheet", () => {
  it.each(["=1+1", "+966", "-5", "@x", "\tx"])("is no formula, and the same when it is read: %j", (text) => {
    expect(toSafeText(text)).toBe(`'${text}`);
    expect(fromSafeText(toSafeText(text))).toBe(text);
  });

  it.each(["Sara", "'Abd", "5-5", ""])("stays as it is: %j", (text) => {
    expect(fromSafeText(toSafeText(text))).toBe(text);
  });
});
