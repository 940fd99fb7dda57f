import { expect, it } from "vitest";
import { readGraphqlResponse } from "./graphql-response.ts";

const withCode = (code: string) => JSON.stringify({ errors: [{ message: "no", extensions: { code } }] });

it.each([
  ["data", 200, '{"data":{"a":1}}', { kind: "ANSWER", data: { a: 1 }, errors: [] }],
  [
    "data with errors",
    200,
    '{"data":{"a":null},"errors":[{"message":"x"}]}',
    { kind: "ANSWER", data: { a: null }, errors: [{ message: "x" }] },
  ],
  ["a refusal of the client's input", 400, withCode("BAD_USER_INPUT"), { kind: "ANSWER", data: null }],
  ["a refused token", 401, withCode("UNAUTHENTICATED"), { kind: "FAULT", fault: "REFUSED" }],
  ["a refused token with status 200", 200, withCode("TOKEN_EXPIRED"), { kind: "FAULT", fault: "REFUSED" }],
  ["another contract", 400, withCode("GRAPHQL_VALIDATION_FAILED"), { kind: "FAULT", fault: "CONTRACT_MISMATCH" }],
  ["no JSON", 200, "<html>", { kind: "FAULT", fault: "ERROR" }],
  ["JSON that is no GraphQL", 500, '{"error":{"code":"X"}}', { kind: "FAULT", fault: "ERROR" }],
  ["nothing", 200, "", { kind: "FAULT", fault: "ERROR" }],
  ["a list", 200, "[]", { kind: "FAULT", fault: "ERROR" }],
])("reads %s", (_name, status, text, expected) => {
  expect(readGraphqlResponse({ status, text })).toMatchObject(expected);
});
