import type { Role } from "@biometricflow/service/identity/role";
import type { AccountChange, AccountView } from "./account.ts";
import { type AdministratorAct, coversPlaces, requireAdmin } from "./administration.ts";
import { badInput, DirectoryError } from "./errors.ts";
import type { Principal } from "./principal.ts";
import { isAlive, type Session, type SessionLimits } from "./session.ts";

/** Whose sessions, and which of them. */
export interface SessionsToEnd {
  readonly subject: string;
  /** The only one that ends. */
  readonly onlyId?: string;
  /** The one that goes on. */
  readonly exceptId?: string;
}

/** Ends sessions of one's own, or as an administrator those of another account or key. @throws {DirectoryError} FORBIDDEN, BAD_USER_INPUT */
export function decideEndSessions(
  { subject, onlyId, exceptId }: SessionsToEnd,
  { accounts, act, limits }: { accounts: AccountView; act: AdministratorAct; limits: SessionLimits },
): AccountChange & { readonly ended: readonly Session[] } {
  const isOwn = act.actor === subject;
  if (!isOwn) {
    const admin = requireAdmin(accounts, act.actor);
    requireCovered(admin.places, accounts.find(subject), onlyId === undefined ? noAccount("input.") : noSession());
  }
  const ended = accounts
    .listOpenSessions(subject)
    .filter(({ id }) => id === (onlyId ?? id) && id !== exceptId)
    .filter((session) => isAlive(session, act.atMs, limits));
  const which = { ...(onlyId === undefined ? {} : { onlyId }), ...(exceptId === undefined ? {} : { exceptId }) };
  const endedBy = isOwn ? ("SIGN_OUT" as const) : ("ADMIN" as const);
  return { ended, endSessions: { subject, endedBy, atMs: act.atMs, ...which } };
}

/** Whoever looks at sessions, as the token says. */
export interface SessionViewer {
  readonly subject: string;
  readonly role: Role | "PUBLIC";
  readonly places: readonly string[] | "*";
}

/** Whether somebody may look at the sessions of an account or key. @throws {DirectoryError} FORBIDDEN, BAD_USER_INPUT */
export function requireSessionsOf(subject: string, viewer: SessionViewer, principal: Principal | undefined): void {
  if (subject === viewer.subject) {
    if (!subject.startsWith("account/"))
      throw new DirectoryError("FORBIDDEN", "A program's key has no sessions of its own");
    return;
  }
  if (viewer.role !== "ADMIN") throw new DirectoryError("FORBIDDEN", "Only an ADMIN sees the sessions of others");
  requireCovered(viewer.places === "*" ? ["*"] : viewer.places, principal, noAccount());
}

function requireCovered(places: readonly string[], principal: Principal | undefined, none: DirectoryError): void {
  if (principal === undefined || !coversPlaces(places, principal.places)) throw none;
}

/** Said of somebody out of scope too: nobody learns who there is. */
function noAccount(of = ""): DirectoryError {
  return badInput(`${of}accountId`, "There is no such account");
}

/** Said of sessions that are over and of others' too. */
export function noSession(): DirectoryError {
  return badInput("input.id", "There is no such session");
}
