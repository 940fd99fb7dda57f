import type { PublishedKeys } from "@biometricflow/service/identity/published-keys";
import { API_KEY_PREFIX, parseBearer } from "@biometricflow/service/identity/bearer-token";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { createTokenVerifier, DIRECTORY_ISSUER, TOKEN_USES, TokenError } from "@biometricflow/service/identity/token";
import { toViewer, type Viewer } from "@biometricflow/service/identity/viewer";
import type { GraphQLError } from "graphql";
import type { RevokedSessions } from "./revoked-sessions.ts";

/** Whether and as whom a client is known. */
export type Authentication =
  | { readonly kind: "VIEWER"; readonly viewer: Viewer }
  | { readonly kind: "ANONYMOUS" }
  /** `isSessionOver`: no token of this session will count again. */
  | { readonly kind: "REFUSED"; readonly error: GraphQLError; readonly isSessionOver?: true };

/** Judges an `authorization` header. Never throws. */
export type Authenticate = (authorization: string | undefined) => Promise<Authentication>;

const MIN_REFRESH_PAUSE_MS = 1000; // garbage tokens must not become requests to the directory

/** What a client's token is judged by. */
export interface AuthenticateOptions {
  readonly keys: PublishedKeys;
  readonly revoked: RevokedSessions;
  readonly now?: () => number;
}

/** Creates the check of client tokens. A token of a key not known yet makes the router ask the directory once. */
export function createAuthenticate({ keys, revoked, now = Date.now }: AuthenticateOptions): Authenticate {
  const verify = createTokenVerifier({ keys: keys.current, issuer: DIRECTORY_ISSUER, use: TOKEN_USES.client, now });
  let refreshedAtMs = 0;
  let refreshing: Promise<void> | undefined;
  const judge = (token: string): Authentication => {
    try {
      const claims = verify(token);
      return judgeSession(revoked, toViewer(claims));
    } catch (error) {
      if (error instanceof TokenError) return toRefusal(error);
      throw error;
    }
  };
  const refresh = async () => {
    if (refreshing === undefined && now() - refreshedAtMs < MIN_REFRESH_PAUSE_MS) return;
    refreshing ??= keys.refresh().finally(() => {
      refreshing = undefined;
      refreshedAtMs = now();
    });
    await refreshing;
  };
  return async (authorization) => {
    if (authorization === undefined || authorization === "") return { kind: "ANONYMOUS" };
    const token = parseBearer(authorization);
    if (token === undefined) return refuse("The token is not valid");
    if (token.startsWith(API_KEY_PREFIX))
      return refuse("This is an API key: send it as X-API-Key, or exchange it for a token at POST /auth/token");
    const kid = readKeyId(token);
    if (kid !== undefined && !keys.current().has(kid)) await refresh();
    return judge(token);
  };
}

/** What is said of a token whose session ended: signed out, a stolen refresh token, a disabled account. */
export const SESSION_OVER = {
  kind: "REFUSED",
  error: requestError("UNAUTHENTICATED", "The session is over; sign in again"),
  isSessionOver: true,
} as const;

/**
 * Whether a token that is valid by itself still counts, whatever its kind: now, and for as long as it is relied on. Until when its viewer
 * may write to readers is what the directory said last, not what was so when the token was made.
 */
export function judgeSession(revoked: RevokedSessions, viewer: Viewer): Authentication {
  if (revoked.isRevoked(viewer.sessionId)) return SESSION_OVER;
  if (revoked.mustRenew(viewer.issuedAtMs)) return toRefusal(new TokenError("TOKEN_EXPIRED"));
  if (viewer.deviceWritesUntilMs === undefined) return { kind: "VIEWER", viewer };
  return { kind: "VIEWER", viewer: { ...viewer, deviceWritesUntilMs: revoked.deviceWritesUntilMs(viewer.subject) } };
}

function toRefusal({ code, message }: TokenError): Authentication {
  return { kind: "REFUSED", error: requestError(code, message) };
}

function refuse(message: string): Authentication {
  return { kind: "REFUSED", error: requestError("UNAUTHENTICATED", message) };
}

/** The key id in a token's header, not yet trusted. */
function readKeyId(token: string): string | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split(".", 1)[0] ?? "", "base64url").toString("utf8"));
    const kid: unknown = typeof header === "object" && header !== null ? Reflect.get(header, "kid") : undefined;
    return typeof kid === "string" ? kid : undefined;
  } catch {
    return undefined; // no token at all; the verifier refuses it
  }
}
