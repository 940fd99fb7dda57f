import type { Revocations } from "@biometricflow/schema/revocations";

/** The router's copy of the sessions that ended early; it may change at any moment. */
export interface RevokedSessions {
  /** The directory's ETag of this state. */
  readonly version: () => string;
  readonly isRevoked: (sessionId: string) => boolean;
  /** True for a token that was issued too long ago to know that its session did not end: it must be renewed. */
  readonly mustRenew: (issuedAtMs: number) => boolean;
  /** Takes a new state and tells everyone who watches. */
  readonly replace: (revocations: Revocations) => void;
  /** Calls `listener` after every change. @returns the end of it. */
  readonly watch: (listener: () => void) => () => void;
}

/** Creates the copy from its first state. */
export function createRevokedSessions(initial: Revocations): RevokedSessions {
  let current = initial;
  let ids: ReadonlySet<string> = new Set(initial.sessions);
  const listeners = new Set<() => void>();
  return {
    version: () => current.version,
    isRevoked: (sessionId) => ids.has(sessionId),
    mustRenew: (issuedAtMs) => issuedAtMs <= current.renewIssuedUntilMs,
    replace: (revocations) => {
      current = revocations;
      ids = new Set(revocations.sessions);
      for (const listener of listeners) listener();
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
