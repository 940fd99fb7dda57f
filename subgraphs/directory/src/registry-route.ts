import { authenticateRouter } from "@biometricflow/service/identity/bearer-token";
import type { HttpServer } from "@biometricflow/service/http/http-server";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import type { Registry } from "./registry.ts";

/** Adds `GET /registry` for the router: the places with their version as ETag; 304 when the router has that version. */
export function addRegistryRoute(
  app: HttpServer,
  { registry, verifyRouter }: { readonly registry: Registry; readonly verifyRouter: TokenVerifier },
): void {
  app.get("/registry", async (request, reply) => {
    authenticateRouter(verifyRouter, request.headers.authorization);
    const snapshot = await registry.read();
    const etag = `"${snapshot.version}"`;
    reply.header("etag", etag).header("cache-control", "no-cache");
    if (isKnown(request.headers["if-none-match"], etag)) return reply.status(304).send();
    return snapshot;
  });
}

/** Source: RFC 9110 section 13.1.2, weak comparison. */
function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? "").split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === etag);
}
