import { type BiometricFlowClient, createClient } from "@biometricflow/sdk/client";
import { SdkError } from "@biometricflow/sdk/result";
import type { AccessToken } from "@biometricflow/sdk/token-source";

const GRAPHQL_PATH = "/graphql";

let client: BiometricFlowClient | undefined;

/**
 * The browser's live client: the SDK's own subscriptions, with tokens of the session. One for all that a tab follows, so
 * that it opens one socket; that closes after the last subscription.
 */
export function browserClient(): BiometricFlowClient {
  client ??= createClient({ url: GRAPHQL_PATH, socketUrl: toSocketUrl(), getToken: fetchSocketToken });
  return client;
}

/** This origin's socket, over TLS where the page is. */
export function toSocketUrl(): string {
  return new URL(GRAPHQL_PATH, window.location.href).href.replace(/^http/, "ws");
}

/**
 * Asks this origin for the session's token.
 *
 * @throws {SdkError} `UNAUTHENTICATED` when the session is over, else a code that passes with time.
 */
export async function fetchSocketToken(): Promise<AccessToken> {
  const response = await fetch("/session/socket", { cache: "no-store" });
  const body: unknown = await response.json().catch(() => undefined);
  if (isSocketAnswer(body)) return { value: body.token, expiresAtMs: body.expiresAt };
  const code = response.status === 401 ? "UNAUTHENTICATED" : `HTTP_${response.status}`;
  throw new SdkError({ kind: "http", code, message: "The session gave no token.", requestId: null });
}

function isSocketAnswer(body: unknown): body is { token: string; expiresAt: number } {
  if (typeof body !== "object" || body === null || !("token" in body) || !("expiresAt" in body)) return false;
  return typeof body.token === "string" && typeof body.expiresAt === "number";
}
