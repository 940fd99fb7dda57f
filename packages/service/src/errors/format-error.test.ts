import { expect, it } from "vitest";
import { codedError, ERROR_CODES, requestError } from "./error-codes.ts";
import { formatError, isMasked } from "./format-error.ts";

it("keeps code, message and extensions of a known error, without its stack", () => {
  const extensions = { code: "BAD_USER_INPUT", argument: "first", stacktrace: ["secret path"] };
  const formatted = formatError({ message: "too many", path: ["punches"], extensions });
  expect(formatted).toEqual({
    message: "too many",
    path: ["punches"],
    extensions: { code: "BAD_USER_INPUT", argument: "first" },
  });
});

it.each(["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"])("keeps %s", (code) => {
  expect(formatError({ message: "m", extensions: { code } })).toMatchObject({ message: "m", extensions: { code } });
});

it.each([{ code: "INTERNAL_SERVER_ERROR" }, { code: "SQLITE_FULL" }, {}])("hides the text of %j", (extensions) => {
  const error = { message: "password=1234", extensions };
  expect(formatError(error)).toEqual({
    message: "Internal server error",
    extensions: { code: "INTERNAL_SERVER_ERROR" },
  });
  expect(isMasked(error)).toBe(true);
});

it("cuts what a message or an extension names of a request", () => {
  const name = "x".repeat(1_000_000);
  const extensions = { code: "BAD_USER_INPUT", argument: name, limit: 5 };
  const { message, extensions: shown = {} } = formatError({ message: `No field ${name}`, extensions });
  expect(message).toMatch(/^No field x{491}\.\.\. \(1000009 characters\)$/);
  expect(String(shown["argument"]).length).toBeLessThan(600);
  expect(shown["limit"]).toBe(5);
});

it("sends no value back that came in the wrong field", () => {
  const message =
    'Variable "$input" got invalid value "645918273x" at "input.commKey"; Int cannot represent non-integer value: "645918273x"';
  const { message: shown } = formatError({ message, extensions: { code: "BAD_USER_INPUT" } });
  expect(shown).toBe('Variable "$input" got invalid value at "input.commKey"; Int cannot represent non-integer value');
});

it("gives an HTTP status only to errors that refuse the whole request", () => {
  expect(codedError("FORBIDDEN", "no").extensions).toEqual({ code: "FORBIDDEN" });
  expect(requestError("FORBIDDEN", "no").extensions).toEqual({ code: "FORBIDDEN", http: { status: 403 } });
});

it("has an HTTP status for every code", () => {
  for (const { status } of Object.values(ERROR_CODES)) expect(status).toBeGreaterThanOrEqual(400);
});
