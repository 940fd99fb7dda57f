import { authenticateRouter } from "@biometricflow/service/identity/bearer-token";
import type { HttpRequest } from "@biometricflow/service/http/http-server";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { DirectoryStore } from "./domain/directory-store.ts";
import type { Registry } from "./registry.ts";
import type { Sessions } from "./sessions.ts";

/** What the directory's resolvers use; one per request. */
export interface DirectoryContext {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The client's address, as the router states it. */
  readonly address: string;
  readonly sessions: Sessions;
  readonly registry: Registry;
  readonly audit: Pick<DirectoryStore, "listAudit">;
  /** Set by a resolver that learns who asks; the audit chain names it instead of `anonymous`. */
  signedInAs?: string;
}

/** What every context shares. */
export type ContextParts = Pick<DirectoryContext, "sessions" | "registry" | "audit"> & {
  readonly verifyRouter: TokenVerifier;
};

/** Builds the context of a request. @throws UNAUTHENTICATED with HTTP status 401 for all but the router */
export function createContext({ verifyRouter, ...shared }: ContextParts, request: HttpRequest): DirectoryContext {
  const viewer = authenticateRouter(verifyRouter, request.headers.authorization);
  return { ...shared, viewer, requestId: request.id, address: request.ip };
}
