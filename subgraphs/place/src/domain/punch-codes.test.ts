import { expect, it } from "vitest";
import { toFirmwareFamily, toPunchState, toVerifyMode } from "./punch-codes.ts";

it.each([
  [0, "CHECK_IN"],
  [1, "CHECK_OUT"],
  [2, "BREAK_OUT"],
  [3, "BREAK_IN"],
  [4, "OVERTIME_IN"],
  [5, "OVERTIME_OUT"],
  [6, "UNSPECIFIED"],
  [255, "UNSPECIFIED"],
])("reads state %i as %s", (code, state) => expect(toPunchState(code)).toBe(state));

it.each([
  ["CURRENT", 0, "OTHER"],
  ["CURRENT", 1, "FINGERPRINT"],
  ["CURRENT", 2, "OTHER"],
  ["CURRENT", 3, "PASSWORD"],
  ["CURRENT", 4, "CARD"],
  ["CURRENT", 15, "FACE"],
  ["CURRENT", 25, "PALM"],
  ["CURRENT", 11, "OTHER"],
  ["OLD_TFT", 0, "PASSWORD"],
  ["OLD_TFT", 2, "CARD"],
] as const)("reads verify code of %s readers %i as %s", (family, code, mode) =>
  expect(toVerifyMode(code, family)).toBe(mode),
);

it.each([
  ["ZEM560_TFT", "OLD_TFT"],
  ["ZMM220_TFT", "CURRENT"],
  [undefined, "CURRENT"],
])("counts the platform %s to %s", (platform, family) => expect(toFirmwareFamily(platform)).toBe(family));
