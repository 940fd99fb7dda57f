import { type ColumnSpec, type ColumnType, column, readField } from "../column.ts";

/** A day of a month's sheet. */
interface SheetDay {
  readonly date: string;
  readonly status: string;
  readonly workedMinutes: number;
  readonly lateMinutes?: number;
  readonly overtimeMinutes?: number;
  readonly isFinal?: boolean;
}

/** The letters of a month's sheet, in both languages' legends. */
export const STATUS_LETTERS: Readonly<Record<string, string>> = {
  PRESENT: "P",
  ABSENT: "A",
  UNKNOWN: "?",
  INCOMPLETE: "I",
  ON_LEAVE: "L",
  HOLIDAY: "H",
  WEEKEND: "W",
  PENDING: "…",
};

type Names = readonly [en: string, ar: string];

/** Of a month, a row for each person. */
export const MATRIX_COLUMNS: readonly ColumnSpec[] = [
  column("pin", "ID", "person.pin", ["PIN", "رقم الموظف"]),
  column("name", "TEXT", "person.name", ["Name", "الاسم"]),
  column("department", "TEXT", "person.department.name", ["Department", "القسم"]),
  {
    ...ofDays("days", "CODE", ["Status", "الحالة"], (days, date) => {
      const status = days.find((day) => day.date === date)?.status;
      return status === undefined ? null : (STATUS_LETTERS[status] ?? status);
    }),
    isPerDate: true,
  },
  {
    ...ofDays("dayHours", "MINUTES", ["Worked", "ساعات العمل"], (days, date) => {
      return days.find((day) => day.date === date)?.workedMinutes ?? null;
    }),
    isPerDate: true,
    isUsual: false,
  },
  ofDays("presentDays", "INTEGER", ["Present", "حضور"], (days) => count(days, "PRESENT")),
  ofDays("absentDays", "INTEGER", ["Absent", "غياب"], (days) => count(days, "ABSENT")),
  ofDays("unknownDays", "INTEGER", ["Unknown", "غير معروف"], (days) => count(days, "UNKNOWN")),
  ofDays("worked", "MINUTES", ["Worked", "ساعات العمل"], (days) =>
    days.reduce((sum, { workedMinutes }) => sum + workedMinutes, 0),
  ),
  notUsual(
    ofDays("leaveDays", "INTEGER", ["Leave", "إجازة"], (days) => count(days, "ON_LEAVE")),
    "status",
  ),
  notUsual(
    ofDays("lateDays", "INTEGER", ["Late days", "أيام التأخير"], (days) => {
      return days.filter(({ lateMinutes = 0 }) => lateMinutes > 0).length;
    }),
    "lateMinutes",
  ),
  notUsual(
    ofDays("late", "MINUTES", ["Late", "التأخير"], (days) =>
      days.reduce((sum, { lateMinutes = 0 }) => sum + lateMinutes, 0),
    ),
    "lateMinutes",
  ),
  notUsual(
    ofDays("overtime", "MINUTES", ["Overtime", "عمل إضافي"], (days) =>
      days.reduce((sum, { overtimeMinutes = 0 }) => sum + overtimeMinutes, 0),
    ),
    "overtimeMinutes",
  ),
  notUsual(
    ofDays("provisionalDays", "INTEGER", ["Not final", "غير نهائي"], (days) => {
      return days.filter(({ isFinal }) => isFinal === false).length;
    }),
    "isFinal",
  ),
];

/** The same, of a file that asks for it by name: it reads one field more of each day. */
function notUsual(spec: ColumnSpec, field: string): ColumnSpec {
  return { ...spec, isUsual: false, fields: [...spec.fields, `days.${field}`] };
}

function ofDays(
  key: string,
  type: ColumnType,
  [EN, AR]: Names,
  read: (days: readonly SheetDay[], date: string | undefined) => unknown,
): ColumnSpec {
  return {
    key,
    type,
    fields: ["days.date", "days.status", "days.workedMinutes"],
    names: { EN, AR },
    isUsual: true,
    read: (row, date) => read(toDays(row), date),
  };
}

function count(days: readonly SheetDay[], status: string): number {
  return days.filter((day) => day.status === status).length;
}

function toDays(row: unknown): readonly SheetDay[] {
  const days = readField(row, "days");
  return Array.isArray(days) ? days.filter(isDay) : [];
}

function isDay(day: unknown): day is SheetDay {
  return typeof readField(day, "date") === "string" && typeof readField(day, "workedMinutes") === "number";
}
