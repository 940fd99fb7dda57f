import { isIP } from "node:net";
import type { HttpReply, HttpRequest } from "@biometricflow/service/http/http-server";
import { createTokenCheck } from "@biometricflow/service/identity/operations-token";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import { toClientName } from "./domain/client-name.ts";
import { DirectoryError } from "./domain/errors.ts";
import type { Client } from "./sign-in.ts";

/** Whoever sends a request. */
export interface Sender extends Client {
  readonly requestId: string;
}

/**
 * Whoever sends a request, `signal` aborting when nobody waits for the answer any more. `x-forwarded-for` is the router's
 * word about its client, and counts in a request that holds the router's own token: anybody on this machine could write one.
 */
export function toSender(verifyRouter: TokenVerifier, request: HttpRequest, signal: AbortSignal): Sender {
  const { headers } = request;
  const isOfRouter = createTokenCheck(verifyRouter)(headers.authorization); // no other token matters: sign-in is open to everybody
  const told = isOfRouter ? headers["x-forwarded-for"] : undefined;
  const address = typeof told === "string" && isIP(told) !== 0 ? told : request.ip;
  const client = toClientName(headers["user-agent"]);
  return { address, requestId: request.id, signal, ...(client === undefined ? {} : { client }) };
}

/** Aborts when the client goes before it was answered. */
export function toGoneSignal(reply: HttpReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort(new DirectoryError("SERVICE_UNAVAILABLE", "The client has gone"));
  });
  return controller.signal;
}
