import { expect, it } from "vitest";
import type { TokenClaims } from "./token.ts";
import { canSeePlace, toViewer } from "./viewer.ts";

const CLAIMS: TokenClaims = {
  iss: "i",
  aud: "a",
  sub: "s",
  exp: 100,
  iat: 40,
  jti: "j",
  sid: "f",
  role: "HR",
  places: ["riyadh"],
};

it("sees its own places only", () => {
  const viewer = toViewer(CLAIMS);
  expect(viewer).toEqual({
    subject: "s",
    name: "s",
    role: "HR",
    places: ["riyadh"],
    sessionId: "f",
    issuedAtMs: 40_000,
    expiresAtMs: 100_000,
  });
  expect([canSeePlace(viewer, "riyadh"), canSeePlace(viewer, "cairo")]).toEqual([true, false]);
});

it("sees every place with the star", () => {
  const viewer = toViewer({ ...CLAIMS, places: ["*"] });
  expect(viewer.places).toBe("*");
  expect(canSeePlace(viewer, "cairo")).toBe(true);
});

it("sees no place without places", () => {
  expect(canSeePlace(toViewer({ ...CLAIMS, places: [] }), "riyadh")).toBe(false);
});
