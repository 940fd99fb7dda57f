import { parseDateTime } from "@biometricflow/schema/date-time";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { GraphQLScalarType, Kind } from "graphql";

/** An instant as RFC 3339 in UTC with milliseconds; `undefined` stays null. */
export function toDateTime(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}

/** `DateTime`: RFC 3339 with a zone on the way in; UTC with milliseconds towards resolvers and on the way out. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: "DateTime",
  serialize: toInstant,
  parseValue: toInstant,
  parseLiteral: (node) => toInstant(node.kind === Kind.STRING ? node.value : undefined),
});

function toInstant(value: unknown): string {
  const instant = typeof value === "string" ? parseDateTime(value) : undefined;
  if (instant === undefined)
    throw codedError("BAD_USER_INPUT", "A DateTime is RFC 3339 with a zone, such as 2026-11-22T05:00:00Z");
  return instant;
}
