/**
 * The sessions that ended while a token of theirs may still count, as the directory tells the router. Once a token of
 * theirs has expired by itself a session is no longer listed.
 */
export interface Revocations {
  /** The directory's ETag; empty before the directory was reached for the first time. */
  readonly version: string;
  /** Session ids, newest end first; a bounded number. */
  readonly sessions: readonly string[];
  /**
   * Milliseconds since 1970. More sessions ended than are listed: tokens issued until then are not taken either, and have
   * to be renewed. 0 when the list is whole.
   */
  readonly renewIssuedUntilMs: number;
}

/** Nothing is revoked. */
export const NO_REVOCATIONS: Revocations = { version: "", sessions: [], renewIssuedUntilMs: 0 };

/** Reads revocations out of JSON. `undefined` when any part is not as it must be. */
export function parseRevocations(json: unknown): Revocations | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { version, sessions, renewIssuedUntilMs }: Partial<Record<string, unknown>> = { ...json };
  if (typeof version !== "string" || typeof renewIssuedUntilMs !== "number") return undefined;
  if (!Array.isArray(sessions) || !sessions.every((id) => typeof id === "string")) return undefined;
  return { version, sessions, renewIssuedUntilMs };
}
