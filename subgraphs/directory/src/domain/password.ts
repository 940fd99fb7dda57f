import { createHash, randomBytes } from "node:crypto";
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
