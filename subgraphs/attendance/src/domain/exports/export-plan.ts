import { DAY_MS, parseDay, toDate } from "@biometricflow/rules/local-time";
import type { ColumnSpec, ExportColumn } from "./column.ts";
import { type ExportQuestion, toQuestion } from "./export-question.ts";
import {
  type ExportFormat,
  ExportInputError,
  type ExportKind,
  type ExportLanguage,
  type HoursFormat,
} from "./export-words.ts";
import { KINDS, type KindSpec } from "./kinds.ts";

/** What somebody asks for. */
export interface ExportInput {
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly language: ExportLanguage;
  readonly hoursFormat: HoursFormat;
  /** IANA; each place's own where it is left out. */
  readonly timeZone?: string | undefined;
  /** In the order of the file; the usual ones where it is left out. */
  readonly columns?: readonly { readonly key: string; readonly name?: string | null | undefined }[] | undefined;
  readonly orderBy?: string | undefined;
  /** Of kinds by month. */
  readonly month?: string | undefined;
  /** Arguments of the list, by name, as the graph takes them. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** How it is made. */
export interface ExportPlan extends Omit<ExportInput, "columns" | "arguments"> {
  readonly columns: readonly ExportColumn[];
  readonly question: ExportQuestion;
}

const MOST_COLUMNS = 150;
const MOST_NAME_CHARS = 200;

/** Plans an export. @throws {ExportInputError} */
export function planExport(input: ExportInput): ExportPlan {
  const { columns: _chosen, arguments: given, ...rest } = input;
  const kind = KINDS[input.kind];
  if (!kind.formats.includes(input.format))
    throw new ExportInputError("format", `${input.kind} comes as ${kind.formats.join(", ")}`);
  if (input.timeZone !== undefined) checkZone(input.timeZone);
  const needsFilter = kind.arguments["filter"]?.endsWith("!") === true;
  if (needsFilter && given["filter"] === undefined) throw new ExportInputError("attendance", "Say from when to when");
  if ("month" in kind.arguments && input.month === undefined) throw new ExportInputError("month", "Say which month");
  const columns = toColumns(kind, input);
  const zone = columns.some(({ type }) => type === "INSTANT") && hasPlace(kind) ? ["place.timeZone"] : [];
  const id = kind.isPlainList ? ["id"] : [];
  const fields = [...new Set([...columns.flatMap((column) => column.fields), ...zone, ...id])];
  const variables = { ...given, ...toOrder(kind, input.orderBy), ...(input.month ? { month: input.month } : {}) };
  return { ...rest, columns, question: toQuestion(kind, fields, variables) };
}

function toColumns(kind: KindSpec, { columns, language, month }: ExportInput): readonly ExportColumn[] {
  const chosen = columns ?? kind.columns.filter(({ isUsual }) => isUsual);
  if (chosen.length === 0) throw new ExportInputError("columns", "Name at least one column, or leave them out");
  const own = chosen.map(({ key, name }: { readonly key: string; readonly name?: string | null | undefined }) => {
    const spec = kind.columns.find((known) => known.key === key);
    if (spec === undefined) throw new ExportInputError("columns", toUnknownColumn(key, kind));
    if (name && name.length > MOST_NAME_CHARS) throw new ExportInputError("columns", "A name is too long");
    return { ...spec, name: name ?? spec.names[language] };
  });
  const all = own.flatMap((column) =>
    column.isPerDate ? toDays(month).map((date) => onDate(column, date)) : [column],
  );
  if (all.length > MOST_COLUMNS) throw new ExportInputError("columns", `A file has ${MOST_COLUMNS} columns at most`);
  return all;
}

function toUnknownColumn(key: string, { columns }: KindSpec): string {
  return `There is no column ${key.slice(0, 50)}; there are ${columns.map((column) => column.key).join(", ")}`;
}

function onDate(column: ExportColumn, date: string): ExportColumn {
  const name = column.key === "days" ? date : `${date} ${column.name}`;
  return { ...column, name, date };
}

/** The dates of a month. */
function toDays(month = ""): readonly string[] {
  const first = parseDay(`${month}-01`);
  const days = Array.from({ length: 31 }, (_, index) => toDate(first + index));
  return days.filter((date) => date.startsWith(month));
}

function toOrder({ orders }: KindSpec, orderBy: string | undefined): Readonly<Record<string, unknown>> {
  if (orderBy === undefined) return orders[0] === undefined ? {} : { orderBy: orders[0] };
  if (orders.includes(orderBy)) return { orderBy };
  const known = orders.length === 0 ? "it has one order only" : `it comes by ${orders.join(", ")}`;
  throw new ExportInputError("orderBy", `Not in this order: ${known}`);
}

function hasPlace({ columns }: KindSpec): boolean {
  return columns.some(({ fields }: ColumnSpec) => fields.includes("place.timeZone") || fields.includes("place.name"));
}

/** @throws {ExportInputError} */
function checkZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone }).format(DAY_MS);
  } catch {
    throw new ExportInputError("timeZone", "A time zone is one of IANA, such as Asia/Riyadh");
  }
}
