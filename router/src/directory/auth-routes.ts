import { toErrorBody } from "@biometricflow/service/errors/error-codes";
import type { ClientAddress } from "@biometricflow/service/http/client-address";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readUserAgent } from "../operation/request-context.ts";
import type { DirectoryHttp, DirectoryLane } from "./directory-http.ts";

const LANE_BY_PATH = {
  "/auth/token": "signIn",
  "/auth/setup": "signIn",
  "/auth/setup/check": "session",
  "/auth/password": "signIn",
  "/auth/second-factor": "signIn",
  "/auth/second-factor/confirm": "signIn",
  "/auth/passkey": "signIn",
  "/auth/passkey/begin": "session",
  "/auth/oidc/begin": "oidc",
  "/auth/oidc/finish": "oidc",
  "/auth/password/check": "session",
  "/auth/refresh": "session",
  "/auth/verify": "session",
  "/auth/logout": "session",
} as const satisfies Record<string, DirectoryLane>;
const RETRY_AFTER_SECONDS = 2;

/** What the forwarding stands on. */
export interface AuthRoutesOptions {
  readonly directory: DirectoryHttp;
  /** The router's own `authorization` header towards the directory: it believes the router alone who a client is. */
  readonly authorization: () => string;
  readonly clientAddress: ClientAddress;
}

/** Forwards sign-in and the public keys to the directory; 503 SERVICE_UNAVAILABLE while it is down or has no room. */
export function addAuthRoutes(app: FastifyInstance, options: AuthRoutesOptions): void {
  for (const [path, lane] of Object.entries(LANE_BY_PATH)) {
    app.post(path, (request, reply) => forward(options, { request, reply, lane }));
  }
  app.get("/.well-known/jwks.json", (request, reply) => forward(options, { request, reply, lane: "keys" }));
}

interface Forwarded {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly lane: DirectoryLane;
}

async function forward(
  { directory, authorization, clientAddress }: AuthRoutesOptions,
  { request, reply, lane }: Forwarded,
): Promise<FastifyReply> {
  const method = request.method === "GET" ? "GET" : "POST";
  const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) };
  try {
    const path = request.routeOptions.url ?? "/"; // the target that was sent may spell it otherwise, or name a host
    const headers = { ...toHeaders(request, clientAddress), authorization: authorization() };
    // a refresh token that was exchanged is used up, whoever still waits for its successor: only sign-ins are given up
    const signal = lane === "signIn" || lane === "oidc" ? { signal: toGoneSignal(reply) } : {};
    const answer = await directory.request({ method, path, headers, lane, ...body, ...signal });
    const retryAfter = answer.headers["retry-after"];
    if (typeof retryAfter === "string") reply.header("retry-after", retryAfter);
    reply.header("cache-control", "no-store").type("application/json; charset=utf-8");
    return reply.status(answer.status).send(answer.text);
  } catch (error) {
    request.log.warn({ err: error, requestId: request.id }, "the directory did not answer");
    reply.header("retry-after", String(RETRY_AFTER_SECONDS));
    return reply.status(503).send(toErrorBody("SERVICE_UNAVAILABLE", "Signing in is not possible at the moment"));
  }
}

/** Aborts when the client goes before it was answered. */
function toGoneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

function toHeaders(request: FastifyRequest, clientAddress: ClientAddress): Record<string, string> {
  const type = request.headers["content-type"];
  const { userAgent } = readUserAgent(request);
  return {
    "x-request-id": request.id,
    "x-forwarded-for": clientAddress(request.raw),
    ...(userAgent === undefined ? {} : { "user-agent": userAgent }),
    ...(type === undefined ? {} : { "content-type": type }),
  };
}
