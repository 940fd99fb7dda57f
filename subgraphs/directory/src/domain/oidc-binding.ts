import { createHash } from "node:crypto";

/** Whom the provider knows as the owner of an account (OpenID Connect). */
export interface OidcBinding {
  /** As the provider names itself. */
  readonly issuer: string;
  /** The `sub` of its tokens: it never goes to somebody else. */
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly boundAtMs: number;
}

/** An account that the provider lets nobody into until somebody is bound to it again. */
export function withoutOidc<Account extends { readonly oidc?: unknown }>(account: Account): Omit<Account, "oidc"> {
  const { oidc: _oidc, ...rest } = account;
  return rest;
}

/** How a provider is known: some write a slash at its end, and some do not. */
export function toIssuer(text: string): string {
  return text.replace(/\/$/, "");
}

/** An identity as the audit names it: who knows it finds its rows, and the rows tell nobody. */
export function toIdentityName({ issuer, subject }: Pick<OidcBinding, "issuer" | "subject">): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([issuer, subject]))
    .digest("base64url");
  return `oidc-${hash.slice(0, 16)}`;
}
