import { expect, it } from "vitest";
import { parseProviderAnswer } from "./provider-refusals.ts";

it.each([
  ["code", "code"],
  ["OIDC_NO_ACCOUNT", { refusal: "OIDC_NO_ACCOUNT" }],
  ["Call 555-1234 to sign in", undefined],
  [["code"], undefined],
  [undefined, undefined],
])("reads %j of an address", (value, answer) => {
  expect(parseProviderAnswer(value)).toEqual(answer);
});
