import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { Role } from "@biometricflow/service/identity/role";
import { toAccountChanges } from "./account-changes.ts";
import { badInput, DirectoryError } from "./errors.ts";
import { type Principal, toAccountSubject } from "./principal.ts";
import { isKnownPassword } from "./known-passwords.ts";
import type { LinkEnd, PasswordLink } from "./password-link.ts";
import { type OidcBinding, toIdentityName, withoutOidc } from "./oidc-binding.ts";
import { hasPasskeys, withoutPasskeys } from "./passkey.ts";
import { withoutFactors } from "./second-factor.ts";
import type { Session, SessionEnd } from "./session.ts";
import type { DeviceWriteRight } from "./timed-writes.ts";
import { listWritingKeys, withWriteRight } from "./write-right.ts";
import type { SetupEnd, SetupToken } from "./setup-token.ts";

/** What is known when accounts change. */
export interface AccountView {
  /** Whether anybody has an account, enabled or not. */
  readonly hasAccounts: boolean;
  readonly find: (subject: string) => Principal | undefined;
  /** The account that has the passkey of this id. */
  readonly findByPasskey: (id: string) => Principal | undefined;
  /** The account whose owner a provider knows as this. */
  readonly findByOidc: (issuer: string, subject: string) => Principal | undefined;
  readonly findSetupToken: (hash: string) => SetupToken | undefined;
  readonly findPasswordLink: (hash: string) => PasswordLink | undefined;
  /** Enabled accounts of the role ADMIN. */
  readonly listAdmins: () => readonly Principal[];
  /** Keys that an account made, used up ones too. */
  readonly listKeysOf: (subject: string) => readonly Principal[];
  /** Those of a subject that nobody has ended. */
  readonly listOpenSessions: (subject: string) => readonly Session[];
}

/** What changes together with accounts, in one transaction. */
export interface AccountChange {
  /** Added, or put in place of the one with its subject. */
  readonly principal?: Principal;
  /** Ends every session of a subject that has not ended. */
  readonly endSessions?: SessionsEnd;
  /** Ends every set-up token that has not ended. */
  readonly endSetupTokens?: SetupEnd;
  readonly addSetupToken?: SetupToken;
  /** Ends every password link that has not ended; of one subject where it is named. */
  readonly endPasswordLinks?: { readonly subject?: string; readonly endedBy: LinkEnd };
  readonly addPasswordLink?: PasswordLink;
  /** Tokens issued until then, in milliseconds since 1970, must be renewed before they count. */
  readonly renewIssuedUntilMs?: number;
  readonly audit?: AuditFact;
}

/** Which sessions end. */
export interface SessionsEnd {
  readonly subject: string;
  readonly endedBy: SessionEnd;
  readonly atMs: number;
  /** The one that goes on. */
  readonly exceptId?: string;
  /** The only one that ends. */
  readonly onlyId?: string;
}

/** A new account, its password hashed already. */
export interface NewAccount {
  readonly username: string;
  readonly secretHash: string;
  readonly role: Role;
  readonly places: readonly string[];
}

/** The shortest password that a new account may have, in characters as people count them. */
export const MIN_PASSWORD_CHARS = 12;
const MAX_PASSWORD_UNITS = 256; // as sign-in takes it
const MAX_USERNAME_CHARS = 64;
/** Control, format (bidi marks, zero width), surrogate and private characters: none of them can be seen or typed. */
const HIDDEN = /\p{C}/u;

/** Reads the name of a new account. @throws {DirectoryError} BAD_USER_INPUT */
export function parseUsername(value: unknown): string {
  const username = typeof value === "string" ? value.normalize("NFKC").trim() : "";
  if (username === "" || countCharacters(username) > MAX_USERNAME_CHARS || HIDDEN.test(username)) {
    throw badInput("username", `The username must have 1 to ${MAX_USERNAME_CHARS} visible characters`);
  }
  return username;
}

/** Reads the name of a new API key. @throws {DirectoryError} BAD_USER_INPUT */
export function parseKeyName(name: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,63}$/.test(name)) return name;
  throw badInput("name", "The name of a key has 1 to 64 of a-z, 0-9, . _ and -");
}

/**
 * Reads a new password: its length, and that it is none of those that everybody tries first; nothing is asked about its
 * characters. Source: NIST SP 800-63B section 3.1.1.2.
 *
 * @param username whose it shall be, where that is known: nobody's password is their name
 * @throws {DirectoryError} BAD_USER_INPUT, PASSWORD_TOO_COMMON; the message never holds it
 */
export function parseNewPassword(value: unknown, username = ""): string {
  const password = typeof value === "string" ? value : "";
  if (countCharacters(password) < MIN_PASSWORD_CHARS) {
    throw badInput("password", `The password must have at least ${MIN_PASSWORD_CHARS} characters`);
  }
  if (password.length > MAX_PASSWORD_UNITS) {
    throw badInput("password", `The password must have at most ${MAX_PASSWORD_UNITS} characters`);
  }
  if (isKnownPassword(password, username)) {
    const message = "This password is one of those that are tried first; take another one, such as a sentence";
    throw new DirectoryError("PASSWORD_TOO_COMMON", message, { argument: "password" });
  }
  return password;
}

/** Code points: a letter outside the basic plane counts once. */
function countCharacters(text: string): number {
  return Array.from(text).length;
}

/** The principal of a new account. */
export function toAccount({ username, secretHash, role, places }: NewAccount): Principal {
  return { subject: toAccountSubject(username), name: username, secretHash, role, places, users: [], enabled: true };
}

/** What an operator's change of an account leads to. */
export type AccountOutcome =
  | "DONE"
  | "ACCOUNT_EXISTS"
  | "NO_SUCH_ACCOUNT"
  | "NO_SECOND_FACTOR"
  | "NO_IDENTITY"
  | "IDENTITY_TAKEN"
  | "WRITING_KEYS";

/** A decision about an account, and what changes by it. */
export interface AccountDecision extends AccountChange {
  readonly outcome: AccountOutcome;
}

/** Who changes an account, and when. */
export interface OperatorAct {
  readonly action: string;
  readonly atMs: number;
}

/** Adds an account; the set-up link ends with it. */
export function decideAdd(account: Principal, accounts: AccountView, act: OperatorAct): AccountDecision {
  const decision = decideAddKey(account, accounts, act);
  return decision.outcome === "DONE" ? { ...decision, endSetupTokens: "ACCOUNT" } : decision;
}

/** Adds an API key. A person is still wanted: the set-up link stays. */
export function decideAddKey(key: Principal, { find }: AccountView, act: OperatorAct): AccountDecision {
  if (find(key.subject) !== undefined) return { outcome: "ACCOUNT_EXISTS" };
  return { outcome: "DONE", principal: key, audit: toFact(act, undefined, key) };
}

/** Changes an account or key that exists, and ends its sessions: none of them can be renewed. With the password its passkeys and its identity at a provider end. */
export function decideChange(
  subject: string,
  change: Partial<Pick<Principal, "secretHash" | "enabled">>,
  { find, act }: Pick<AccountView, "find"> & { readonly act: OperatorAct },
): AccountDecision {
  const account = find(subject);
  if (account === undefined) return { outcome: "NO_SUCH_ACCOUNT" };
  const principal =
    change.secretHash === undefined
      ? { ...account, ...change }
      : { ...withoutOidc(withoutPasskeys(account)), ...change, waitsForPassword: false };
  return {
    outcome: "DONE",
    principal,
    endPasswordLinks: { subject, endedBy: "REPLACED" },
    endSessions: { subject, endedBy: "OPERATOR", atMs: act.atMs },
    audit: toFact(act, account, principal),
  };
}

/** Says when an account may write to readers, and ends its sessions: their tokens say otherwise. An operator may make a lone ADMIN's right one for a time, and back. */
export function decideWriteRight(
  subject: string,
  right: DeviceWriteRight,
  { find, listKeysOf, act }: Pick<AccountView, "find" | "listKeysOf"> & { readonly act: OperatorAct },
): AccountDecision {
  const account = find(subject);
  if (account === undefined) return { outcome: "NO_SUCH_ACCOUNT" };
  const principal = withWriteRight(account, right);
  const keys = { keys: listKeysOf(subject), nowMs: act.atMs };
  if (listWritingKeys(account, principal, keys).length > 0) return { outcome: "WRITING_KEYS" };
  return {
    outcome: "DONE",
    principal,
    endSessions: { subject, atMs: act.atMs, endedBy: "OPERATOR" },
    audit: toFact(act, account, principal),
  };
}

/** Takes the second factor and the passkeys of somebody who lost them, and ends what was signed in with it. Without one nothing changes. */
export function decideForgetFactor(
  subject: string,
  { find, act }: Pick<AccountView, "find"> & { readonly act: OperatorAct },
): AccountDecision {
  const account = find(subject);
  if (account === undefined) return { outcome: "NO_SUCH_ACCOUNT" };
  if (account.secondFactor === undefined && !hasPasskeys(account)) return { outcome: "NO_SECOND_FACTOR" };
  const principal = withoutFactors(account);
  return {
    outcome: "DONE",
    principal,
    endSessions: { atMs: act.atMs, subject, endedBy: "OPERATOR" },
    audit: toFact(act, account, principal),
  };
}

/** Gives an account the identity that an operator names, in the place of another one; what was signed in by that ends. */
export function decideBind(
  subject: string,
  identity: Pick<OidcBinding, "issuer" | "subject">,
  { find, findByOidc, act }: Pick<AccountView, "find" | "findByOidc"> & { readonly act: OperatorAct },
): AccountDecision {
  const account = find(subject);
  if (account === undefined) return { outcome: "NO_SUCH_ACCOUNT" };
  const owner = findByOidc(identity.issuer, identity.subject);
  if (owner !== undefined && owner.subject !== subject) return { outcome: "IDENTITY_TAKEN" };
  const principal = { ...account, oidc: { ...identity, boundAtMs: act.atMs } };
  return {
    outcome: "DONE",
    principal,
    ...(account.oidc === undefined ? {} : { endSessions: { subject, endedBy: "OPERATOR", atMs: act.atMs } }),
    audit: { ...toFact(act, account, principal), targets: [toIdentityName(identity)] },
  };
}

/** Takes the identity of an account, and ends what was signed in by it. */
export function decideUnbind(
  subject: string,
  { find, act }: Pick<AccountView, "find"> & { readonly act: OperatorAct },
): AccountDecision {
  const account = find(subject);
  if (account === undefined) return { outcome: "NO_SUCH_ACCOUNT" };
  if (account.oidc === undefined) return { outcome: "NO_IDENTITY" };
  const principal = withoutOidc(account);
  return {
    outcome: "DONE",
    principal,
    endSessions: { atMs: act.atMs, subject, endedBy: "OPERATOR" },
    audit: toFact(act, account, principal),
  };
}

/** Whom it was done to stands with the action too, as in the rows of versions that had no field for it. */
function toFact({ action, atMs }: OperatorAct, before: Principal | undefined, after: Principal): AuditFact {
  const { subject } = after;
  const changes = toAccountChanges(before, after);
  return {
    at: new Date(atMs).toISOString(),
    actor: "operator",
    action: `${action} ${subject}`,
    outcome: "OK",
    requestId: "",
    account: subject,
    count: 1,
    ...(changes.length === 0 ? {} : { changes }),
  };
}
