/** What can be exported. */
export const EXPORT_KINDS = [
  "ATTENDANCE",
  "TOTALS",
  "PAYROLL",
  "MATRIX",
  "MONTH_SHEET",
  "PUNCHES",
  "USERS",
  "DEVICES",
  "AUDIT",
  "PEOPLE",
] as const;

/** What an export is of. */
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** As what it is written. */
export type ExportFormat = "CSV" | "XLSX" | "PARQUET" | "PDF";

/** Of the names of columns and the words of a sheet. */
export type ExportLanguage = "EN" | "AR";

/** How durations are written: `7:30`, `7.5`, `450`. */
export type HoursFormat = "HM" | "DECIMAL" | "MINUTES";

/** An instant, and the zone in which people read it. */
export interface ZonedInstant {
  readonly ms: number;
  /** IANA. */
  readonly zone: string;
}

/** What a cell holds; null where nothing is known. Durations are whole minutes. */
export type Cell = string | number | boolean | ZonedInstant | null;

/** A row, a cell for each column. */
export type Row = readonly Cell[];

/** An input that cannot be exported. */
export class ExportInputError extends Error {
  readonly code = "BAD_USER_INPUT";
  /** Where in the input. */
  readonly argument: string;

  constructor(argument: string, message: string) {
    super(message);
    this.name = "ExportInputError";
    this.argument = argument;
  }
}
