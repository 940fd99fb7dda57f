const LONGEST_MARGIN_S = 120;
const USUAL_LIFE_S = 600;

interface TokenLife {
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/**
 * The life of an access token as its own payload states it, unverified: the router judges tokens, this only tells when
 * to ask for the next one. Undefined when the text is no token.
 */
export function readTokenLife(token: string): TokenLife | undefined {
  const claims = parseClaims(token.split(".")[1]);
  if (typeof claims?.exp !== "number") return undefined;
  return { expiresAt: claims.exp, issuedAt: typeof claims.iat === "number" ? claims.iat : claims.exp - USUAL_LIFE_S };
}

/** The session that an access token is of, as it states itself; undefined when the text is no token. */
export function readTokenSession(token: string): string | undefined {
  const sid = parseClaims(token.split(".")[1])?.sid;
  return typeof sid === "string" ? sid : undefined;
}

/** The role of an access token, as it states itself; undefined when the text is no token. */
export function readTokenRole(token: string): string | undefined {
  const role = parseClaims(token.split(".")[1])?.role;
  return typeof role === "string" ? role : undefined;
}

/** Whose an access token is, as it states itself; undefined when the text is no token. */
export function readTokenSubject(token: string): string | undefined {
  const sub = parseClaims(token.split(".")[1])?.sub;
  return typeof sub === "string" ? sub : undefined;
}

interface UnverifiedClaims {
  readonly exp?: unknown;
  readonly iat?: unknown;
  readonly sid?: unknown;
  readonly role?: unknown;
  readonly sub?: unknown;
}

function parseClaims(payload: string | undefined): UnverifiedClaims | undefined {
  if (!payload) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null ? claims : undefined;
  } catch {
    return undefined; // a cookie can hold anything
  }
}

/** Whether a token serves now, serves but ends soon (half its life, 120 s at most, is left), or does not serve. */
export function judgeToken(token: string | undefined, nowMs: number): "good" | "ending" | "useless" {
  const life = token ? readTokenLife(token) : undefined;
  if (!life) return "useless";
  const leftS = life.expiresAt - nowMs / 1000;
  if (leftS <= 0) return "useless";
  return leftS > Math.min(LONGEST_MARGIN_S, (life.expiresAt - life.issuedAt) / 2) ? "good" : "ending";
}
