/** How Node names what is wrong with the certificate of somebody who was asked. Source: Node.js, tls, "X509 certificate error codes". */
const CODES: ReadonlySet<unknown> = new Set([
  ...["ERR_TLS_CERT_ALTNAME_INVALID", "HOSTNAME_MISMATCH", "CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"],
  ...["DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_GET_ISSUER_CERT"],
  ...["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "CERT_SIGNATURE_FAILURE"],
  ...[
    "CERT_CHAIN_TOO_LONG",
    "PATH_LENGTH_EXCEEDED",
    "INVALID_CA",
    "INVALID_PURPOSE",
    "CERT_UNTRUSTED",
    "CERT_REJECTED",
  ],
  ...["CERT_REVOKED", "ERROR_IN_CERT_NOT_BEFORE_FIELD", "ERROR_IN_CERT_NOT_AFTER_FIELD"],
]);

/** Why the certificate of whoever was asked is not trusted, such as `CERT_HAS_EXPIRED`; `undefined` for a failure of another kind. */
export function findUntrusted(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code: unknown = Reflect.get(error, "code");
  return CODES.has(code) ? String(code) : findUntrusted(error.cause); // `fetch` has it as the cause of its own
}
