import type { TokenRole } from "./role.ts";
import type { TokenClaims } from "./token.ts";

/** Whoever asks, as far as a request needs to know. */
export interface Viewer {
  /** The account or API key; `anonymous` for the role PUBLIC. */
  readonly subject: string;
  /** The account's name for people; the subject when it has none. */
  readonly name: string;
  readonly role: TokenRole;
  /** Place ids, or `*` for every enabled place. */
  readonly places: readonly string[] | "*";
  /** Ids of the users an EMPLOYEE is; absent for other roles. */
  readonly users?: readonly string[];
  readonly sessionId: string;
  /** When its sign-in, or the last renewal of that, was confirmed. */
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** Who asks in truth, where that is an administrator who views as this account: it reads and changes nothing. */
  readonly viewedBy?: string;
  /** Until when mutations that write to readers are taken, milliseconds since 1970; absent where they always are. */
  readonly deviceWritesUntilMs?: number;
  /** Set: what it asks with opens subscriptions and nothing else. */
  readonly mayOnlySubscribe?: true;
  /** Set: an export asks in its name, by queries and nothing else. */
  readonly mayOnlyQuery?: true;
}

/** The viewer that verified claims speak of. */
export function toViewer(claims: TokenClaims): Viewer {
  return {
    subject: claims.sub,
    name: claims.name ?? claims.sub,
    role: claims.role,
    places: claims.places.includes("*") ? "*" : claims.places,
    ...(claims.users === undefined ? {} : { users: claims.users }),
    ...(claims.act === undefined ? {} : { viewedBy: claims.act.sub }),
    ...(claims.deviceWritesUntil === undefined ? {} : { deviceWritesUntilMs: claims.deviceWritesUntil * 1000 }),
    sessionId: claims.sid,
    issuedAtMs: claims.iat * 1000,
    expiresAtMs: claims.exp * 1000,
  };
}

/** Who asks in truth: whose requests are counted, and who stands in the audit. */
export function toAsker({ subject, viewedBy }: Pick<Viewer, "subject" | "viewedBy">): string {
  return viewedBy ?? subject;
}

/** True when the place is within the viewer's places; whether it is enabled is the registry's question. */
export function canSeePlace(viewer: Pick<Viewer, "places">, placeId: string): boolean {
  return viewer.places === "*" || viewer.places.includes(placeId);
}
