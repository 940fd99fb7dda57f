import type { ExportFormat, ExportKind } from "@biometricflow/sdk/generated/graphql";

/** What is asked of whoever wants a kind of file. */
export interface KindChoice {
  readonly kind: ExportKind;
  readonly formats: readonly ExportFormat[];
  /** Dates from and to, a month, or neither. */
  readonly dates: "SPAN" | "MONTH" | "NONE";
  /** What narrows it. */
  readonly narrows: readonly ("PLACES" | "DEPARTMENT" | "GROUP")[];
  /** Whether durations stand in it. */
  readonly hasHours: boolean;
  /** Whom the graph answers; everybody where it is left out. */
  readonly roles?: readonly string[];
}

const DATA = ["XLSX", "CSV", "PARQUET"] as const;
const STAFF = ["ADMIN", "HR", "PLACE_ADMIN", "VIEWER", "AUDITOR"] as const;
/** Who sees to which account a person is linked, which is a column of the file. */
const ACCOUNTS = ["ADMIN", "HR", "PLACE_ADMIN", "AUDITOR"] as const;
const PEOPLE = ["PLACES", "DEPARTMENT"] as const;

/** Every kind of file, in the order of the page. */
export const KIND_CHOICES: readonly KindChoice[] = [
  { kind: "ATTENDANCE", formats: DATA, dates: "SPAN", narrows: PEOPLE, hasHours: true },
  { kind: "TOTALS", formats: DATA, dates: "SPAN", narrows: [...PEOPLE, "GROUP"], hasHours: true },
  { kind: "PAYROLL", formats: ["CSV", "XLSX", "PARQUET"], dates: "SPAN", narrows: PEOPLE, hasHours: true },
  { kind: "MATRIX", formats: DATA, dates: "MONTH", narrows: PEOPLE, hasHours: true },
  { kind: "MONTH_SHEET", formats: ["PDF"], dates: "MONTH", narrows: PEOPLE, hasHours: true },
  { kind: "PEOPLE", formats: DATA, dates: "NONE", narrows: PEOPLE, hasHours: false, roles: ACCOUNTS },
  { kind: "PUNCHES", formats: DATA, dates: "SPAN", narrows: ["PLACES"], hasHours: false, roles: STAFF },
  { kind: "USERS", formats: DATA, dates: "NONE", narrows: ["PLACES"], hasHours: false, roles: STAFF },
  { kind: "DEVICES", formats: DATA, dates: "NONE", narrows: ["PLACES"], hasHours: false, roles: STAFF },
  { kind: "AUDIT", formats: DATA, dates: "NONE", narrows: [], hasHours: false, roles: ["ADMIN", "AUDITOR"] },
];

/** The kinds that a role may have; all of them where nobody says who looks. */
export function listKinds(role: string | null): readonly KindChoice[] {
  return KIND_CHOICES.filter(({ roles }) => role === null || roles === undefined || roles.includes(role));
}
