import type { GraphQLFormattedError } from "graphql";
import { isErrorCode } from "./error-codes.ts";

/** Codes of Apollo Server whose messages speak about the client's own request and may be shown. */
const APOLLO_CODES: readonly unknown[] = [
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
];

/**
 * `formatError` of every Apollo Server here: errors with a known code keep code and message; of all others the
 * client learns "Internal server error" only. The caller logs the original.
 */
export function formatError(formatted: GraphQLFormattedError, _error?: unknown): GraphQLFormattedError {
  const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
  const { code } = extensions;
  const isShown = code !== "INTERNAL_SERVER_ERROR" && (isErrorCode(code) || APOLLO_CODES.includes(code));
  if (isShown) return { ...formatted, extensions };
  return { ...formatted, message: "Internal server error", extensions: { code: "INTERNAL_SERVER_ERROR" } };
}

/** True when `formatError` hides this error's text, so that it must be logged. */
export function isMasked(formatted: GraphQLFormattedError): boolean {
  return formatError(formatted).extensions?.["code"] === "INTERNAL_SERVER_ERROR";
}
