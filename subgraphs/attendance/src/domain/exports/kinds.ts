import type { ColumnSpec } from "./column.ts";
import { MATRIX_COLUMNS } from "./columns/matrix-columns.ts";
import { PEOPLE_COLUMNS } from "./columns/people-columns.ts";
import { AUDIT_COLUMNS, DEVICE_COLUMNS, PUNCH_COLUMNS, USER_COLUMNS } from "./columns/place-columns.ts";
import { RECORD_COLUMNS } from "./columns/record-columns.ts";
import { PAYROLL_COLUMNS, TOTALS_COLUMNS } from "./columns/totals-columns.ts";
import type { ExportFormat, ExportKind } from "./export-words.ts";

/** How a page says what is missing: `SOURCES`, how far each place was taken in; `UNAVAILABLE`, who did not answer. */
export type MissingWay = "SOURCES" | "UNAVAILABLE" | "NONE";

/** How a kind of export is asked for: one list of the public graph, page by page. */
export interface KindSpec {
  /** The field of `Query`. */
  readonly root: string;
  /** Its arguments beside `first` and `after`, with the types of the graph. */
  readonly arguments: Readonly<Record<string, string>>;
  /** The orders that it has; its own one comes first. */
  readonly orders: readonly string[];
  /** Rows of a page: few enough to be worked on in a moment. */
  readonly pageRows: number;
  readonly missing: MissingWay;
  /** Whether the list is a plain one, continued after the id of its last row. */
  readonly isPlainList?: true;
  readonly formats: readonly ExportFormat[];
  readonly columns: readonly ColumnSpec[];
}

const DATA_FORMATS = ["CSV", "XLSX", "PARQUET"] as const;
const TOTALS = {
  root: "attendanceTotals",
  arguments: { filter: "AttendanceFilter!", groupBy: "TotalsGroup", additionalHolidays: "[Date!]" },
  orders: [],
  pageRows: 500,
  missing: "SOURCES",
  formats: DATA_FORMATS,
} as const;
const MATRIX = {
  root: "attendanceMatrix",
  arguments: { month: "Month!", filter: "PersonFilter", additionalHolidays: "[Date!]" },
  orders: [],
  pageRows: 50,
  missing: "SOURCES",
  columns: MATRIX_COLUMNS,
} as const;

/** Every kind. */
export const KINDS: Readonly<Record<ExportKind, KindSpec>> = {
  ATTENDANCE: {
    root: "attendance",
    arguments: { filter: "AttendanceFilter!", additionalHolidays: "[Date!]", orderBy: "AttendanceOrder" },
    orders: ["DATE_DESC", "DATE_ASC"],
    pageRows: 500,
    missing: "SOURCES",
    formats: DATA_FORMATS,
    columns: RECORD_COLUMNS,
  },
  TOTALS: { ...TOTALS, columns: TOTALS_COLUMNS },
  PAYROLL: { ...TOTALS, columns: PAYROLL_COLUMNS },
  MATRIX: { ...MATRIX, formats: DATA_FORMATS },
  MONTH_SHEET: { ...MATRIX, formats: ["PDF"] },
  PUNCHES: {
    root: "punches",
    arguments: { placeIds: "[ID!]", filter: "PunchFilter", orderBy: "PunchOrder" },
    orders: ["AT_DESC", "AT_ASC"],
    pageRows: 500,
    missing: "UNAVAILABLE",
    formats: DATA_FORMATS,
    columns: PUNCH_COLUMNS,
  },
  USERS: {
    root: "users",
    arguments: { placeIds: "[ID!]", filter: "UserFilter", orderBy: "UserOrder" },
    orders: ["NAME_ASC", "PIN_ASC"],
    pageRows: 500,
    missing: "UNAVAILABLE",
    formats: DATA_FORMATS,
    columns: USER_COLUMNS,
  },
  DEVICES: {
    root: "devices",
    arguments: { placeIds: "[ID!]", filter: "DeviceFilter", orderBy: "DeviceOrder" },
    orders: ["NAME_ASC", "NAME_DESC", "LAST_SEEN_DESC"],
    pageRows: 200,
    missing: "UNAVAILABLE",
    formats: DATA_FORMATS,
    columns: DEVICE_COLUMNS,
  },
  AUDIT: {
    root: "auditLog",
    arguments: {},
    orders: [],
    pageRows: 500,
    missing: "NONE",
    isPlainList: true,
    formats: DATA_FORMATS,
    columns: AUDIT_COLUMNS,
  },
  PEOPLE: {
    root: "persons",
    arguments: { filter: "PersonFilter" },
    orders: [],
    pageRows: 500,
    missing: "NONE",
    formats: DATA_FORMATS,
    columns: PEOPLE_COLUMNS,
  },
};
