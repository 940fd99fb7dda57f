import type { AccountChange, AccountView } from "./account.ts";
import { DirectoryError } from "./errors.ts";
import { toIdentityName } from "./oidc-binding.ts";
import { isUsable, type Principal, toAccountSubject } from "./principal.ts";

/** Whoever the provider let in. */
export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** What is compared with usernames; `undefined` where the provider does not tell it. */
  readonly email: string | undefined;
  /** Whether the provider says that it has seen the e-mail arrive. */
  readonly isEmailVerified: boolean;
}

/** Why nobody is signed in, for the audit; clients learn the code alone. */
export type OidcRefusal =
  | "OIDC_REFUSED"
  | "OIDC_NO_ACCOUNT"
  /** The account of that name has no identity, and the provider does not vouch for the name. */
  | "OIDC_EMAIL_UNVERIFIED"
  /** The account of that name is an administrator's: an operator binds it. */
  | "OIDC_ADMIN_UNBOUND"
  /** The account of that name is somebody else's at the provider. */
  | "OIDC_OTHER_IDENTITY";

/** What an identity leads to. */
export type OidcDecision =
  | { readonly kind: "FOUND"; readonly account: Principal }
  /** Found by its name: it gets this identity at its first sign-in. */
  | { readonly kind: "NAMED"; readonly account: Principal }
  | { readonly kind: "REFUSED"; readonly reason: OidcRefusal; readonly subject?: string };

/** No sign-in by the provider. The audit learns which account, and why. */
export class OidcRefusedError extends DirectoryError {
  readonly reason: OidcRefusal;

  constructor(reason: OidcRefusal, subject?: string) {
    if (reason === "OIDC_REFUSED")
      super(reason, "The provider did not let you in, or not for this sign-in: begin again", {}, subject);
    else super("OIDC_NO_ACCOUNT", "The provider knows you, and there is no account for you here", {}, subject);
    this.name = "OidcRefusedError";
    this.reason = reason;
  }
}

/**
 * Finds whose account an identity is: that which is bound to it, else one without an identity whose username is an e-mail
 * that the provider verified; never an administrator's. Accounts are made by administrators alone.
 */
export function decideOidc(
  identity: OidcIdentity,
  { find, findByOidc }: Pick<AccountView, "find" | "findByOidc">,
  nowMs: number,
): OidcDecision {
  const bound = findByOidc(identity.issuer, identity.subject);
  const account = bound ?? find(toClaimedSubject(identity.email));
  if (account === undefined) return { kind: "REFUSED", reason: "OIDC_NO_ACCOUNT" };
  const { subject, oidc, waitsForPassword = false } = account;
  if (!isUsable(account, nowMs) || waitsForPassword) return { kind: "REFUSED", reason: "OIDC_NO_ACCOUNT", subject };
  if (bound !== undefined) return { kind: "FOUND", account };
  if (oidc !== undefined) return { kind: "REFUSED", reason: "OIDC_OTHER_IDENTITY", subject };
  if (!identity.isEmailVerified) return { kind: "REFUSED", reason: "OIDC_EMAIL_UNVERIFIED", subject };
  if (account.role === "ADMIN") return { kind: "REFUSED", reason: "OIDC_ADMIN_UNBOUND", subject };
  return { kind: "NAMED", account };
}

/** Gives an account its identity, said in the audit. Nothing changes where it has it. */
export function bindAtSignIn(
  { kind, account }: Extract<OidcDecision, { readonly account: Principal }>,
  { issuer, subject: identity }: OidcIdentity,
  by: { readonly address: string; readonly atMs: number },
): AccountChange & { readonly principal: Principal } {
  if (kind === "FOUND") return { principal: account };
  const { subject } = account;
  const at = new Date(by.atMs).toISOString();
  const audit = { at, actor: subject, action: "bindOidc", outcome: "OK", requestId: "", address: by.address };
  const oidc = { issuer, subject: identity, boundAtMs: by.atMs };
  return {
    principal: { ...account, oidc },
    audit: { ...audit, account: subject, count: 1, targets: [toIdentityName(oidc)] },
  };
}

/**
 * The account that a claim names. Usernames are compared without their form of writing; a claim in another form than the usual one
 * may be somebody else's at the provider, and names nobody.
 */
function toClaimedSubject(name: string | undefined): string {
  if (name === undefined || name.normalize("NFKC").trim() !== name) return "";
  return toAccountSubject(name);
}
