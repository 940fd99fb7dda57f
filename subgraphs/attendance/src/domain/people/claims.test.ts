import { expect, it } from "vitest";
import { type ClaimSpan, findClaimOverlap } from "./claims.ts";

const claim = (placeId?: string, from?: string, to?: string, pin = "7"): ClaimSpan => ({ pin, placeId, from, to });

it.each<[string, ClaimSpan, ClaimSpan, boolean]>([
  ["everything, and a place", claim(), claim("riyadh"), true],
  ["two places", claim("cairo"), claim("riyadh"), false],
  ["two PINs", claim(), claim(undefined, undefined, undefined, "8"), false],
  [
    "until a date, and from the next on",
    claim("riyadh", undefined, "2026-01-31"),
    claim("riyadh", "2026-02-01"),
    false,
  ],
  ["until a date, and from it on", claim("riyadh", undefined, "2026-01-31"), claim(undefined, "2026-01-31"), true],
  [
    "a date within others",
    claim("riyadh", "2026-01-01", "2026-12-31"),
    claim("riyadh", "2026-05-01", "2026-05-01"),
    true,
  ],
])("sees whether two claims take the same punch: %s", (_what, left, right, expected) => {
  expect(findClaimOverlap([left, right]) !== undefined).toBe(expected);
  expect(findClaimOverlap([right, left]) !== undefined).toBe(expected);
});
