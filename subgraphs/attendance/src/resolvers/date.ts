import { isDate, isLocalTime } from "@biometricflow/rules/local-time";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { GraphQLScalarType, Kind } from "graphql";

/** `Date`: `YYYY-MM-DD`, of a day that the calendar has. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  serialize: toDate,
  parseValue: toDate,
  parseLiteral: (node) => toDate(node.kind === Kind.STRING ? node.value : undefined),
});

/** `Month`: `YYYY-MM`. */
export const MonthScalar = new GraphQLScalarType<string, string>({
  name: "Month",
  serialize: toMonth,
  parseValue: toMonth,
  parseLiteral: (node) => toMonth(node.kind === Kind.STRING ? node.value : undefined),
});

/** `LocalDateTime`: `YYYY-MM-DDTHH:mm:ss` on the clocks of a place. */
export const LocalDateTimeScalar = new GraphQLScalarType<string, string>({
  name: "LocalDateTime",
  serialize: toLocalDateTime,
  parseValue: toLocalDateTime,
  parseLiteral: (node) => toLocalDateTime(node.kind === Kind.STRING ? node.value : undefined),
});

function toLocalDateTime(value: unknown): string {
  if (typeof value === "string" && isLocalTime(value)) return value;
  throw codedError("BAD_USER_INPUT", "A LocalDateTime is a time of the calendar such as 2026-11-22T08:00:00");
}

function toMonth(value: unknown): string {
  if (typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return value;
  throw codedError("BAD_USER_INPUT", "A Month is one of the calendar such as 2026-11");
}

function toDate(value: unknown): string {
  if (typeof value === "string" && isDate(value)) return value;
  throw codedError("BAD_USER_INPUT", "A Date is a day of the calendar such as 2026-11-22");
}
