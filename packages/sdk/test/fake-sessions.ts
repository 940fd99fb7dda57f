/** What a token endpoint is asked with. */
export interface FakeAuthRequest {
  readonly body: Record<string, unknown>;
  readonly authorization: string | undefined;
}

/** Tokens of the fake router: shaped like JWTs, signed by nobody. */
export interface FakeSessions {
  readonly answer: (path: string, request: FakeAuthRequest) => [status: number, body: unknown];
  readonly isValid: (authorization: string | undefined) => boolean;
  readonly isExpired: (authorization: string | undefined) => boolean;
  readonly remainingMs: (authorization: string) => number;
  /** Makes every token issued so far worthless. */
  readonly revokeAll: () => void;
  readonly counts: { issued: number };
  /** Answers every token request with 503, as while the directory is down. */
  isDirectoryDown: boolean;
}

interface Claims {
  readonly n: number;
  readonly exp: number;
}

const REFUSED = { error: { code: "UNAUTHENTICATED", message: "The name or the secret is wrong." } };
const UNAVAILABLE = { error: { code: "SERVICE_UNAVAILABLE", message: "The directory does not answer." } };

/** Creates the sessions. The API key is `fake-key`, the account `amina` with password `gate`. */
export function createFakeSessions(lifeSeconds: number): FakeSessions {
  const counts = { issued: 0 };
  let firstGood = 1;

  const issue = () => {
    counts.issued += 1;
    const iat = Date.now() / 1000;
    const claims = { n: counts.issued, sub: "account/amina", iat, exp: iat + lifeSeconds };
    const token = `fake.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.unsigned`;
    return {
      access_token: token,
      token_type: "Bearer",
      expires_in: lifeSeconds,
      refresh_token: `refresh-${counts.issued}`,
    };
  };
  const isGoodSecret = (path: string, body: Record<string, unknown>) =>
    path === "/auth/refresh"
      ? String(body.refresh_token).startsWith("refresh-")
      : body.api_key === "fake-key" || (body.username === "amina" && body.password === "gate");

  const sessions: FakeSessions = {
    counts,
    isDirectoryDown: false,
    answer: (path, { body, authorization }) => {
      if (path === "/auth/socket") return sessions.isValid(authorization) ? [200, issue()] : [401, REFUSED];
      if (sessions.isDirectoryDown) return [503, UNAVAILABLE];
      if (path === "/auth/logout") return [200, {}];
      return isGoodSecret(path, body) ? [200, issue()] : [401, REFUSED];
    },
    isValid: (authorization) => {
      const claims = readClaims(authorization);
      return claims !== undefined && claims.n >= firstGood && claims.exp * 1000 > Date.now();
    },
    isExpired: (authorization) => {
      const claims = readClaims(authorization);
      return claims !== undefined && claims.exp * 1000 <= Date.now();
    },
    remainingMs: (authorization) => (readClaims(authorization)?.exp ?? 0) * 1000 - Date.now(),
    revokeAll: () => {
      firstGood = counts.issued + 1;
    },
  };
  return sessions;
}

function readClaims(authorization: string | undefined): Claims | undefined {
  const [, payload] = authorization?.split(".") ?? [];
  return payload ? JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) : undefined;
}
