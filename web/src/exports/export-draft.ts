import type {
  ExportColumnInput,
  ExportFormat,
  HoursFormat,
  StartExportInput,
  TotalsGroup,
} from "@biometricflow/sdk/generated/graphql";
import type { DateSpan } from "../attendance/range.ts";
import { type KnownPlace, toFilterZone, toPlaceScope, toPlaceVariables } from "../lib/places.ts";
import { addDays, toStartOfDay } from "../lib/zone.ts";
import type { KindChoice } from "./export-kinds.ts";

/** A column that somebody chose, under the name that it is to have; empty for the usual one. */
export interface DraftColumn {
  readonly key: string;
  readonly name: string;
}

/** A file that somebody is about to ask for. */
export interface ExportDraft {
  readonly format: ExportFormat;
  readonly span: DateSpan;
  readonly month: string;
  readonly place: readonly string[];
  readonly department: string | null;
  readonly groupBy: TotalsGroup;
  readonly hoursFormat: HoursFormat;
  /** In their order; null for the usual ones. */
  readonly columns: readonly DraftColumn[] | null;
}

/** What is asked for: of the draft what its kind takes, and nothing else. */
export function toStartInput(
  { kind, formats, dates, narrows, hasHours }: KindChoice,
  draft: ExportDraft,
  { places, language }: { readonly places: readonly KnownPlace[]; readonly language: "EN" | "AR" },
): StartExportInput {
  const { span, month, department, groupBy, hoursFormat, columns } = draft;
  const { ids } = toPlaceScope(draft.place, places);
  const whom = { ...toPlaceVariables(ids), ...(department === null ? {} : { departmentIds: [department] }) };
  const isOfPeople = narrows.includes("DEPARTMENT");
  return {
    ...{ kind, language, format: formats.find((format) => format === draft.format) ?? formats[0] ?? "CSV" },
    ...(hasHours ? { hoursFormat } : {}),
    ...(dates === "MONTH" ? { month } : {}),
    ...(isOfPeople && dates === "SPAN" ? { attendance: { ...span, ...whom } } : {}),
    ...(isOfPeople && dates !== "SPAN" ? { persons: whom } : {}),
    ...(narrows.includes("GROUP") ? { groupBy } : {}),
    ...(!isOfPeople && narrows.includes("PLACES") ? toPlaceVariables(ids) : {}),
    ...(kind === "PUNCHES" ? { punches: toInstants(span, toFilterZone(draft.place, places)) } : {}),
    ...(columns === null || formats.includes("PDF") ? {} : { columns: columns.map(toColumn) }),
  };
}

function toInstants({ from, to }: DateSpan, zone: string) {
  return { from: toStartOfDay(from, zone), to: toStartOfDay(addDays(to, 1), zone) };
}

function toColumn({ key, name }: DraftColumn): ExportColumnInput {
  const own = name.trim();
  return own === "" ? { key } : { key, name: own };
}

/** Moves a column by one place; one at the edge stays. */
export function moveColumn(columns: readonly DraftColumn[], index: number, by: -1 | 1): readonly DraftColumn[] {
  const [own, other] = [columns[index], columns[index + by]];
  if (own === undefined || other === undefined) return columns;
  return columns.map((column, at) => (at === index ? other : at === index + by ? own : column));
}
