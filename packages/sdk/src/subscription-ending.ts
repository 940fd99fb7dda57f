import { isJsonObject, toFaults, toNetworkFailure } from "./response.ts";
import { type Failure, type GraphQLFault, SdkError } from "./result.ts";

const REVOKED_CLOSE = 4401; // the session is over; every other close may be followed by a try

/** Refusals that the same operation meets again, however often it is sent. */
const FINAL_CODES: ReadonlySet<string> = new Set([
  "FORBIDDEN",
  "BAD_USER_INPUT",
  "BAD_CURSOR",
  "QUERY_NOT_SUPPORTED",
  "QUERY_TOO_DEEP",
  "QUERY_TOO_COSTLY",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
]);

/** What the end of one connection means for its subscription. */
export type Ending =
  /** Try again after the backoff. */
  | { readonly kind: "retry" }
  /** The position is worth nothing any more: begin at the head and say that there is a gap. */
  | { readonly kind: "reset"; readonly message: string }
  /** Stop. */
  | { readonly kind: "final"; readonly failure: Failure };

/** Judges what a connection ended with: a close event, GraphQL errors, or an exception of the token source. */
export function toEnding(error: unknown): Ending {
  if (Array.isArray(error)) return toFaultEnding(toFaults(error));
  if (error instanceof SdkError) return toTokenEnding(error);
  if (isJsonObject(error) && error.code === REVOKED_CLOSE) {
    return toFinal("UNAUTHENTICATED", "The session was ended.");
  }
  return { kind: "retry" };
}

/** Judges the errors of a stream's message. */
export function toFaultEnding(faults: readonly GraphQLFault[]): Ending {
  const reset = faults.find(({ code }) => code === "CURSOR_RESET");
  if (reset) return { kind: "reset", message: reset.message };
  const final = faults.find(({ code }) => FINAL_CODES.has(code));
  return final ? toFinal(final.code, final.message) : { kind: "retry" };
}

/** A refused key or session stays refused; an absent issuer comes back. */
function toTokenEnding({ failure }: SdkError): Ending {
  const isRefused = failure.code === "UNAUTHENTICATED" || failure.code === "FORBIDDEN";
  return isRefused ? { kind: "final", failure } : { kind: "retry" };
}

function toFinal(code: string, message: string): Ending {
  return { kind: "final", failure: { ...toNetworkFailure(message), kind: "graphql", code } };
}
