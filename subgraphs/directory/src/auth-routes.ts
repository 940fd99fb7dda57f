import type { HttpRequest, HttpServer } from "@biometricflow/service/http/http-server";
import type { Jwks } from "@biometricflow/service/identity/keys";
import { isErrorCode } from "@biometricflow/service/errors/error-codes";
import type { AuditFact } from "./domain/audit.ts";
import { badInput } from "./domain/errors.ts";
import { parseCredentials, parseRefreshInput } from "./domain/principal.ts";
import type { Sessions, SessionTokens } from "./sessions.ts";
import type { Setup } from "./setup.ts";

/** What the token endpoints use. */
export interface AuthRoutesOptions {
  readonly sessions: Sessions;
  readonly setup: Setup;
  readonly jwks: Jwks;
  readonly record: (fact: AuditFact) => Promise<unknown>;
  readonly now: () => number;
}

/**
 * Adds `/auth/token`, `/auth/refresh`, `/auth/verify`, `/auth/logout`, `/auth/setup` and `/.well-known/jwks.json`. They are
 * open: whoever calls them has no token yet. Answers are never cached; each sign-in, refresh, sign-out and set-up leaves
 * an audit entry.
 */
export function addAuthRoutes(app: HttpServer, options: AuthRoutesOptions): void {
  const { sessions, setup, jwks } = options;
  app.get("/.well-known/jwks.json", async () => jwks);
  app.post("/auth/token", async (request, reply) => {
    reply.header("cache-control", "no-store");
    return audited(options, { request, action: "signIn" }, async () =>
      toTokenAnswer(await sessions.signIn(parseCredentials(readBody(request)), request.ip)),
    );
  });
  app.post("/auth/refresh", async (request, reply) => {
    reply.header("cache-control", "no-store");
    return audited(options, { request, action: "refreshSession" }, async () =>
      toTokenAnswer(await sessions.refresh(parseRefreshInput(readBody(request)))),
    );
  });
  app.post("/auth/logout", async (request) =>
    audited(options, { request, action: "signOut" }, async () => ({
      answer: { signed_out: await sessions.signOut(parseRefreshInput(readBody(request))) },
    })),
  );
  app.post("/auth/verify", async (request, reply) => {
    reply.header("cache-control", "no-store");
    const claims = await sessions.verify(parseToken(readBody(request)));
    return claims === undefined ? { active: false } : { active: true, ...claims };
  });
  app.post("/auth/setup", async (request, reply) => {
    reply.header("cache-control", "no-store");
    return audited(options, { request, action: "setUp" }, async () =>
      toTokenAnswer(await sessions.open(await setup.redeem(readBody(request), request.ip))),
    );
  });
  app.post("/auth/setup/check", async (request, reply) => {
    reply.header("cache-control", "no-store");
    await setup.check(readBody(request), request.ip);
    return { usable: true };
  });
}

interface Audited {
  readonly answer: Readonly<Record<string, unknown>>;
  /** Who it turned out to be. */
  readonly actor?: string;
}

/** Runs one action and leaves its entry in the chain, whatever came of it, before it is answered. */
async function audited(
  { record, now }: AuthRoutesOptions,
  { request, action }: { readonly request: HttpRequest; readonly action: string },
  run: () => Promise<Audited>,
): Promise<Audited["answer"]> {
  const leave = (actor: string, outcome: string) =>
    record({ at: new Date(now()).toISOString(), actor, action, outcome, requestId: request.id });
  let done: Audited;
  try {
    done = await run();
  } catch (error) {
    await leave("anonymous", toOutcome(error));
    throw error;
  }
  await leave(done.actor ?? "anonymous", "OK");
  return done.answer;
}

function toOutcome(error: unknown): string {
  return error instanceof Error && "code" in error && isErrorCode(error.code) ? error.code : "INTERNAL_SERVER_ERROR";
}

/** The shape of RFC 6749 section 5.1. */
function toTokenAnswer({ subject, accessToken, expiresIn, refreshToken }: SessionTokens): Audited {
  return {
    actor: subject,
    answer: { access_token: accessToken, token_type: "Bearer", expires_in: expiresIn, refresh_token: refreshToken },
  };
}

function parseToken({ token }: Readonly<Record<string, unknown>>): string {
  if (typeof token !== "string" || token === "") throw badInput("token", "A token is needed");
  return token;
}

function readBody({ body }: HttpRequest): Readonly<Record<string, unknown>> {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw badInput("body", "The body must be a JSON object");
  return Object.fromEntries(Object.entries(body));
}
