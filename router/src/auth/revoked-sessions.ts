import type { Revocations } from "@biometricflow/schema/revocations";

/** The router's copy of the sessions that ended early; it may change at any moment. */
export interface RevokedSessions {
  /** The directory's ETag of this state. */
  readonly version: () => string;
  readonly isRevoked: (sessionId: string) => boolean;
  /** True for a token that was issued too long ago to know that its session did not end: it must be renewed. */
  readonly mustRenew: (issuedAtMs: number) => boolean;
  /** Until when a subject whose right to write to readers is given for a time has it, milliseconds since 1970; 0 while it has none. */
  readonly deviceWritesUntilMs: (subject: string) => number;
  /** Takes a new state and tells everyone who watches. */
  readonly replace: (revocations: Revocations) => void;
  /** Calls `listener` after every change. @returns the end of it. */
  readonly watch: (listener: () => void) => () => void;
}

/** Creates the copy from its first state. */
export function createRevokedSessions(initial: Revocations): RevokedSessions {
  let current = initial;
  let ids: ReadonlySet<string> = new Set(initial.sessions);
  let writes = toUntil(initial);
  const listeners = new Set<() => void>();
  return {
    version: () => current.version,
    isRevoked: (sessionId) => ids.has(sessionId),
    mustRenew: (issuedAtMs) => issuedAtMs <= current.renewIssuedUntilMs,
    deviceWritesUntilMs: (subject) => writes.get(subject) ?? 0,
    replace: (revocations) => {
      current = revocations;
      ids = new Set(revocations.sessions);
      writes = toUntil(revocations);
      for (const listener of listeners) listener();
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function toUntil({ deviceWrites }: Revocations): ReadonlyMap<string, number> {
  return new Map(deviceWrites.map(({ subject, untilMs }) => [subject, untilMs]));
}
