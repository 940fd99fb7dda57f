import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { API_KEY_PREFIX } from "@biometricflow/service/identity/bearer-token";

/** A random password of 96 bits. */
export function createPassword(): string {
  return randomBytes(12).toString("base64url");
}

/** A random API key of 256 bits. */
export function createApiKey(): string {
  return `${API_KEY_PREFIX}${randomBytes(32).toString("base64url")}`;
}

/** What is stored of an API key. It holds 256 random bits, so that no slow hash is needed. */
export function hashApiKey(apiKey: string): string {
  return createHash("sha256").update(apiKey).digest("base64url");
}

/** Compares two hashes in a time that does not depend on them. */
export function isSameHash(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** How a key begins, for people who have several: 36 of its 256 bits. */
export function toKeyPrefix(apiKey: string): string {
  return apiKey.slice(0, API_KEY_PREFIX.length + 6);
}
