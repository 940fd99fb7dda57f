import type { ExportLanguage } from "../../domain/exports/export-words.ts";
import { STATUS_LETTERS } from "../../domain/exports/columns/matrix-columns.ts";

type Words = readonly [en: string, ar: string];

const TITLE: Words = ["Month sheet", "كشف الحضور الشهري"];
const PAGE_OF: Words = ["Page", "صفحة"];
const END_OF: Words = ["Rows", "عدد الصفوف"];
const STATUSES: Readonly<Record<string, Words>> = {
  PRESENT: ["Present", "حضور"],
  ABSENT: ["Absent", "غياب"],
  UNKNOWN: ["Unknown", "غير معروف"],
  INCOMPLETE: ["Incomplete", "غير مكتمل"],
  ON_LEAVE: ["Leave", "إجازة"],
  HOLIDAY: ["Holiday", "عطلة"],
  WEEKEND: ["Rest day", "يوم راحة"],
  PENDING: ["Pending", "قيد الانتظار"],
};

const toWord = ([en, ar]: Words, language: ExportLanguage) => (language === "AR" ? ar : en);

/** What a sheet says on each page. */
export function toSheetWords(language: ExportLanguage) {
  const letters = Object.entries(STATUS_LETTERS).map(([status, letter]) => {
    return `${toWord(STATUSES[status] ?? [status, status], language)}: ${letter}`;
  });
  return {
    title: toWord(TITLE, language),
    page: toWord(PAGE_OF, language),
    rows: toWord(END_OF, language),
    /** What each letter stands for. */
    legend: letters,
  };
}
