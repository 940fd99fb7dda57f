import { GraphQLError } from "graphql";

/** What the audit calls the error with which something was refused. */
export function toRefusalCode(error: unknown): string {
  const code: unknown = error instanceof GraphQLError ? error.extensions["code"] : Reflect.get(Object(error), "code");
  return typeof code === "string" ? code : "INTERNAL_SERVER_ERROR";
}
