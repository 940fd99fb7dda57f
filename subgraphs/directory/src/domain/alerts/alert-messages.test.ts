import { expect, it } from "vitest";
import { toPath } from "./alert-messages.ts";

const NONE = { placeId: null, deviceId: null };

it.each([
  [
    "a reader",
    { kind: "CLOCK_DRIFT", placeId: "riyadh", deviceId: "riyadh/gate 1" },
    "/devices/reader?id=riyadh%2Fgate%201",
  ],
  ["a place", { kind: "PLACE_DOWN", placeId: "riyadh", deviceId: null }, "/devices?place=riyadh"],
  ["failed sign-ins", { kind: "SIGN_IN_FAILURES", ...NONE }, "/audit?outcome=REFUSED"],
] as const)("leads from an alert about %s to where more is known of it", (_what, alert, path) => {
  expect(toPath(alert)).toBe(path);
});
