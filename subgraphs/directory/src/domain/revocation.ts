import { createHash } from "node:crypto";
import type { Revocations, TimedDeviceWrites } from "@biometricflow/schema/revocations";
import { ACCESS_TOKEN_SECONDS } from "./session.ts";

/** A session that was ended before its time. */
export interface EndedSession {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly endedAtMs: number;
}

/** Sessions that one answer lists: 20,000 ends within the life of a token are more than any organisation has. */
export const MAX_REVOCATIONS = 20_000;

/** A token may have been signed a moment after its session ended, on a clock a little ahead. */
const MARGIN_MS = 60_000;

/** Sessions that ended before this moment have no token left that counts. */
export function toOldestRelevantEnd(nowMs: number): number {
  return nowMs - ACCESS_TOKEN_SECONDS * 1000 - MARGIN_MS;
}

/**
 * What the router is told of rights for a time, and of ended sessions, given newest first, one more than `limit` when there are more. Those that find
 * no room are covered by time: tokens of theirs were issued before the oldest listed one ended.
 */
export function toRevocations(
  ended: readonly EndedSession[],
  {
    tokenFloorMs = 0,
    limit = MAX_REVOCATIONS,
    deviceWrites = [],
  }: {
    readonly tokenFloorMs?: number;
    readonly limit?: number;
    readonly deviceWrites?: readonly TimedDeviceWrites[];
  } = {},
): Revocations {
  const listed = ended.slice(0, limit);
  const coveredMs = ended.length > limit ? (listed.at(-1)?.endedAtMs ?? 0) + MARGIN_MS : 0;
  const renewIssuedUntilMs = Math.max(coveredMs, tokenFloorMs);
  const sessions = listed.map(({ id }) => id);
  const told = { sessions, renewIssuedUntilMs, deviceWrites };
  const version = createHash("sha256").update(JSON.stringify(told)).digest("base64url").slice(0, 22);
  return { version, ...told };
}
