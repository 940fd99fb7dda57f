import type { AccountChange, AccountView } from "./account.ts";
import { badInput, DirectoryError } from "./errors.ts";
import type { Principal, PrincipalRole } from "./principal.ts";
import { withoutOidc } from "./oidc-binding.ts";
import { hasPasskeys, withoutPasskeys } from "./passkey.ts";
import { withoutFactors } from "./second-factor.ts";

/** The place that stands for every place. */
const EVERY_PLACE = "*";

/** What an administrator changes of an account; what is absent stays. */
export interface AccountRequest {
  readonly name?: string;
  readonly role?: PrincipalRole;
  readonly places?: readonly string[];
  readonly users?: readonly string[];
  readonly enabled?: boolean;
}

/** A change, and the account after it. */
export interface AdministeredChange extends AccountChange {
  readonly principal: Principal;
  /** The account before it; `undefined` of a new one. */
  readonly before: Principal | undefined;
}

/** Whose word it is, and when. */
export interface AdministratorAct {
  /** The subject of whoever asks. */
  readonly actor: string;
  readonly atMs: number;
}

/** Adds an account that waits for its password. @throws {DirectoryError} FORBIDDEN, ACCOUNT_EXISTS */
export function decideCreate(account: Principal, accounts: AccountView, act: AdministratorAct): AdministeredChange {
  const admin = requireAdmin(accounts, act.actor);
  requireCovered(admin, account.places);
  if (accounts.find(account.subject) !== undefined)
    throw new DirectoryError("ACCOUNT_EXISTS", "There is such an account already", { argument: "input.username" });
  return { before: undefined, principal: account, endSetupTokens: "ACCOUNT" };
}

/**
 * Changes an account. With its rights its sessions end: what they were signed in with no longer is true.
 *
 * @throws {DirectoryError} FORBIDDEN, LAST_ADMIN, BAD_USER_INPUT for an account that there is not or that is out of scope
 */
export function decideUpdate(
  subject: string,
  {
    request,
    accounts,
    act,
  }: { readonly request: AccountRequest; readonly accounts: AccountView } & {
    readonly act: AdministratorAct;
  },
): AdministeredChange {
  const admin = requireAdmin(accounts, act.actor);
  const account = requireAccount(subject, admin, accounts);
  const changed = { ...account, ...request };
  const principal = changed.role === "EMPLOYEE" ? changed : { ...changed, users: [] };
  requireCovered(admin, principal.places);
  if (!isFullAdmin(principal)) refuseLastAdmin(account, accounts);
  const atMs = act.atMs;
  return {
    before: account,
    principal,
    ...(hasSameRights(account, principal) ? {} : { endSessions: { subject, endedBy: "ADMIN", atMs } }),
    ...(principal.enabled ? {} : { endPasswordLinks: { subject, endedBy: "DISABLED" } }),
  };
}

/**
 * Takes an account's password, its passkeys and its identity at a provider: whoever knew the one may have made the others. Its owner
 * sets another one by a link.
 *
 * @param secretHash of a password that nobody knows
 * @throws {DirectoryError} FORBIDDEN, LAST_ADMIN, BAD_USER_INPUT for an account that there is not, is out of scope or disabled
 */
export function decideReset(
  subject: string,
  {
    secretHash,
    accounts,
    act,
  }: { readonly secretHash: string; readonly accounts: AccountView } & {
    readonly act: AdministratorAct;
  },
): AdministeredChange {
  const account = requireAccount(subject, requireAdmin(accounts, act.actor), accounts);
  if (!account.enabled) throw badInput("input.id", "The account is disabled: enable it first");
  refuseLastAdmin(account, accounts);
  return {
    before: account,
    principal: { ...withoutOidc(withoutPasskeys(account)), secretHash, waitsForPassword: true },
    endSessions: { subject, endedBy: "ADMIN", atMs: act.atMs },
    endPasswordLinks: { subject, endedBy: "REPLACED" },
  };
}

/**
 * Takes the second factor and the passkeys of somebody who lost them, and ends what was signed in with it. One's own is removed by password and
 * code: whoever took over an open session has neither.
 *
 * @throws {DirectoryError} FORBIDDEN, NO_SECOND_FACTOR, BAD_USER_INPUT for an account that there is not or is out of scope
 */
export function decideFactorReset(subject: string, accounts: AccountView, act: AdministratorAct): AdministeredChange {
  const account = requireAccount(subject, requireAdmin(accounts, act.actor), accounts);
  if (subject === act.actor) throw new DirectoryError("FORBIDDEN", "Remove your own by your password and a code");
  if (account.secondFactor === undefined && !hasPasskeys(account))
    throw new DirectoryError("NO_SECOND_FACTOR", "The account has no second factor");
  const endSessions = { subject, endedBy: "ADMIN", atMs: act.atMs } as const;
  return { before: account, principal: withoutFactors(account), endSessions };
}

/**
 * The account that an administrator views as, to see what it sees.
 *
 * @throws {DirectoryError} FORBIDDEN, BAD_USER_INPUT for an account that there is not, is out of scope or disabled
 */
export function decideViewAs(subject: string, accounts: Pick<AccountView, "find">, actor: string): Principal {
  if (!actor.startsWith("account/")) throw new DirectoryError("FORBIDDEN", "A program's key views as nobody");
  const account = requireAccount(subject, requireAdmin(accounts, actor), accounts);
  if (!account.enabled) throw badInput("input.id", "The account is disabled: it sees nothing");
  return account;
}

/** Whether everything of the one is within the other. */
export function coversPlaces(places: readonly string[], others: readonly string[]): boolean {
  if (places.includes(EVERY_PLACE)) return true;
  return !others.includes(EVERY_PLACE) && others.every((place) => places.includes(place));
}

/** A token says what was true minutes ago: whoever administers is looked at in the moment of the change. */
export function requireAdmin({ find }: Pick<AccountView, "find">, actor: string): Principal {
  const admin = find(actor);
  if (admin?.enabled === true && admin.role === "ADMIN") return admin;
  throw new DirectoryError("FORBIDDEN", "You are no administrator, or no longer");
}

function requireCovered(admin: Principal, places: readonly string[]): void {
  if (!coversPlaces(admin.places, places))
    throw new DirectoryError("FORBIDDEN", "You cannot give more places than you have", { argument: "input.places" });
}

/** An account out of scope is told apart from none by nothing. */
function requireAccount(subject: string, admin: Principal, { find }: Pick<AccountView, "find">): Principal {
  const account = subject.startsWith("account/") ? find(subject) : undefined;
  if (account === undefined || !coversPlaces(admin.places, account.places))
    throw badInput("input.id", "There is no such account");
  return account;
}

/** Somebody who can sign in must always be left who may change everything. */
function refuseLastAdmin(account: Principal, { listAdmins }: AccountView): void {
  if (!isFullAdmin(account)) return;
  if (listAdmins().some((it) => it.subject !== account.subject && isFullAdmin(it))) return;
  const message = "This is the last account that administers every place: make another one first";
  throw new DirectoryError("LAST_ADMIN", message);
}

function isFullAdmin({ role, places, enabled, waitsForPassword }: Principal): boolean {
  return role === "ADMIN" && enabled && waitsForPassword !== true && places.includes(EVERY_PLACE);
}

function hasSameRights(left: Principal, right: Principal): boolean {
  const toRights = ({ role, places, users, enabled }: Principal) => JSON.stringify([role, places, users, enabled]);
  return toRights(left) === toRights(right);
}
