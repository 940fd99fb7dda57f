import type { HttpReply, HttpRequest, HttpServer } from "@biometricflow/service/http/http-server";
import type { Jwks } from "@biometricflow/service/identity/keys";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import type { AuthActions, AuthInput } from "./auth-actions.ts";
import { toGoneSignal, toSender } from "./client.ts";
import { badInput } from "./domain/errors.ts";
import { toUsername } from "./domain/principal.ts";
import type { PasswordLinks } from "./password-links.ts";
import type { OidcSignIn } from "./oidc/oidc-sign-in.ts";
import type { Passkeys } from "./passkeys/passkeys.ts";
import type { Sessions, SessionTokens } from "./sessions.ts";
import type { Setup } from "./setup.ts";

/** What the token endpoints use. */
export interface AuthRoutesOptions {
  readonly actions: AuthActions;
  readonly sessions: Sessions;
  readonly setup: Setup;
  readonly links: PasswordLinks;
  readonly passkeys: Pick<Passkeys, "beginSignIn">;
  readonly oidc: Pick<OidcSignIn, "beginSignIn">;
  readonly jwks: () => Jwks;
  /** Tells whether a request is the router's, who knows its client's address. */
  readonly verifyRouter: TokenVerifier;
}

/**
 * Adds `/auth/token`, `/auth/refresh`, `/auth/verify`, `/auth/logout`, `/auth/setup`, `/auth/second-factor`, `/auth/passkey`, `/auth/oidc`, `/auth/password` and `/.well-known/jwks.json`. They are
 * open: whoever calls them has no token yet. Answers are never cached; each sign-in, refresh, sign-out and set-up leaves
 * its fact in the audit log.
 */
export function addAuthRoutes(app: HttpServer, options: AuthRoutesOptions): void {
  const { actions, sessions, setup, links, passkeys, oidc, jwks, verifyRouter } = options;
  const post = (path: string, answer: (body: AuthInput, sender: ReturnType<typeof toSender>) => Promise<object>) =>
    app.post(path, async (request: HttpRequest, reply: HttpReply) => {
      reply.header("cache-control", "no-store");
      return answer(readBody(request), toSender(verifyRouter, request, toGoneSignal(reply)));
    });
  app.get("/.well-known/jwks.json", async () => jwks());
  post("/auth/token", async (body, sender) => toTokenAnswer(await actions.signIn(body, sender)));
  post("/auth/refresh", async (body, sender) => toTokenAnswer(await actions.refresh(body, sender)));
  post("/auth/setup", async (body, sender) => toTokenAnswer(await actions.setUp(body, sender)));
  post("/auth/second-factor", async (body, sender) => actions.beginFactor(body, sender));
  post("/auth/second-factor/confirm", async (body, sender) => {
    const { tokens, recoveryCodes } = await actions.confirmFactor(body, sender);
    return { ...toTokenAnswer(tokens), recovery_codes: recoveryCodes };
  });
  post("/auth/passkey/begin", async (_body, sender) => ({ options: await passkeys.beginSignIn(sender) }));
  post("/auth/passkey", async (body, sender) => toTokenAnswer(await actions.signInByPasskey(body, sender)));
  post("/auth/oidc/begin", async (_body, sender) => oidc.beginSignIn(sender));
  post("/auth/oidc/finish", async (body, sender) => toTokenAnswer(await actions.signInByOidc(body, sender)));
  post("/auth/logout", async (body, sender) => ({ signed_out: await actions.signOut(body, sender) }));
  post("/auth/verify", async (body) => {
    const claims = await sessions.verify(parseToken(body));
    return claims === undefined ? { active: false } : { active: true, ...claims };
  });
  post("/auth/password", async (body, sender) => toTokenAnswer(await actions.setPassword(body, sender)));
  post("/auth/password/check", async (body, { address }) => {
    const { subject } = await links.check(body, address);
    return { usable: true, username: toUsername(subject) };
  });
  post("/auth/setup/check", async (body, { address }) => {
    await setup.check(body, address);
    return { usable: true };
  });
}

/** The shape of RFC 6749 section 5.1. */
function toTokenAnswer({ accessToken, expiresIn, refreshToken }: SessionTokens): object {
  return { access_token: accessToken, token_type: "Bearer", expires_in: expiresIn, refresh_token: refreshToken };
}

function parseToken({ token }: AuthInput): string {
  if (typeof token !== "string" || token === "") throw badInput("token", "A token is needed");
  return token;
}

function readBody({ body }: HttpRequest): AuthInput {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw badInput("body", "The body must be a JSON object");
  return Object.fromEntries(Object.entries(body));
}
