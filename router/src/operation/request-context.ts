import type { FastifyReply, FastifyRequest } from "fastify";
import type { Authenticate } from "../auth/client-token.ts";
import type { RouterContext } from "./context.ts";
import { createFailureLog } from "./place-failure.ts";

/** Builds the context of one HTTP request; its signal aborts when the client goes before the answer is sent. */
export async function createRequestContext(
  authenticate: Authenticate,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<RouterContext> {
  const controller = new AbortController();
  reply.raw.on("close", () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  const known = await authenticate(request.headers.authorization);
  return {
    ...(known.kind === "VIEWER" ? { viewer: known.viewer } : {}),
    ...(known.kind === "REFUSED" ? { tokenError: known.error } : {}),
    requestId: request.id,
    forwardedFor: request.ip,
    signal: controller.signal,
    failures: createFailureLog(),
  };
}
