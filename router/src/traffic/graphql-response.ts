import { CLIENT_CERTIFICATE_REFUSED } from "@biometricflow/edge/admit-clients";
import type { GraphQLFormattedError, SourceLocation } from "graphql";
import type { SubgraphResponse } from "./endpoint.ts";

/** The body of a GraphQL response, or why it is none. */
export type GraphqlResponse =
  | {
      readonly kind: "ANSWER";
      readonly data: Record<string, unknown> | null;
      readonly errors: readonly GraphQLFormattedError[];
      /** What the subgraph tells the router beside the answer. */
      readonly extensions?: Record<string, unknown>;
    }
  | { readonly kind: "FAULT"; readonly fault: "REFUSED" | "ERROR" }
  /** The subgraph serves those alone whose certificate counts; why ours does not, such as `NO_CERTIFICATE`. */
  | { readonly kind: "FAULT"; readonly fault: "NOT_ADMITTED"; readonly reason?: string }
  /** The subgraph does not know what it was asked; where in the operation, as far as it says. */
  | { readonly kind: "FAULT"; readonly fault: "CONTRACT_MISMATCH"; readonly faults: readonly SourceLocation[] };

const REFUSED: readonly unknown[] = ["UNAUTHENTICATED", "TOKEN_EXPIRED"];
const MISMATCH: readonly unknown[] = ["GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"];

/** Reads a subgraph's response. The result is a fresh object on every call. */
export function readGraphqlResponse({ status, text }: SubgraphResponse): GraphqlResponse {
  if (status === 401) return { kind: "FAULT", fault: "REFUSED" };
  const body = parseJson(text);
  if (!isObject(body)) return { kind: "FAULT", fault: "ERROR" };
  const { data, errors: given, extensions } = body;
  const errors = Array.isArray(given) ? given.filter(isFormattedError) : [];
  if (isObject(data)) return { kind: "ANSWER", data, errors, ...(isObject(extensions) ? { extensions } : {}) };
  const codes = errors.map((error) => error.extensions?.["code"]);
  const stranger = errors.find((error) => error.extensions?.["code"] === CLIENT_CERTIFICATE_REFUSED);
  if (stranger !== undefined) return { kind: "FAULT", fault: "NOT_ADMITTED", ...toReason(stranger) };
  if (codes.some((code) => REFUSED.includes(code))) return { kind: "FAULT", fault: "REFUSED" };
  if (codes.some((code) => MISMATCH.includes(code))) {
    return { kind: "FAULT", fault: "CONTRACT_MISMATCH", faults: listLocations(errors) };
  }
  return errors.length === 0 ? { kind: "FAULT", fault: "ERROR" } : { kind: "ANSWER", data: null, errors };
}

/** A place could say anything: a word of that kind, or none. */
function toReason({ extensions }: GraphQLFormattedError): { readonly reason?: string } {
  const reason = extensions?.["reason"];
  return typeof reason === "string" && /^[A-Z_]{1,64}$/.test(reason) ? { reason } : {};
}

/** Nothing when one error does not say where it is: then nothing can be done about it. */
function listLocations(errors: readonly GraphQLFormattedError[]): readonly SourceLocation[] {
  const locations = errors.map((error) => (Array.isArray(error.locations) ? error.locations.filter(isLocation) : []));
  return locations.every((it) => it.length > 0) ? locations.flat() : [];
}

function isLocation(value: unknown): value is SourceLocation {
  return isObject(value) && Number.isInteger(value["line"]) && Number.isInteger(value["column"]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not GraphQL: answered as ERROR by the caller
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFormattedError(value: unknown): value is GraphQLFormattedError {
  return isObject(value) && typeof value["message"] === "string";
}
