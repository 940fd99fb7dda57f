import type { GraphQLFormattedError } from "graphql";
import { isErrorCode } from "./error-codes.ts";
import { leaveValuesOut } from "./given-values.ts";

/**
 * `formatError` of every Apollo Server here: errors with a known code keep code and message, without values that were given; of all others the
 * client learns "Internal server error" only. The caller logs the original.
 */
export function formatError(formatted: GraphQLFormattedError, _error?: unknown): GraphQLFormattedError {
  const { stacktrace: _stacktrace, ...given } = formatted.extensions ?? {};
  const extensions = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, cutText(value)]));
  const { code } = extensions;
  const isShown = code !== "INTERNAL_SERVER_ERROR" && isErrorCode(code);
  if (isShown) return { ...formatted, message: cutText(leaveValuesOut(formatted.message)), extensions };
  return { ...formatted, message: "Internal server error", extensions: { code: "INTERNAL_SERVER_ERROR" } };
}

const MAX_CHARACTERS = 500; // a message may name what the client sent, and must not send it back whole

function cutText<T>(value: T): T | string {
  if (typeof value !== "string" || value.length <= MAX_CHARACTERS) return value;
  return `${value.slice(0, MAX_CHARACTERS)}... (${value.length} characters)`;
}

/** True when `formatError` hides this error's text, so that it must be logged. */
export function isMasked(formatted: GraphQLFormattedError): boolean {
  return formatError(formatted).extensions?.["code"] === "INTERNAL_SERVER_ERROR";
}
