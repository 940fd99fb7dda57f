import { HttpError } from "@biometricflow/service/errors/http-error";
import { coerceInputValue, type GraphQLSchema, isInputObjectType } from "graphql";
import type { StartExportInput } from "../generated/resolvers.ts";

/** The files that are made when they are asked for, by the name before the ending. */
const KIND_NAMES: Readonly<Record<string, StartExportInput["kind"]>> = {
  attendance: "ATTENDANCE",
  totals: "TOTALS",
  payroll: "PAYROLL",
  matrix: "MATRIX",
  "month-sheet": "MONTH_SHEET",
  punches: "PUNCHES",
  users: "USERS",
  devices: "DEVICES",
  audit: "AUDIT",
  people: "PEOPLE",
};

/** Where the parameters of each kind stand in the input; the names are those of the graph. */
const FILTERS: Readonly<Partial<Record<StartExportInput["kind"], "attendance" | "punches" | "persons">>> = {
  ATTENDANCE: "attendance",
  TOTALS: "attendance",
  PAYROLL: "attendance",
  MATRIX: "persons",
  MONTH_SHEET: "persons",
  PUNCHES: "punches",
  PEOPLE: "persons",
};
const OUTSIDE_FILTER = new Set([
  "groupBy",
  "month",
  "additionalHolidays",
  "orderBy",
  "columns",
  "language",
  "timeZone",
  "hoursFormat",
  "link",
]);
const LISTS = new Set([
  "placeIds",
  "departmentIds",
  "personIds",
  "shiftIds",
  "userIds",
  "deviceIds",
  "status",
  "flags",
  "additionalHolidays",
]);
const WORDS = new Set(["groupBy", "orderBy", "language", "hoursFormat", "status", "flags"]);

/**
 * The input that a path such as `attendance.csv` and its parameters stand for: names as in the graph, lists by commas or by
 * repetition, words in any case. `undefined` for a name that is no such file.
 *
 * @throws {HttpError} BAD_USER_INPUT for a parameter that the graph would not take
 */
export function toStartInput(
  name: string,
  parameters: URLSearchParams,
  schema: GraphQLSchema,
): StartExportInput | undefined {
  const [, stem = "", ending = ""] = /^([a-z-]+)\.([a-z]+)$/.exec(name) ?? [];
  const kind = KIND_NAMES[stem];
  if (kind === undefined) return undefined;
  const inside: Record<string, unknown> = {};
  const outside: Record<string, unknown> = { kind, format: ending.toUpperCase() };
  const filter = FILTERS[kind];
  for (const key of new Set(parameters.keys())) {
    const isInside = filter !== undefined && !OUTSIDE_FILTER.has(key) && !(kind === "PUNCHES" && key === "placeIds");
    (isInside ? inside : outside)[key] = toValue(key, parameters.getAll(key));
  }
  if (filter !== undefined && Object.keys(inside).length > 0) outside[filter] = inside;
  return coerce(outside, schema);
}

function toValue(key: string, given: readonly string[]): unknown {
  const texts = given.map((text) => (WORDS.has(key) ? text.toUpperCase() : text));
  if (key === "columns") return texts.flatMap((text) => text.split(",")).map((text) => ({ key: text }));
  return LISTS.has(key) ? texts.flatMap((text) => text.split(",")) : (texts.at(-1) ?? "");
}

/** By the graph's own type, so that both ways take and refuse the same. */
function coerce(input: Readonly<Record<string, unknown>>, schema: GraphQLSchema): StartExportInput {
  const type = schema.getType("StartExportInput");
  if (!isInputObjectType(type)) throw new TypeError("the graph has no StartExportInput");
  const value = coerceInputValue(input, type, (path, _value, error) => {
    throw new HttpError("BAD_USER_INPUT", `${path.join(".")}: ${error.message}`);
  });
  if (!isCoerced(value)) throw new HttpError("BAD_USER_INPUT", "These parameters are none of an export");
  return value;
}

/** The graph's own type says what an input looks like. */
function isCoerced(value: unknown): value is StartExportInput {
  return typeof value === "object" && value !== null;
}
