/** Why a browser gave no passkey, as the codes of `@simplewebauthn/browser` and of WebAuthn's own errors say it. */
const FAULTS: Readonly<Record<string, string>> = {
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: "PASSKEY_THERE",
  ERROR_INVALID_DOMAIN: "PASSKEY_ELSEWHERE",
  ERROR_INVALID_RP_ID: "PASSKEY_ELSEWHERE",
  ERROR_CEREMONY_ABORTED: "PASSKEY_NOT_GIVEN",
  AbortError: "PASSKEY_NOT_GIVEN",
  NotAllowedError: "PASSKEY_NOT_GIVEN", // closed, too late, or there is none: browsers do not say which
};

/** The code under which a browser's refusal is said; `PASSKEY_FAILED` for whatever else it meets. */
export function toPasskeyFault(error: unknown): string {
  if (!(error instanceof Error)) return "PASSKEY_FAILED";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return FAULTS[code] ?? FAULTS[error.name] ?? "PASSKEY_FAILED";
}
