import { createHash, randomBytes } from "node:crypto";

/** The token of a set-up link, as it is kept: who reads the store cannot use it. */
export interface SetupToken {
  /** SHA-256 of the token, base64url. It holds 256 random bits, so that no slow hash is needed. */
  readonly hash: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
  readonly endedBy: SetupEnd | undefined;
}

/** Why a token ended before its time: used, followed by that of a later start, or an account came another way. */
export const SETUP_ENDS = ["USED", "REPLACED", "ACCOUNT", "RESTORE"] as const;

/** Why a token ended. */
export type SetupEnd = (typeof SETUP_ENDS)[number];

/** What a token is worth. */
export type SetupJudgement = "GOOD" | "USED" | "EXPIRED" | "UNKNOWN";

/** How long a set-up link counts. */
export const SETUP_TOKEN_MS = 24 * 3_600_000;

/** A random token of 256 bits. */
export function createSetupToken(): string {
  return `bfs_${randomBytes(32).toString("base64url")}`;
}

/** What is stored of a token. */
export function hashSetupToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * Judges a token. Only whoever was given a token learns anything of the organisation: a text that never was one is
 * UNKNOWN before and after the set-up alike.
 */
export function judgeSetupToken(token: SetupToken | undefined, hasAccounts: boolean, nowMs: number): SetupJudgement {
  if (token === undefined) return "UNKNOWN";
  if (hasAccounts || token.endedBy === "USED" || token.endedBy === "ACCOUNT") return "USED";
  return token.endedBy !== undefined || nowMs >= token.expiresAtMs ? "EXPIRED" : "GOOD";
}
