import { expect, it } from "vitest";
import { createEitherVerifier } from "./either-verifier.ts";
import { TokenError, type TokenClaims, type TokenVerifier } from "./token.ts";

const claims = (sub: string): TokenClaims => ({
  ...{ iss: "i", aud: "a", sub, sid: "s", role: "VIEWER", places: [], iat: 0, exp: 1, jti: "j" },
});
const takes =
  (known: string): TokenVerifier =>
  (token) => {
    if (token === known) return claims(known);
    throw new TokenError(token === "old" ? "TOKEN_EXPIRED" : "UNAUTHENTICATED");
  };

it("takes what one of the two takes, and nothing else", () => {
  const verify = createEitherVerifier(takes("first"), takes("second"));
  expect(verify("first").sub).toBe("first");
  expect(verify("second").sub).toBe("second");
  expect(() => verify("third")).toThrow(TokenError);
});

it("hides no failure of another kind", () => {
  const broken: TokenVerifier = () => {
    throw new TypeError("broken");
  };
  expect(() => createEitherVerifier(takes("first"), broken)("third")).toThrow(TypeError);
  expect(() => createEitherVerifier(broken, takes("first"))("first")).toThrow(TypeError);
});
