import { toErrorBody } from "@biometricflow/service/errors/error-codes";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { DirectoryHttp } from "./directory-http.ts";

const AUTH_PATHS = [
  "/auth/token",
  "/auth/refresh",
  "/auth/verify",
  "/auth/logout",
  "/auth/setup",
  "/auth/setup/check",
] as const;
const FORWARDED_HEADERS = ["content-type", "authorization", "cookie"] as const;

/** Forwards sign-in and the public keys to the directory; 503 SERVICE_UNAVAILABLE while it is down. */
export function addAuthRoutes(app: FastifyInstance, directory: DirectoryHttp): void {
  for (const path of AUTH_PATHS) app.post(path, (request, reply) => forward(directory, request, reply));
  app.get("/.well-known/jwks.json", (request, reply) => forward(directory, request, reply));
}

async function forward(directory: DirectoryHttp, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const method = request.method === "GET" ? "GET" : "POST";
  const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) };
  try {
    const path = request.url.split("?", 1)[0] ?? "/";
    const answer = await directory.request({ method, path, headers: toHeaders(request), ...body });
    const retryAfter = answer.headers["retry-after"];
    if (typeof retryAfter === "string") reply.header("retry-after", retryAfter);
    reply.header("cache-control", "no-store").type("application/json; charset=utf-8");
    return reply.status(answer.status).send(answer.text);
  } catch (error) {
    request.log.warn({ err: error, requestId: request.id }, "the directory cannot be reached");
    return reply.status(503).send(toErrorBody("SERVICE_UNAVAILABLE", "Signing in is not possible at the moment"));
  }
}

function toHeaders(request: FastifyRequest): Record<string, string> {
  const headers: Record<string, string> = {
    "x-request-id": request.id,
    "x-forwarded-for": request.ip,
  };
  for (const name of FORWARDED_HEADERS) {
    const value = request.headers[name];
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}
