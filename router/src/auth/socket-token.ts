import { requestError } from "@biometricflow/service/errors/error-codes";
import type { SigningKeys } from "@biometricflow/service/identity/signing-keys";
import {
  createTokenSigner,
  createTokenVerifier,
  ROUTER_ISSUER,
  TOKEN_USES,
  TokenError,
} from "@biometricflow/service/identity/token";
import { toViewer, type Viewer } from "@biometricflow/service/identity/viewer";
import { parseBearer } from "@biometricflow/service/identity/bearer-token";
import type { FastifyInstance } from "fastify";
import { type Authenticate, judgeSession, SESSION_OVER } from "./client-token.ts";
import type { RevokedSessions } from "./revoked-sessions.ts";

const LIFETIME_SECONDS = 60;

/** Short tokens for subscriptions alone: page script may hold one, for the session's own token stays in its cookie. */
export interface SocketTokens {
  /** Never outlives the client token it was given for, and is as old: what makes that one count no more ends this one. */
  readonly issue: (viewer: Viewer) => { readonly token: string; readonly expiresInSeconds: number };
  /** Takes a socket token or a client token. */
  readonly authenticate: Authenticate;
}

/** What socket tokens are made from. */
export interface SocketTokenOptions {
  /** The router's own keys: the directory may be down while a live stream goes on. */
  readonly keys: Pick<SigningKeys, "signing" | "keySet">;
  /** Judges client tokens. */
  readonly authenticate: Authenticate;
  readonly revoked: RevokedSessions;
  readonly now?: () => number;
}

/** Creates the socket tokens of one router. */
export function createSocketTokens({ keys, authenticate, revoked, now = Date.now }: SocketTokenOptions): SocketTokens {
  const sign = createTokenSigner({ key: keys.signing, issuer: ROUTER_ISSUER, now });
  const verify = createTokenVerifier({ keys: keys.keySet, issuer: ROUTER_ISSUER, use: TOKEN_USES.socket, now });
  const judge = (authorization: string | undefined): Viewer | undefined => {
    const token = parseBearer(authorization);
    if (token === undefined) return undefined;
    try {
      return { ...toViewer(verify(token)), mayOnlySubscribe: true };
    } catch (error) {
      if (error instanceof TokenError) return undefined; // the other judge says what is wrong with it
      throw error;
    }
  };
  return {
    issue: (viewer) => {
      const { subject, name, role, places, users, viewedBy, sessionId, issuedAtMs, expiresAtMs } = viewer;
      const leftSeconds = Math.floor((expiresAtMs - now()) / 1000);
      const expiresInSeconds = Math.max(1, Math.min(LIFETIME_SECONDS, leftSeconds));
      const scope = { places: places === "*" ? ["*"] : places, ...(users === undefined ? {} : { users }) };
      const act = viewedBy === undefined ? {} : { act: { sub: viewedBy } };
      const claims = { sub: subject, sid: sessionId, name, role, ...scope, ...act };
      return { token: sign(claims, { use: TOKEN_USES.socket, expiresInSeconds, issuedAtMs }), expiresInSeconds };
    },
    authenticate: async (authorization) => {
      const viewer = judge(authorization);
      if (viewer === undefined) return authenticate(authorization);
      return judgeSession(revoked, viewer);
    },
  };
}

/** What the exchange of a client token for a socket token needs. */
export interface SocketTokenRouteOptions {
  readonly tokens: SocketTokens;
  readonly authenticate: Authenticate;
  /** Asks the directory whether the session goes on; true also when nobody can be asked. */
  readonly isSessionAlive: (token: string) => Promise<boolean>;
}

/**
 * Adds `POST /auth/socket`: a client token in `authorization` is answered with a socket token of 60 seconds,
 * `{ access_token, token_type, expires_in }`. A socket token is no client token: it subscribes, over the socket alone, and
 * cannot be exchanged again. A session that ended gets none, also within the second until the router hears of it.
 */
export function addSocketTokenRoute(app: FastifyInstance, options: SocketTokenRouteOptions): void {
  const { tokens, authenticate, isSessionAlive } = options;
  app.post("/auth/socket", async (request, reply) => {
    const { authorization } = request.headers;
    const known = await authenticate(authorization);
    if (known.kind === "REFUSED") throw known.error;
    if (known.kind === "ANONYMOUS") throw requestError("UNAUTHENTICATED", "Sign in first");
    if (!(await isSessionAlive(parseBearer(authorization) ?? ""))) throw SESSION_OVER.error;
    const { token, expiresInSeconds } = tokens.issue(known.viewer);
    reply.header("cache-control", "no-store");
    return { access_token: token, token_type: "Bearer", expires_in: expiresInSeconds };
  });
}
