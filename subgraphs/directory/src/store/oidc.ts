import type { OidcBinding } from "../domain/oidc-binding.ts";
import type { Principal } from "../domain/principal.ts";
import { readInteger, readText, type toRow } from "./row.ts";

/** The identity of an account from its columns. */
export function toOidc(row: ReturnType<typeof toRow>): Pick<Principal, "oidc"> {
  if (row["oidc_subject"] === null) return {};
  const [issuer, subject] = [readText(row, "oidc_issuer"), readText(row, "oidc_subject")];
  return { oidc: { issuer, subject, boundAtMs: readInteger(row, "oidc_since_ms") } };
}

/** The columns of the identity. */
export function fromOidc(binding: OidcBinding | undefined) {
  return {
    oidc_issuer: binding?.issuer ?? null,
    oidc_subject: binding?.subject ?? null,
    oidc_since_ms: binding?.boundAtMs ?? null,
  };
}
