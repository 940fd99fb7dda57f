import type { GraphQLFormattedError } from "graphql";
import type { SubgraphResponse } from "./endpoint.ts";

/** The body of a GraphQL response, or why it is none. */
export type GraphqlResponse =
  | {
      readonly kind: "ANSWER";
      readonly data: Record<string, unknown> | null;
      readonly errors: readonly GraphQLFormattedError[];
    }
  | { readonly kind: "FAULT"; readonly fault: "REFUSED" | "CONTRACT_MISMATCH" | "ERROR" };

const REFUSED: readonly unknown[] = ["UNAUTHENTICATED", "TOKEN_EXPIRED"];
const MISMATCH: readonly unknown[] = ["GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"];

/** Reads a subgraph's response. The result is a fresh object on every call. */
export function readGraphqlResponse({ status, text }: SubgraphResponse): GraphqlResponse {
  if (status === 401) return { kind: "FAULT", fault: "REFUSED" };
  const body = parseJson(text);
  if (!isObject(body)) return { kind: "FAULT", fault: "ERROR" };
  const { data, errors: given } = body;
  const errors = Array.isArray(given) ? given.filter(isFormattedError) : [];
  if (isObject(data)) return { kind: "ANSWER", data, errors };
  const codes = errors.map((error) => error.extensions?.["code"]);
  if (codes.some((code) => REFUSED.includes(code))) return { kind: "FAULT", fault: "REFUSED" };
  if (codes.some((code) => MISMATCH.includes(code))) return { kind: "FAULT", fault: "CONTRACT_MISMATCH" };
  return errors.length === 0 ? { kind: "FAULT", fault: "ERROR" } : { kind: "ANSWER", data: null, errors };
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
