/** What the sign-in page says after the provider led back to it; a text that somebody else put into an address is none of these. */
const REFUSALS = [
  ...["OIDC_NOT_OFFERED", "OIDC_REFUSED", "OIDC_NO_ACCOUNT", "OIDC_UNAVAILABLE", "RATE_LIMITED", "PASSKEY_REQUIRED"],
  ...["SECOND_FACTOR_SETUP_REQUIRED", "SERVICE_UNAVAILABLE", "ROUTER_UNREACHABLE"],
];

/** The directory did not understand the answer, or the sign-in: both mean that one begins again. */
const REFUSED = ["BAD_USER_INPUT", "UNAUTHENTICATED"];

/** What the sign-in page says of a code of the router's answer: of those that it has no words for, that nobody was let in, or that a service failed. */
export function toProviderRefusal(code: string): string {
  if (REFUSALS.includes(code)) return code;
  return REFUSED.includes(code) ? "OIDC_REFUSED" : "SERVICE_UNAVAILABLE";
}

/** Whether no code goes on with the sign-in after this refusal of one: it begins again. */
export function endsProviderSignIn(code: string): boolean {
  return code.startsWith("OIDC_");
}

/** Reads `?provider=` of the sign-in page: the account's code is asked for, or it was refused. */
export function parseProviderAnswer(value: unknown): "code" | { readonly refusal: string } | undefined {
  if (value === "code") return "code";
  const refusal = REFUSALS.find((known) => known === value);
  return refusal === undefined ? undefined : { refusal };
}
