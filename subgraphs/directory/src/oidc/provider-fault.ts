import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import { OidcRefusedError } from "../domain/oidc.ts";

/** Why a provider let nobody in. */
export interface ProviderFault {
  readonly kind: "REFUSED" | "UNAVAILABLE";
  /** For the log: a code or a class of errors, never what the provider sent. */
  readonly name: string;
  /** Whether people do it every day. */
  readonly isUsual: boolean;
}

/** The provider's discovery document names another issuer than the configuration. */
export class OtherIssuerError extends Error {
  override readonly name = "OtherIssuerError";
}

/** What the provider says of a sign-in; everything else that it says is about itself or about the organisation. */
const OF_SIGN_IN: ReadonlySet<string> = new Set([
  ...["access_denied", "invalid_grant", "login_required", "consent_required", "interaction_required"],
  "account_selection_required",
]);
/** Codes of answers that are none of a provider that works. */
const OF_CONNECTION: ReadonlySet<string> = new Set([
  ...[
    "OAUTH_TIMEOUT",
    "OAUTH_ABORT",
    "OAUTH_RESPONSE_IS_NOT_CONFORM",
    "OAUTH_RESPONSE_IS_NOT_JSON",
    "OAUTH_PARSE_ERROR",
  ],
]);

/** Tells what is wrong with the sign-in from what is wrong with the provider. */
export function toProviderFault(error: unknown): ProviderFault {
  if (error instanceof OidcRefusedError) return { kind: "REFUSED", name: error.reason, isUsual: true };
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    const isOfSignIn = OF_SIGN_IN.has(error.error);
    return { kind: isOfSignIn ? "REFUSED" : "UNAVAILABLE", name: error.code, isUsual: error.error === "access_denied" };
  }
  if (error instanceof ClientError) {
    const name = error.code ?? error.name;
    return { kind: OF_CONNECTION.has(name) ? "UNAVAILABLE" : "REFUSED", name, isUsual: false };
  }
  return { kind: "UNAVAILABLE", name: error instanceof Error ? error.name : "unknown", isUsual: false };
}
