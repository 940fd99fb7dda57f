import type { ExportInput } from "../../domain/exports/export-plan.ts";
import { ExportInputError } from "../../domain/exports/export-words.ts";
import type { StartExportInput } from "../../generated/resolvers.ts";

const MOST_LINK_CHARS = 2000;
/** What was asked for is kept with every file. */
const MOST_ASKED_CHARS = 32_768;
/** Any origin: a path stays at it. */
const HERE = "http://dashboard.invalid";

/** What an input means; its kind takes the arguments that are its own, and no others. @throws {ExportInputError} */
export function toExportInput(input: StartExportInput): ExportInput {
  const { kind, format, language, hoursFormat, timeZone, columns, orderBy, month } = input;
  checkForeign(input);
  if (JSON.stringify(input).length > MOST_ASKED_CHARS)
    throw new ExportInputError(
      "attendance",
      "That is too much to ask for by one file: choose by departments or places",
    );
  return {
    kind,
    format: format ?? (kind === "MONTH_SHEET" ? "PDF" : "CSV"),
    language: language ?? "EN",
    hoursFormat: hoursFormat ?? "HM",
    timeZone: timeZone ?? undefined,
    columns: columns ?? undefined,
    orderBy: orderBy ?? undefined,
    month: month ?? undefined,
    arguments: toArguments(input),
  };
}

/** A path of the dashboard. @throws {ExportInputError} for anything that leads elsewhere */
export function parseLink(link: string | null | undefined): string | undefined {
  if (link === null || link === undefined) return undefined;
  if (isPath(link) && link.length <= MOST_LINK_CHARS) return link;
  throw new ExportInputError("link", "A link is a path of the dashboard, such as /attendance?month=2026-11");
}

/** Judged as it is read: whoever reads an address leaves tabs and line feeds out of it. */
function isPath(link: string): boolean {
  return link.startsWith("/") && URL.parse(link, HERE)?.origin === HERE;
}

function toArguments(input: StartExportInput): Readonly<Record<string, unknown>> {
  const { attendance, groupBy, persons, placeIds, punches, search, additionalHolidays } = input;
  const overlay = additionalHolidays ? { additionalHolidays } : {};
  const places = placeIds ? { placeIds } : {};
  const found = search ? { filter: { search } } : {};
  switch (input.kind) {
    case "ATTENDANCE":
      return { ...(attendance ? { filter: attendance } : {}), ...overlay };
    case "TOTALS":
      return { ...(attendance ? { filter: attendance } : {}), groupBy: groupBy ?? "PERSON", ...overlay };
    case "PAYROLL":
      return { ...(attendance ? { filter: attendance } : {}), groupBy: "PERSON", ...overlay };
    case "MATRIX":
    case "MONTH_SHEET":
      return { ...(persons ? { filter: persons } : {}), ...overlay };
    case "PEOPLE":
      return persons ? { filter: persons } : {};
    case "PUNCHES":
      return { ...places, ...(punches ? { filter: punches } : {}) };
    case "USERS":
    case "DEVICES":
      return { ...places, ...found };
    case "AUDIT":
      return {};
  }
}

const RECORDS = ["attendance", "additionalHolidays"] as const;
const SHEET = ["month", "persons", "additionalHolidays"] as const;
const OWN: Readonly<Record<StartExportInput["kind"], readonly (keyof StartExportInput)[]>> = {
  ATTENDANCE: RECORDS,
  TOTALS: [...RECORDS, "groupBy"],
  PAYROLL: RECORDS,
  MATRIX: SHEET,
  MONTH_SHEET: SHEET,
  PUNCHES: ["placeIds", "punches"],
  USERS: ["placeIds", "search"],
  DEVICES: ["placeIds", "search"],
  AUDIT: [],
  PEOPLE: ["persons"],
};
const NARROWING = [
  ...RECORDS,
  ...["groupBy", "month", "persons", "placeIds", "punches", "search"],
] as const satisfies readonly (keyof StartExportInput)[];

/** What would narrow another kind narrows nothing here: a file of more than was meant is refused. */
function checkForeign(input: StartExportInput): void {
  const foreign = NARROWING.find((name) => (input[name] ?? undefined) !== undefined && !OWN[input.kind].includes(name));
  if (foreign === undefined) return;
  const own = OWN[input.kind].join(", ");
  throw new ExportInputError(foreign, `${input.kind} is not narrowed by it; it takes ${own === "" ? "none" : own}`);
}
