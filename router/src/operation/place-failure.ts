import type { ErrorCode } from "@biometricflow/service/errors/error-codes";
import type { GraphQLFormattedError } from "graphql";

/** Why a place did not give what it was asked for. */
export type PlaceFailureCode = Extract<ErrorCode, `PLACE_${string}`>;

/** A place in scope that did not answer. Its rows are unknown, not zero. */
export interface PlaceFailure {
  /** The place's id. */
  readonly place: string;
  readonly code: PlaceFailureCode;
  /** What happened, for people. */
  readonly message: string;
  /** The last instant at which the place answered, RFC 3339; null when it never did. */
  readonly asOf: string | null;
}

/** The error for a field that an older place does not know. */
export function toContractMismatch(place: string, field: string, rootKey: string): GraphQLFormattedError {
  const message = `The place ${place} speaks an older contract, without the field ${field}`;
  return { message, path: [rootKey], extensions: { code: "PLACE_CONTRACT_MISMATCH", place, field } };
}

/** True for such an error. */
export function isContractMismatch({ extensions }: GraphQLFormattedError): boolean {
  return extensions?.["code"] === "PLACE_CONTRACT_MISMATCH";
}

/** The failures met while one request was answered; the response lists them in `extensions.unavailable`. */
export interface FailureLog {
  readonly add: (failure: PlaceFailure) => void;
  readonly list: () => readonly PlaceFailure[];
}

/** Creates an empty list that keeps the first failure of each place. */
export function createFailureLog(): FailureLog {
  const failures = new Map<string, PlaceFailure>();
  return {
    add: (failure) => {
      if (!failures.has(failure.place)) failures.set(failure.place, failure);
    },
    list: () => [...failures.values()],
  };
}
