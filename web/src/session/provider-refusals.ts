/** What the sign-in page says after the provider led back to it; a text that somebody else put into an address is none of these. */
const REFUSALS = [
  ...["OIDC_NOT_OFFERED", "OIDC_REFUSED", "OIDC_NO_ACCOUNT", "OIDC_UNAVAILABLE", "RATE_LIMITED", "PASSKEY_REQUIRED"],
  ...["SECOND_FACTOR_SETUP_REQUIRED", "SERVICE_UNAVAILABLE", "ROUTER_UNREACHABLE"],
];

/** Reads `?provider=` of the sign-in page: the account's code is asked for, or it was refused. */
export function parseProviderAnswer(value: unknown): "code" | { readonly refusal: string } | undefined {
  if (value === "code") return "code";
  const refusal = REFUSALS.find((known) => known === value);
  return refusal === undefined ? undefined : { refusal };
}
