import type { PublishedKeys } from "@biometricflow/service/identity/published-keys";
import { API_KEY_PREFIX, parseBearer } from "@biometricflow/service/identity/bearer-token";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { createTokenVerifier, DIRECTORY_ISSUER, TOKEN_USES, TokenError } from "@biometricflow/service/identity/token";
import { toViewer, type Viewer } from "@biometricflow/service/identity/viewer";
import type { GraphQLError } from "graphql";

/** Whether and as whom a client is known. */
export type Authentication =
  | { readonly kind: "VIEWER"; readonly viewer: Viewer }
  | { readonly kind: "ANONYMOUS" }
  | { readonly kind: "REFUSED"; readonly error: GraphQLError };

/** Judges an `authorization` header. Never throws. */
export type Authenticate = (authorization: string | undefined) => Promise<Authentication>;

const MIN_REFRESH_PAUSE_MS = 1000; // garbage tokens must not become requests to the directory

/** Creates the check of client tokens. A token of a key not known yet makes the router ask the directory once. */
export function createAuthenticate(keys: PublishedKeys, now: () => number = Date.now): Authenticate {
  const verify = createTokenVerifier({ keys: keys.current, issuer: DIRECTORY_ISSUER, use: TOKEN_USES.client, now });
  let refreshedAtMs = 0;
  let refreshing: Promise<void> | undefined;
  const judge = (token: string): Authentication => {
    try {
      return { kind: "VIEWER", viewer: toViewer(verify(token)) };
    } catch (error) {
      if (error instanceof TokenError) return { kind: "REFUSED", error: requestError(error.code, error.message) };
      throw error;
    }
  };
  const refresh = async () => {
    if (refreshing === undefined && now() - refreshedAtMs < MIN_REFRESH_PAUSE_MS) return;
    refreshing ??= keys.refresh().finally(() => {
      refreshing = undefined;
      refreshedAtMs = now();
    });
    await refreshing;
  };
  return async (authorization) => {
    if (authorization === undefined || authorization === "") return { kind: "ANONYMOUS" };
    const token = parseBearer(authorization);
    if (token === undefined) return refuse("The token is not valid");
    if (token.startsWith(API_KEY_PREFIX))
      return refuse("This is an API key: exchange it for a token at POST /auth/token");
    const kid = readKeyId(token);
    if (kid !== undefined && !keys.current().has(kid)) await refresh();
    return judge(token);
  };
}

function refuse(message: string): Authentication {
  return { kind: "REFUSED", error: requestError("UNAUTHENTICATED", message) };
}

/** The key id in a token's header, not yet trusted. */
function readKeyId(token: string): string | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split(".", 1)[0] ?? "", "base64url").toString("utf8"));
    const kid: unknown = typeof header === "object" && header !== null ? Reflect.get(header, "kid") : undefined;
    return typeof kid === "string" ? kid : undefined;
  } catch {
    return undefined; // no token at all; the verifier refuses it
  }
}
