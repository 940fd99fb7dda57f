import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, it } from "vitest";
import { writeExport } from "./export-files.ts";
import { RECORDS } from "./exports-harness.ts";

const NAMES = [
  "أحمد محمد عبد الله",
  "علاء الدين لؤي",
  "فاطمة الزهراء",
  "لا إله الآن الأمين الإسراء",
  "عبدالرحمن (ليلى)",
  "شيماء 007",
  "Mohammed Ali",
  "O'Brien <b> & (Co)",
  "李雷",
];
const SHEET = {
  ...RECORDS,
  kind: "MONTH_SHEET",
  format: "PDF",
  language: "AR",
  month: "2026-02",
  arguments: {},
} as const;

const toPerson = (number: number) => ({
  person: {
    pin: String(number).padStart(5, "0"),
    name: NAMES[number % NAMES.length],
    department: { name: "المبيعات" },
  },
  days: [
    { date: "2026-02-01", status: "PRESENT", workedMinutes: 450 },
    { date: "2026-02-02", status: "ABSENT", workedMinutes: 0 },
    { date: "2026-02-03", status: "UNKNOWN", workedMinutes: 0 },
  ],
});

/** The texts of each page, as whoever copies them gets them. */
async function readPages(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent();
      return items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [item.str] : []));
    }),
  );
}

describe("a month's sheet", () => {
  let pages: readonly (readonly string[])[];
  beforeAll(async () => {
    const missing = [{ placeId: "cairo", code: "NOT_UP_TO_DATE", message: "No answer" }];
    const people = Array.from({ length: 90 }, (_, number) => toPerson(number));
    pages = await readPages((await writeExport(SHEET, people, missing)).bytes);
  });

  it("has every person once, in order, over its pages", () => {
    const pins = pages.flat().filter((text) => /^\d{5}$/.test(text));
    expect(pins).toEqual(Array.from({ length: 90 }, (_, number) => String(number).padStart(5, "0")));
  });

  it.each(NAMES)("gives the name %s back as it is written, letter by letter", (name) => {
    expect(pages.flat().filter((text) => text === name).length).toBe(10);
  });

  it("says on each page what it is, whose, what is missing, and which page of how many", () => {
    expect(pages.length).toBe(3);
    for (const [index, page] of pages.entries()) {
      expect(page.some((text) => text.includes("كشف الحضور الشهري"))).toBe(true);
      expect(page.join(" ")).toContain("NOT_UP_TO_DATE");
      expect(page).toContain(`صفحة ${index + 1}`);
      expect(page).toContain("/ 3");
      expect(page).toContain("28"); // the last day of the month stands in the heading of the table
    }
  });

  it("has a letter for each day and the hours of the month", () => {
    expect(pages.flat().filter((text) => text === "P").length).toBe(90);
    expect(pages.flat().filter((text) => text === "?").length).toBe(90);
    expect(pages.flat().filter((text) => text === "7:30").length).toBe(90);
  });
});

it("is a page that says so where there is nobody", async () => {
  const pages = await readPages((await writeExport({ ...SHEET, language: "EN" }, [])).bytes);
  expect(pages.length).toBe(1);
  expect(pages[0]?.join(" ")).toContain("Rows 0");
});
