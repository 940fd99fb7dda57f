import { TOKEN_USES, type TokenSigner } from "@biometricflow/service/identity/token";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { decideViewAs } from "./domain/administration.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import type { Principal } from "./domain/principal.ts";
import { isAlive, type SessionLimits, toTokenSeconds } from "./domain/session.ts";
import { SessionOverError, toRightsClaims } from "./sessions.ts";

/** What an administrator sees another account's view by. */
export interface ViewAsToken {
  readonly account: Principal;
  /** A client token that names the account as `sub` and the administrator as `act.sub`; the router takes no mutation by it. */
  readonly accessToken: string;
  /** Seconds until it ends. Nothing renews it. */
  readonly expiresIn: number;
}

/**
 * Gives a token by which the graph is seen as an account sees it. It is of the session that asks, and ends with it.
 *
 * @throws {DirectoryError} FORBIDDEN, UNAUTHENTICATED, BAD_USER_INPUT for an account that there is not, is out of scope or disabled
 */
export type ViewAs = (subject: string, viewer: Pick<Viewer, "subject" | "sessionId">) => Promise<ViewAsToken>;

/** What it needs. */
export interface ViewAsOptions {
  readonly store: Pick<DirectoryStore, "viewAccounts" | "findSession">;
  readonly sign: TokenSigner;
  readonly limits: SessionLimits;
  readonly now: () => number;
}

/** Creates it for one directory. */
export function createViewAs({ store, sign, limits, now }: ViewAsOptions): ViewAs {
  return async (subject, viewer) => {
    const account = await store.viewAccounts((accounts) => decideViewAs(subject, accounts, viewer.subject));
    const session = await store.findSession(viewer.sessionId);
    if (session === undefined || !isAlive(session, now(), limits)) throw new SessionOverError(viewer.subject);
    const expiresIn = toTokenSeconds(session, now(), limits);
    const claims = { ...toRightsClaims(account), sid: session.id, act: { sub: viewer.subject } };
    return { account, accessToken: sign(claims, { use: TOKEN_USES.client, expiresInSeconds: expiresIn }), expiresIn };
  };
}
