import { authenticateRouter } from "@biometricflow/service/identity/bearer-token";
import type { HttpServer } from "@biometricflow/service/http/http-server";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { MAX_REVOCATIONS, toOldestRelevantEnd, toRevocations } from "./domain/revocation.ts";
import { listTimedWrites } from "./domain/write-right.ts";
import type { Registry } from "./registry.ts";

/** What the router follows. */
export interface FollowedRoutesOptions {
  readonly registry: Registry;
  readonly store: Pick<DirectoryStore, "listEndedSessions" | "readTokenFloor" | "listTimedWriters">;
  readonly verifyRouter: TokenVerifier;
  readonly now: () => number;
}

/**
 * Adds what the router follows, each with its version as ETag and 304 when the router has that version: `GET /registry`,
 * the places, and `GET /revocations`, the sessions that ended a moment ago and who may write to readers for a time. Both are read from the store each time: an
 * operator may have written to it beside this process.
 */
export function addFollowedRoutes(app: HttpServer, options: FollowedRoutesOptions): void {
  const { registry, store, verifyRouter, now } = options;
  const follow = (path: string, read: () => Promise<{ readonly version: string }>) =>
    app.get(path, async (request, reply) => {
      authenticateRouter(verifyRouter, request.headers.authorization);
      const snapshot = await read();
      const etag = `"${snapshot.version}"`;
      reply.header("etag", etag).header("cache-control", "no-cache");
      if (isKnown(request.headers["if-none-match"], etag)) return reply.status(304).send();
      return snapshot;
    });
  follow("/registry", registry.read);
  follow("/revocations", async () =>
    toRevocations(await store.listEndedSessions(toOldestRelevantEnd(now()), MAX_REVOCATIONS + 1), {
      tokenFloorMs: await store.readTokenFloor(),
      deviceWrites: listTimedWrites(await store.listTimedWriters(now()), now()),
    }),
  );
}

/** Source: RFC 9110 section 13.1.2, weak comparison. */
function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? "").split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === etag);
}
