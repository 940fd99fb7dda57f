import { expect, it } from "vitest";
import { findRefusal, isRefusal } from "./refusal-code.ts";

const error = (code: string, message = "no") =>
  `{"message":${JSON.stringify(message)},"extensions":{"code":"${code}"}}`;

it.each([
  [401, '{"error":{"code":"UNAUTHENTICATED","message":"no"}}', "UNAUTHENTICATED"],
  [403, `{"errors":[${error("FORBIDDEN")}]}`, "FORBIDDEN"],
  [400, `{"errors":[${error("GRAPHQL_PARSE_FAILED")}]}`, "GRAPHQL_PARSE_FAILED"],
  [200, `{"errors":[${error("FORBIDDEN")}],"data":{"punch":null}}`, "FORBIDDEN"],
  [404, "not json", "HTTP_404"],
  [413, undefined, "HTTP_413"],
  [503, '{"error":{"code":"SERVICE_UNAVAILABLE"}}', "SERVICE_UNAVAILABLE"],
])("tells of %s %s that it refuses: %s", (status, payload, code) => {
  expect(findRefusal(status, payload)).toBe(code);
});

it.each([
  [200, '{"data":{"me":{"code":"FORBIDDEN"}}}'],
  [200, `{"errors":[${error("PLACE_UNREACHABLE")}],"data":{}}`],
  [200, `{"errors":[${error("INTERNAL_SERVER_ERROR")}]}`],
  [500, '{"error":{"code":"INTERNAL_SERVER_ERROR"}}'],
  [304, undefined],
])("refuses nobody by %s %s", (status, payload) => {
  expect(findRefusal(status, payload)).toBeUndefined();
});

it("takes no code from a text of the client", () => {
  expect(findRefusal(400, `{"errors":[${error("BAD_USER_INPUT", '"code":"FORGED"')}]}`)).toBe("BAD_USER_INPUT");
});

it("is no refusal where a place or we fail", () => {
  expect([isRefusal("FORBIDDEN"), isRefusal("PLACE_TIMEOUT"), isRefusal(undefined)]).toEqual([true, false, false]);
});
