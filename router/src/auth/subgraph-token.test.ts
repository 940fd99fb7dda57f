import type { NewTokenClaims, TokenUse } from "@biometricflow/service/identity/token";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { describe, expect, it } from "vitest";
import { createSubgraphTokens } from "./subgraph-token.ts";

const viewer: Viewer = {
  subject: "a",
  name: "A",
  role: "ADMIN",
  places: "*",
  sessionId: "s",
  issuedAtMs: 0,
  expiresAtMs: 0,
};

function recordTokens() {
  const signed: { claims: NewTokenClaims; use: TokenUse; expiresInSeconds: number }[] = [];
  const tokens = createSubgraphTokens((claims, options) => `token-${signed.push({ claims, ...options })}`);
  return { signed, tokens };
}

describe("a token towards a place", () => {
  it("is for that place alone and short", () => {
    const { signed, tokens } = recordTokens();
    expect(tokens.forPlace(viewer, "riyadh")).toBe("Bearer token-1");
    expect(signed).toEqual([
      {
        claims: { sub: "a", sid: "s", name: "A", role: "ADMIN", places: ["riyadh"] },
        use: { kind: "place", audience: "place:riyadh" },
        expiresInSeconds: 60,
      },
    ]);
  });

  it("names the users of that place alone", () => {
    const { signed, tokens } = recordTokens();
    tokens.forPlace({ ...viewer, role: "EMPLOYEE", users: ["riyadh/1", "cairo/2"] }, "cairo");
    expect(signed[0]?.claims.users).toEqual(["cairo/2"]);
  });

  it("is signed once for equal rights, and for each place anew", () => {
    const { signed, tokens } = recordTokens();
    for (const place of ["riyadh", "riyadh", "cairo", "riyadh"]) tokens.forPlace(viewer, place);
    tokens.forPlace({ ...viewer, subject: "b" }, "riyadh");
    expect(signed.map(({ use, claims }) => `${use.audience} ${claims.sub}`)).toEqual([
      "place:riyadh a",
      "place:cairo a",
      "place:riyadh b",
    ]);
  });
});

describe("a token towards the directory", () => {
  it("carries the viewer's places", () => {
    const { signed, tokens } = recordTokens();
    tokens.forDirectory(viewer);
    tokens.forDirectory({ ...viewer, places: ["riyadh"] });
    expect(signed.map(({ claims }) => claims.places)).toEqual([["*"], ["riyadh"]]);
  });

  it("is PUBLIC and without places for a request without a client token", () => {
    const { signed, tokens } = recordTokens();
    tokens.forDirectory(undefined);
    expect(signed[0]).toMatchObject({
      claims: { sub: "anonymous", role: "PUBLIC", places: [] },
      use: { kind: "directory", audience: "service:directory" },
    });
  });
});
