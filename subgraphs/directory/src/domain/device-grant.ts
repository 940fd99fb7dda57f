import type { AccountView } from "./account.ts";
import { type AdministeredChange, type AdministratorAct, requireAccount, requireAdmin } from "./administration.ts";
import { badInput, DirectoryError } from "./errors.ts";
import { DEVICE_WRITERS, endGrant } from "./write-right.ts";

const LEAST_MINUTES = 5;
const MOST_MINUTES = 480;
const MAX_REASON_CHARS = 200;
const MINUTE_MS = 60_000;

/** What is asked of a grant. */
export interface GrantRequest {
  readonly minutes: number;
  readonly reason: string;
}

/** Reads for how long and why. @throws {DirectoryError} BAD_USER_INPUT */
export function parseGrant({ minutes, reason }: GrantRequest): GrantRequest {
  if (!Number.isInteger(minutes) || minutes < LEAST_MINUTES || minutes > MOST_MINUTES)
    throw badInput("input.minutes", `The right is given for ${LEAST_MINUTES} to ${MOST_MINUTES} minutes`);
  const text = reason.normalize("NFC").trim();
  if (text === "" || Array.from(text).length > MAX_REASON_CHARS || /\p{C}/u.test(text))
    throw badInput("input.reason", `Say why, in 1 to ${MAX_REASON_CHARS} visible characters`);
  return { minutes, reason: text };
}

/**
 * Gives an account the right for a time, in the place of what it had of it. Nobody gives it to oneself: whoever took over one session
 * would have both. A program's key gives it to nobody, since whoever made the key may be the account.
 *
 * @throws {DirectoryError} FORBIDDEN, SELF_GRANT, BAD_USER_INPUT for an account that there is not, is out of scope or disabled, or has no use of it
 */
export function decideGrant(
  subject: string,
  {
    request,
    accounts,
    act,
  }: { readonly request: GrantRequest; readonly accounts: AccountView } & { readonly act: AdministratorAct },
): AdministeredChange {
  const { actor, atMs } = act;
  const admin = requireAdmin(accounts, actor);
  if (!actor.startsWith("account/"))
    throw new DirectoryError("FORBIDDEN", "A program's key gives nobody the right: sign in as a person");
  if (subject === actor)
    throw new DirectoryError("SELF_GRANT", "Nobody gives the right to the own account: ask another administrator");
  const account = requireAccount(subject, admin, accounts);
  if (!account.enabled) throw badInput("input.id", "The account is disabled: enable it first");
  if (!DEVICE_WRITERS.includes(account.role)) throw badInput("input.id", "An account of this role writes to no reader");
  if (account.deviceWrites === undefined) throw badInput("input.id", "The account may write to readers at any time");
  const { minutes, reason } = request;
  const grant = { untilMs: atMs + minutes * MINUTE_MS, grantedAtMs: atMs, grantedBy: actor, reason };
  return { before: account, principal: { ...account, deviceWrites: { grant } } };
}

/**
 * Ends what an account has of the right now, if it has any; one's own too.
 *
 * @throws {DirectoryError} FORBIDDEN, BAD_USER_INPUT for an account that there is not or is out of scope
 */
export function decideEndGrant(subject: string, accounts: AccountView, act: AdministratorAct): AdministeredChange {
  const account = requireAccount(subject, requireAdmin(accounts, act.actor), accounts);
  return { before: account, principal: endGrant(account, act.atMs) };
}
