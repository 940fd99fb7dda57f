import type { AccountView } from "./domain/account.ts";
import type { DirectoryStore, SessionSelection } from "./domain/directory-store.ts";
import { isAlive, type Session, type SessionLimits } from "./domain/session.ts";
import {
  decideEndSessions,
  noSession,
  requireSessionsOf,
  type SessionViewer,
} from "./domain/session-administration.ts";

/** Whoever looks after sessions. */
export interface SessionKeeper extends SessionViewer {
  /** The session that asks. */
  readonly sessionId: string;
}

/** What people do with their sessions, and administrators with those of others. Methods throw FORBIDDEN and BAD_USER_INPUT. */
export interface SessionAdministration {
  readonly limits: SessionLimits;
  /** Which sessions of an account go on. */
  readonly select: (subject: string, viewer: SessionViewer) => Promise<SessionSelection>;
  readonly list: DirectoryStore["listSessions"];
  readonly count: DirectoryStore["countSessions"];
  /** Whose a session is; `undefined` when it does not go on, or is none that the viewer may end. */
  readonly findOwner: (id: string, viewer: SessionViewer) => Promise<string | undefined>;
  readonly end: (id: string, viewer: SessionViewer) => Promise<Session>;
  /** Ends the sessions of an account. Gives those that went on until now. */
  readonly endAll: (subject: string, keeper: SessionKeeper, isCurrentKept: boolean) => Promise<readonly Session[]>;
}

/** What the administration stands on. */
export interface SessionAdministrationOptions {
  readonly store: Pick<
    DirectoryStore,
    "listSessions" | "countSessions" | "findSession" | "findPrincipal" | "changeAccounts"
  >;
  readonly limits: SessionLimits;
  readonly now: () => number;
}

/** Creates the administration of one directory's sessions. */
export function createSessionAdministration(options: SessionAdministrationOptions): SessionAdministration {
  const { store, limits, now } = options;
  const findOwner = async (id: string, viewer: SessionViewer): Promise<string | undefined> => {
    const session = await store.findSession(id);
    if (session === undefined || !isAlive(session, now(), limits)) return undefined;
    const isTheirs = session.subject === viewer.subject || viewer.role === "ADMIN";
    return isTheirs ? session.subject : undefined;
  };
  const decide = (which: Parameters<typeof decideEndSessions>[0], actor: string) => (accounts: AccountView) =>
    decideEndSessions(which, { accounts, act: { actor, atMs: now() }, limits });
  return {
    limits,
    list: store.listSessions,
    count: store.countSessions,
    select: async (subject, viewer) => {
      requireSessionsOf(subject, viewer, await store.findPrincipal(subject));
      const nowMs = now();
      return { subject, refreshedAfterMs: nowMs - limits.idleMs, createdAfterMs: nowMs - limits.longestMs };
    },
    findOwner,
    end: async (id, viewer) => {
      const subject = await findOwner(id, viewer);
      if (subject === undefined) throw noSession();
      const [ended] = (await store.changeAccounts(decide({ subject, onlyId: id }, viewer.subject))).ended;
      if (ended === undefined) throw noSession();
      return ended;
    },
    endAll: async (subject, keeper, isCurrentKept) => {
      const which = { subject, ...(isCurrentKept ? { exceptId: keeper.sessionId } : {}) };
      return (await store.changeAccounts(decide(which, keeper.subject))).ended;
    },
  };
}
