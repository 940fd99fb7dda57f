import { expect, it } from "vitest";
import { readSheet } from "./read-sheet.ts";

const TEXT = "pin,name\n1001,سارة\n";

it("reads a sheet in UTF-8 or UTF-16, without the mark before it", async () => {
  const utf16 = Buffer.from(`\uFEFF${TEXT}`, "utf16le");
  expect(await readSheet(new Blob([TEXT]))).toEqual({ csv: TEXT });
  expect(await readSheet(new Blob([`\uFEFF${TEXT}`]))).toEqual({ csv: TEXT });
  expect(await readSheet(new Blob([utf16]))).toEqual({ csv: TEXT });
  expect(await readSheet(new Blob([Buffer.from(utf16).swap16()]))).toEqual({ csv: TEXT });
});

it("refuses what would come out as other letters, a workbook, and what is too large to send", async () => {
  const windows1256 = Uint8Array.of(0x31, 0x2c, 0xd3, 0xc7, 0xd1, 0xc9);
  const workbook = Buffer.from("PK\u0003\u0004\u0000\u0000");
  expect(await readSheet(new Blob([windows1256]))).toEqual({ code: "SHEET_NOT_TEXT" });
  expect(await readSheet(new Blob([workbook]))).toEqual({ code: "SHEET_NOT_TEXT" });
  expect(await readSheet(new Blob(["1001,".repeat(60_000)]))).toEqual({ code: "SHEET_TOO_LARGE" });
});
