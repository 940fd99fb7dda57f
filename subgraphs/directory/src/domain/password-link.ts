import { createHash, randomBytes } from "node:crypto";
import type { Principal } from "./principal.ts";

/** The token of a link that sets an account's password, as it is kept: who reads the store cannot use it. */
export interface PasswordLink {
  /** SHA-256 of the token, base64url. It holds 256 random bits, so that no slow hash is needed. */
  readonly hash: string;
  /** Whose password it sets. */
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
  readonly endedBy: LinkEnd | undefined;
}

/** Why a link ended before its time: used, followed by another one, the account was disabled, the store was restored. */
export const LINK_ENDS = ["USED", "REPLACED", "DISABLED", "RESTORE"] as const;

/** Why a link ended. */
export type LinkEnd = (typeof LINK_ENDS)[number];

/** What a link is worth. */
export type LinkJudgement = "GOOD" | "USED" | "EXPIRED" | "UNKNOWN";

/** How long a link counts: over a weekend. */
export const PASSWORD_LINK_MS = 72 * 3_600_000;

/** A random token of 256 bits. */
export function createLinkToken(): string {
  return `bfp_${randomBytes(32).toString("base64url")}`;
}

/** What is stored of a token. */
export function hashLinkToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Judges a link by its account as it is now. A text that never was one is UNKNOWN, whoever has an account. */
export function judgePasswordLink(
  link: PasswordLink | undefined,
  account: Principal | undefined,
  nowMs: number,
): LinkJudgement {
  if (link === undefined) return "UNKNOWN";
  if (link.endedBy === "USED") return "USED";
  const counts = link.endedBy === undefined && account?.enabled === true && nowMs < link.expiresAtMs;
  return counts ? "GOOD" : "EXPIRED";
}
