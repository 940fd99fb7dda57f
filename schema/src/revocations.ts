/**
 * Rights that end before their tokens do: the sessions that ended while a token of theirs may still count, as the directory tells the router. Once a token of
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
  /** Who may write to readers until when, of those who may so for a time. Whoever is not named may not. */
  readonly deviceWrites: readonly TimedDeviceWrites[];
}

/** Until when an account may write to readers. */
export interface TimedDeviceWrites {
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly untilMs: number;
}

/** Nothing is revoked. */
export const NO_REVOCATIONS: Revocations = {
  version: "",
  sessions: [],
  renewIssuedUntilMs: 0,
  deviceWrites: [],
};

/** Reads revocations out of JSON. `undefined` when any part is not as it must be. */
export function parseRevocations(json: unknown): Revocations | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { version, sessions, renewIssuedUntilMs, deviceWrites = [] }: Partial<Record<string, unknown>> = { ...json };
  if (typeof version !== "string" || typeof renewIssuedUntilMs !== "number") return undefined;
  if (!Array.isArray(sessions) || !sessions.every((id) => typeof id === "string")) return undefined;
  if (!Array.isArray(deviceWrites) || !deviceWrites.every(isTimedDeviceWrites)) return undefined;
  return { version, sessions, renewIssuedUntilMs, deviceWrites };
}

function isTimedDeviceWrites(value: unknown): value is TimedDeviceWrites {
  if (typeof value !== "object" || value === null) return false;
  const { subject, untilMs }: Partial<Record<string, unknown>> = { ...value };
  return typeof subject === "string" && typeof untilMs === "number";
}
