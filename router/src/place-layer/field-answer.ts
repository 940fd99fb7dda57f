import { isErrorCode } from "@biometricflow/service/errors/error-codes";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { isContractMismatch, type PlaceFailure } from "../operation/place-failure.ts";
import type { PlaceReply } from "./place-port.ts";

/** What one root field of a fetch comes to. Paths begin with the field's response key. */
export interface FieldAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
}

type ErrorPath = NonNullable<GraphQLFormattedError["path"]>;

/** Codes by which a place refuses what the client asked, whichever place it asks. */
const REFUSALS: readonly unknown[] = ["BAD_USER_INPUT", "BAD_CURSOR", "CURSOR_RESET", "FORBIDDEN"];

/** The error that stands for a failed place at a position of the answer. */
export function toFailureError({ place, code, message, asOf }: PlaceFailure, path: ErrorPath): GraphQLFormattedError {
  return { message, path, extensions: { code, place, asOf } };
}

/** The error with the place it came from. */
export function withPlace(error: GraphQLFormattedError, place: string): GraphQLFormattedError {
  return { ...error, extensions: { ...error.extensions, place } };
}

/** An error that was thrown while a field was prepared. @throws whatever is no answer for a client. */
export function toRefusal(thrown: unknown, path: ErrorPath): GraphQLFormattedError {
  if (!(thrown instanceof GraphQLError)) throw thrown;
  return { message: thrown.message, path, extensions: thrown.extensions };
}

/** What a place said to one field: its value, or a refusal of the question, or a failure of its own. */
export type FieldReply =
  | { readonly kind: "VALUE"; readonly value: unknown; readonly errors: readonly GraphQLFormattedError[] }
  | { readonly kind: "REFUSAL"; readonly error: GraphQLFormattedError }
  | { readonly kind: "FAILURE"; readonly failure: PlaceFailure };

/** What a place says of itself: it ended its work when the deadline that it was told was over, or has too much of it. */
const OWN_WORDS = { PLACE_TIMEOUT: "did not answer in time", PLACE_OVERLOADED: "has too much to do at the moment" };

/** Reads one field out of a place's reply. A null with an error is a failure; a plain null is a value. */
export function readFieldReply(
  reply: PlaceReply,
  field: { readonly place: string; readonly key: string; readonly asOf: string | null },
): FieldReply {
  if (reply.kind === "FAILURE") return reply;
  const { place, key, asOf } = field;
  const errors = reply.errors.filter(({ path }) => path === undefined || path[0] === key);
  const value = reply.data?.[key] ?? null;
  if (value !== null || (reply.data !== null && errors.length === 0)) return { kind: "VALUE", value, errors };
  const refusal = errors.find((error) => REFUSALS.includes(error.extensions?.["code"]));
  if (refusal !== undefined) return { kind: "REFUSAL", error: { ...withPlace(refusal, place), path: [key] } };
  const mismatch = errors.find(isContractMismatch);
  if (mismatch !== undefined) {
    return { kind: "FAILURE", failure: { place, code: "PLACE_CONTRACT_MISMATCH", message: mismatch.message, asOf } };
  }
  const code = errors[0]?.extensions?.["code"];
  if (code === "PLACE_TIMEOUT" || code === "PLACE_OVERLOADED") {
    return { kind: "FAILURE", failure: { place, code, message: `The place ${place} ${OWN_WORDS[code]}`, asOf } };
  }
  const detail = isErrorCode(code) && code !== "INTERNAL_SERVER_ERROR" ? ` (${code})` : "";
  return {
    kind: "FAILURE",
    failure: { place, code: "PLACE_ERROR", message: `The place ${place} answered with an error${detail}`, asOf },
  };
}
