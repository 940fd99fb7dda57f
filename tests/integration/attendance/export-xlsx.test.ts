import readSheets from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import { writeExport } from "./export-files.ts";
import { RECORDS } from "./exports-harness.ts";
import { toRecord } from "./fake-graph.ts";

type Sheets = Awaited<ReturnType<typeof readSheets>>;
const COLUMNS = ["date", "pin", "name", "flags", "checkIn", "checkOut", "worked", "late", "isFinal"].map((key) => ({
  key,
}));
const XLSX = { ...RECORDS, format: "XLSX", columns: COLUMNS } as const;

describe("a workbook, read by another library than the one that writes it", () => {
  let sheets: Sheets;
  beforeAll(async () => {
    const odd = { ...toRecord(7), person: { ...toRecord(7).person, name: 'a<b>&"c" \u{0}\u{D800} _x0041_ 😀' } };
    const { bytes } = await writeExport(XLSX, [toRecord(0), toRecord(1), odd]);
    sheets = await readSheets(bytes);
  });

  it("has the rows, the order and the columns that were asked for, each cell of its kind", () => {
    const [rows] = sheets;
    expect(rows?.data[0]).toEqual([
      ...["Date", "PIN", "Name", "Flags", "Check-in", "Check-out", "Worked", "Late", "Final"],
    ]);
    const [date, pin, name, flags, checkIn, checkOut, worked, late, isFinal] = rows?.data[1] ?? [];
    expect([pin, name, flags, checkOut, isFinal]).toEqual(["00000", "أحمد 0", "LATE OVERTIME", null, true]);
    expect([date, checkIn]).toEqual([new Date("2026-11-23T00:00:00Z"), new Date("2026-11-23T08:20:00Z")]);
    // this reader shows a duration as the instant so long after the day 0 of spreadsheets
    expect([worked, late]).toEqual([new Date("1899-12-30T07:10:00Z"), new Date("1899-12-30T00:00:00Z")]);
  });

  it("takes nothing for a formula and loses no character that XML can hold", () => {
    const names = sheets[0]?.data.slice(2).map((row) => row[2]);
    expect(names).toEqual(["=SUM(1)", 'a<b>&"c" \u{FFFD}\u{FFFD} _x0041_ 😀']);
  });

  it("says on a sheet of its own of what it is, whose, and as of when", () => {
    const about = new Map(sheets[1]?.data.map(([name, value]) => [String(name), value]));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Rows", "About"]);
    expect(about.get("Asked by")).toBe("Huda");
    expect(about.get("Link")).toBe("https://bio.example/attendance?month=2026-11");
    expect(about.get("As of: Riyadh")).toBe("2026-11-26T11:59:00.000Z");
    expect(about.get("SHA-256 of the rows")).toBe("5ha");
    expect(sheets[1]?.data.map((row) => row[1])).toContain("filter.from: 2026-11-01");
  });
});

it("stands from right to left in Arabic", async () => {
  const { bytes } = await writeExport({ ...XLSX, language: "AR" }, [toRecord(0)]);
  const sheets = await readSheets(bytes);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(["البيانات", "حول الملف"]);
  expect(sheets[0]?.data[0]?.[1]).toBe("رقم الموظف");
});

it("says what is missing", async () => {
  const missing = [{ placeId: "cairo", code: "PLACE_UNREACHABLE", message: "It does not answer" }];
  const { bytes } = await writeExport(XLSX, [toRecord(0)], missing);
  const about = (await readSheets(bytes))[1]?.data.map((row) => row[1]);
  expect(about).toContain("INCOMPLETE: cairo: PLACE_UNREACHABLE It does not answer");
});

it("is the same file for the same rows", async () => {
  const [one, other] = [await writeExport(XLSX, [toRecord(0)]), await writeExport(XLSX, [toRecord(0)])];
  expect(one.bytes.equals(other.bytes)).toBe(true);
});

it("has hours as decimals that add up, where they are asked for so", async () => {
  const columns = [{ key: "worked" }];
  const nodes = [20, 20, 20].map((workedMinutes) => ({ ...toRecord(0), workedMinutes }));
  const { bytes } = await writeExport({ ...XLSX, columns, hoursFormat: "DECIMAL" }, nodes);
  expect((await readSheets(bytes))[0]?.data).toEqual([["Worked"], [0.33], [0.34], [0.33]]);
});
