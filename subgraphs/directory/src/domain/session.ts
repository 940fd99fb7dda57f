import { LONGEST_TOKEN_SECONDS } from "@biometricflow/service/identity/key-rotation";

/** A session: the family of refresh tokens that follow one sign-in. Instants are milliseconds since 1970. */
export interface Session {
  readonly id: string;
  readonly subject: string;
  /** The generation of the newest refresh token. */
  readonly generation: number;
  readonly createdAtMs: number;
  /** When the newest refresh token was made. */
  readonly refreshedAtMs: number;
  readonly endedAtMs: number | undefined;
  readonly endedBy: SessionEnd | undefined;
  /** From where it was signed in, and with what; absent where nobody knows. */
  readonly address?: string;
  readonly client?: string;
}

/** How long sessions go on. */
export interface SessionLimits {
  /** A session that was not refreshed for so long is over. */
  readonly idleMs: number;
  /** A session is over so long after its sign-in, however much it is used. */
  readonly longestMs: number;
}

/**
 * Why a session ended: signed out; a used refresh token came back (stolen, or restored from a copy); an operator gave
 * the account another password or disabled it; the store was restored from a backup; an administrator changed what the
 * account may do or took its password or second factor; its owner set another password, or set up a second factor.
 */
export const SESSION_ENDS = ["SIGN_OUT", "REUSE", "OPERATOR", "RESTORE", "ADMIN", "PASSWORD", "FACTOR"] as const;

/** Why a session ended. */
export type SessionEnd = (typeof SESSION_ENDS)[number];

/** What a refresh token leads to. */
export type RefreshDecision =
  /** The newest token: the next one replaces it. Also a repeat within the window: `session` is then unchanged. */
  | { readonly kind: "ACCEPTED"; readonly session: Session }
  /** A token that was replaced long ago: the whole session ends. */
  | { readonly kind: "REUSED"; readonly session: Session }
  /** No such session, or it is over: `session` stays as it is. */
  | { readonly kind: "REFUSED"; readonly session?: Session };

/** Tabs of one browser refresh at the same moment with the same token; so long its successor is answered again. */
export const REPEAT_WINDOW_MS = 10_000;
/** How long a client's token counts, in seconds: for so long it counts with nobody to ask. */
export const ACCESS_TOKEN_SECONDS = LONGEST_TOKEN_SECONDS.directory;

const DAY_MS = 24 * 3_600_000;

/** Thirty days unused, ninety days in all. */
export const DEFAULT_SESSION_LIMITS: SessionLimits = { idleMs: 30 * DAY_MS, longestMs: 90 * DAY_MS };

/** From where and with what somebody signs in, as far as it is known. */
export type SessionOrigin = Pick<Session, "address" | "client">;

/** Starts a session. */
export function startSession(
  { id, subject }: Pick<Session, "id" | "subject">,
  nowMs: number,
  { address, client }: SessionOrigin = {},
): Session {
  const from = { ...(address === undefined ? {} : { address }), ...(client === undefined ? {} : { client }) };
  const times = { createdAtMs: nowMs, refreshedAtMs: nowMs };
  return { id, subject, generation: 0, ...times, endedAtMs: undefined, endedBy: undefined, ...from };
}

/** When a session ends by itself: if it is used no more, and however much it is used. */
export function toSessionEnds(
  { createdAtMs, refreshedAtMs }: Pick<Session, "createdAtMs" | "refreshedAtMs">,
  { idleMs, longestMs }: SessionLimits,
): { readonly idleAtMs: number; readonly atMs: number } {
  const atMs = createdAtMs + longestMs;
  return { idleAtMs: Math.min(refreshedAtMs + idleMs, atMs), atMs };
}

/** True while a session's tokens count. */
export function isAlive(session: Session, nowMs: number, limits: SessionLimits): boolean {
  return session.endedAtMs === undefined && nowMs < toSessionEnds(session, limits).idleAtMs;
}

/** Seconds that a client's token counts: no token outlives its session, or the API key that it was given for. */
export function toTokenSeconds(
  session: Session,
  nowMs: number,
  {
    rightsEndAtMs = Number.POSITIVE_INFINITY,
    ...limits
  }: SessionLimits & { readonly rightsEndAtMs?: number | undefined },
): number {
  const endsAtMs = Math.min(toSessionEnds(session, limits).atMs, rightsEndAtMs);
  const leftSeconds = Math.floor((endsAtMs - nowMs) / 1000);
  return Math.max(1, Math.min(ACCESS_TOKEN_SECONDS, leftSeconds));
}

/** Ends a session; one that has ended keeps its first end. */
export function endSession(session: Session, endedBy: SessionEnd, nowMs: number): Session {
  return session.endedAtMs === undefined ? { ...session, endedAtMs: nowMs, endedBy } : session;
}

/** Decides what the refresh token of a generation leads to. */
export function decideRefresh(
  session: Session | undefined,
  generation: number,
  { nowMs, limits }: { readonly nowMs: number; readonly limits: SessionLimits },
): RefreshDecision {
  if (session === undefined) return { kind: "REFUSED" };
  if (!isAlive(session, nowMs, limits)) return { kind: "REFUSED", session };
  if (generation === session.generation) {
    return { kind: "ACCEPTED", session: { ...session, generation: generation + 1, refreshedAtMs: nowMs } };
  }
  const isRepeat = generation === session.generation - 1 && nowMs - session.refreshedAtMs <= REPEAT_WINDOW_MS;
  if (isRepeat) return { kind: "ACCEPTED", session };
  return { kind: "REUSED", session: endSession(session, "REUSE", nowMs) };
}
