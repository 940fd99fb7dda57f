import { createHmac, timingSafeEqual } from "node:crypto";

/** The n-th refresh token of a session. */
export interface RefreshToken {
  readonly sessionId: string;
  /** 0 for the token of the sign-in, one more with each refresh. */
  readonly generation: number;
}

const TOKEN = /^bfr_([0-9a-f-]{36})\.(\d{1,9})\.([\w-]{43})$/;

/**
 * Writes a refresh token: `bfr_<session>.<generation>.<HMAC-SHA-256>`. It is derived, not stored: the store holds only the
 * session's current generation, so that a stolen store holds no token, and the successor can be answered a second time.
 */
export function encodeRefreshToken({ sessionId, generation }: RefreshToken, secret: Buffer): string {
  return `bfr_${sessionId}.${generation}.${sign(`${sessionId}.${generation}`, secret).toString("base64url")}`;
}

/** Reads a refresh token. `undefined` for any text that this secret did not make. */
export function parseRefreshToken(text: string, secret: Buffer): RefreshToken | undefined {
  const [, sessionId, generation, mac] = TOKEN.exec(text) ?? [];
  if (sessionId === undefined || generation === undefined || mac === undefined) return undefined;
  const expected = sign(`${sessionId}.${generation}`, secret);
  const actual = Buffer.from(mac, "base64url");
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
  return { sessionId, generation: Number(generation) };
}

function sign(text: string, secret: Buffer): Buffer {
  return createHmac("sha256", secret).update(`refresh-token/1:${text}`).digest();
}
