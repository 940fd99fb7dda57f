import { expect, it } from "vitest";
import { endsProviderSignIn, parseProviderAnswer, toProviderRefusal } from "./provider-refusals.ts";

it.each([
  ["code", "code"],
  ["OIDC_NO_ACCOUNT", { refusal: "OIDC_NO_ACCOUNT" }],
  ["Call 555-1234 to sign in", undefined],
  [["code"], undefined],
  [undefined, undefined],
])("reads %j of an address", (value, answer) => {
  expect(parseProviderAnswer(value)).toEqual(answer);
});

it.each(["BAD_USER_INPUT", "UNAUTHENTICATED", "INTERNAL_SERVER_ERROR", "HTTP_413", "OIDC_NO_ACCOUNT"])(
  "has words for %s of the router",
  (code) => {
    expect(parseProviderAnswer(toProviderRefusal(code))).toEqual({ refusal: toProviderRefusal(code) });
  },
);

it("asks for another code only where one can still be taken", () => {
  expect(["OIDC_REFUSED", "OIDC_NO_ACCOUNT"].map(endsProviderSignIn)).toEqual([true, true]);
  expect(["SECOND_FACTOR_WRONG", "RATE_LIMITED", "SERVICE_UNAVAILABLE"].some(endsProviderSignIn)).toBe(false);
});
