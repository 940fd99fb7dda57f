import { expect, it } from "vitest";
import { toSaidCode, wantsFactorCode } from "./factor-code.ts";

it.each([
  ["SECOND_FACTOR_REQUIRED", true, undefined],
  ["SECOND_FACTOR_WRONG", true, "SECOND_FACTOR_WRONG"],
  ["UNAUTHENTICATED", false, "WRONG_CREDENTIALS"],
  ["RATE_LIMITED", false, "RATE_LIMITED"],
])("after %s the field of the code is shown: %s", (code, isShown, said) => {
  expect([wantsFactorCode(code), toSaidCode(code)]).toEqual([isShown, said]);
});
