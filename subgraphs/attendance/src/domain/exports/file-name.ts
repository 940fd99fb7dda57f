import { readField } from "./column.ts";
import type { ExportInput } from "./export-plan.ts";
import type { ExportFormat, ExportKind } from "./export-words.ts";

const NAMES: Readonly<Record<ExportKind, readonly [en: string, ar: string]>> = {
  ATTENDANCE: ["attendance", "الحضور"],
  TOTALS: ["totals", "المجاميع"],
  PAYROLL: ["payroll", "الرواتب"],
  MATRIX: ["month", "الشهر"],
  MONTH_SHEET: ["month-sheet", "كشف الشهر"],
  PUNCHES: ["punches", "البصمات"],
  USERS: ["users", "المسجلون"],
  DEVICES: ["readers", "الأجهزة"],
  AUDIT: ["audit", "سجل التدقيق"],
  PEOPLE: ["people", "الموظفون"],
};

const ENDINGS: Readonly<Record<ExportFormat, string>> = { CSV: "csv", XLSX: "xlsx", PARQUET: "parquet", PDF: "pdf" };

/** What a file is called, such as `attendance_2026-11-01_2026-11-30.csv`. */
export function toFileName({ kind, format, language, month, arguments: given }: ExportInput): string {
  const [en, ar] = NAMES[kind];
  const range = [readField(given, "filter.from"), readField(given, "filter.to")];
  const dates = range.filter((at) => typeof at === "string").map((at) => at.slice(0, 10));
  const isOverlay = Array.isArray(given["additionalHolidays"]) && given["additionalHolidays"].length > 0;
  const overlay = language === "AR" ? "بافتراض-عطلات" : "if-holidays";
  const parts = [
    language === "AR" ? ar : en,
    ...(month === undefined ? dates : [month]),
    ...(isOverlay ? [overlay] : []), // nobody takes it for what is so
  ];
  return `${parts.join("_")}.${ENDINGS[format]}`;
}
