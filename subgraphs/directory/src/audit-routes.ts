import { AUDIT_HEAD_PATH, AUDIT_PATH, parseAuditBatch } from "@biometricflow/schema/audit-batch";
import { requestError } from "@biometricflow/service/errors/error-codes";
import type { HttpServer } from "@biometricflow/service/http/http-server";
import { authenticateRouter } from "@biometricflow/service/identity/bearer-token";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import type { DirectoryStore } from "./domain/directory-store.ts";

/** What the routes stand on. */
export interface AuditRoutesOptions {
  readonly store: Pick<DirectoryStore, "takeAudit" | "readAuditHead">;
  readonly verifyRouter: TokenVerifier;
}

const MAX_BODY_BYTES = 1_048_576;

/**
 * Adds what the router says and hears of the audit: `POST /audit` takes what it wrote down, each fact once however often it
 * is sent, on disk when it is answered; `GET /audit/head` gives the newest link of the chain, for the router to keep.
 */
export function addAuditRoutes(app: HttpServer, { store, verifyRouter }: AuditRoutesOptions): void {
  app.post(AUDIT_PATH, { bodyLimit: MAX_BODY_BYTES }, async (request) => {
    authenticateRouter(verifyRouter, request.headers.authorization);
    const batch = parseAuditBatch(request.body);
    if (batch === undefined) throw requestError("BAD_USER_INPUT", "This is no batch of audited facts");
    return { through: await store.takeAudit(batch) };
  });
  app.get(AUDIT_HEAD_PATH, async (request, reply) => {
    authenticateRouter(verifyRouter, request.headers.authorization);
    void reply.header("cache-control", "no-store");
    return (await store.readAuditHead()) ?? { seq: 0, hash: "" };
  });
}
