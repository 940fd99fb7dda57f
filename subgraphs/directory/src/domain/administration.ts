import type { Role } from "@biometricflow/service/identity/role";
import type { AccountChange, AccountView } from "./account.ts";
import { badInput, DirectoryError } from "./errors.ts";
import type { Principal } from "./principal.ts";
import { withoutOidc } from "./oidc-binding.ts";
import { hasPasskeys, withoutPasskeys } from "./passkey.ts";
import { withoutFactors } from "./second-factor.ts";
import type { DeviceWriteRight } from "./timed-writes.ts";
import { commandsWrites, listWritingKeys, toWriteRight, withWriteRight, writesAlways } from "./write-right.ts";

/** The place that stands for every place. */
const EVERY_PLACE = "*";

/** What an administrator changes of an account; what is absent stays. */
export interface AccountRequest {
  readonly name?: string;
  readonly role?: Role;
  readonly places?: readonly string[];
  readonly users?: readonly string[];
  readonly enabled?: boolean;
  readonly deviceWrites?: DeviceWriteRight;
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
  if (commandsWrites(account)) requireWritesAlways(admin, "input.deviceWrites");
  if (accounts.find(account.subject) !== undefined)
    throw new DirectoryError("ACCOUNT_EXISTS", "There is such an account already", { argument: "input.username" });
  return { before: undefined, principal: account, endSetupTokens: "ACCOUNT" };
}

/**
 * Changes an account. With its rights its sessions end: what they were signed in with no longer is true.
 *
 * @throws {DirectoryError} FORBIDDEN, LAST_ADMIN, WRITING_KEYS, BAD_USER_INPUT for an account that there is not or that is out of scope
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
  const { deviceWrites = toWriteRight(account), ...wished } = request;
  const changed = withWriteRight({ ...account, ...wished }, deviceWrites);
  const principal = changed.role === "EMPLOYEE" ? changed : { ...changed, users: [] };
  requireCovered(admin, principal.places);
  if (gainsWrites(account, principal)) requireWritesAlways(admin, "input.deviceWrites");
  refuseLastAdmin(account, accounts, principal);
  refuseWritingKeys(
    listWritingKeys(account, principal, { keys: accounts.listKeysOf(subject), nowMs: act.atMs }),
    admin,
  );
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
  const admin = requireAdmin(accounts, act.actor);
  const account = requireAccount(subject, admin, accounts);
  if (!account.enabled) throw badInput("input.id", "The account is disabled: enable it first");
  if (commandsWrites(account)) requireWritesAlways(admin, "input.id"); // whoever gives the link may follow it
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
  const admin = requireAdmin(accounts, act.actor);
  const account = requireAccount(subject, admin, accounts);
  if (subject === act.actor) throw new DirectoryError("FORBIDDEN", "Remove your own by your password and a code");
  if (commandsWrites(account)) requireWritesAlways(admin, "input.id"); // the password may be known already
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

/** Whether an account comes to have the right at any time or to give it, at all, at more places, or again. */
function gainsWrites(before: Principal, after: Principal): boolean {
  if (!commandsWrites(after) || !after.enabled) return false;
  const had = before.enabled && commandsWrites(before) && (writesAlways(before) || !writesAlways(after));
  return !had || !coversPlaces(before.places, after.places);
}

/**
 * Whoever may write to readers for a time gives nobody that right at any time, and takes over nobody who has it: the time would mean
 * nothing.
 *
 * @throws {DirectoryError} FORBIDDEN
 */
export function requireWritesAlways(admin: Principal, argument: string): void {
  if (writesAlways(admin)) return;
  const message = "You may write to readers for a time alone: you cannot give or take more of that right than you have";
  throw new DirectoryError("FORBIDDEN", message, { argument });
}

/** An account out of scope is told apart from none by nothing. */
export function requireAccount(subject: string, admin: Principal, { find }: Pick<AccountView, "find">): Principal {
  const account = subject.startsWith("account/") ? find(subject) : undefined;
  if (account === undefined || !coversPlaces(admin.places, account.places))
    throw badInput("input.id", "There is no such account");
  return account;
}

/**
 * Somebody who can sign in must always be left who may change everything, writing to readers included: at any time, or because another one
 * can give the right to it.
 *
 * @param changed the account after the change; left out where nobody can sign in with it then
 */
function refuseLastAdmin(account: Principal, { listAdmins }: AccountView, changed?: Principal): void {
  if (!isFullAdmin(account) || (changed !== undefined && isSameAdmin(account, changed))) return;
  const others = listAdmins().filter((it) => it.subject !== account.subject && isFullAdmin(it));
  const left = changed !== undefined && isFullAdmin(changed) ? [...others, changed] : others;
  if (left.length > 1 || left.some(writesAlways)) return;
  const message =
    "Nobody would be left who administers every place and may write to readers: make another account first";
  throw new DirectoryError("LAST_ADMIN", message);
}

function refuseWritingKeys(keys: readonly Principal[], admin: Principal): void {
  if (keys.length === 0) return;
  const seen = keys.filter((key) => coversPlaces(admin.places, key.places)).map(({ name }) => name);
  const names = [...seen, ...(seen.length < keys.length ? ["others, of places that you do not administer"] : [])];
  const message = `The account made keys that write to readers at any time: revoke them first (${names.join(", ")})`;
  throw new DirectoryError("WRITING_KEYS", message);
}

function isSameAdmin(account: Principal, changed: Principal): boolean {
  return isFullAdmin(changed) && (writesAlways(changed) || !writesAlways(account));
}

function isFullAdmin({ role, places, enabled, waitsForPassword }: Principal): boolean {
  return role === "ADMIN" && enabled && waitsForPassword !== true && places.includes(EVERY_PLACE);
}

function hasSameRights(left: Principal, right: Principal): boolean {
  const toRights = (it: Principal) => JSON.stringify([it.role, it.places, it.users, it.enabled, toWriteRight(it)]);
  return toRights(left) === toRights(right);
}
