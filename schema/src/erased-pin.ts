import { createHmac } from "node:crypto";

/**
 * By what a place tells its followers of an erased person: HMAC-SHA-256 of the PIN under the key of that one erasure, base64url.
 * Whoever has people by their PIN finds the one; no store has the PIN.
 */
export function toErasedPinHash(key: Uint8Array, pin: string): string {
  return createHmac("sha256", key).update(pin, "utf8").digest("base64url");
}

/** Whether a PIN is that of an erased person, as the feed tells it: `key` in base64url. */
export function toErasedPinCheck({
  key,
  hash,
}: {
  readonly key: string;
  readonly hash: string;
}): (pin: string) => boolean {
  const secret = Buffer.from(key, "base64url");
  return (pin) => toErasedPinHash(secret, pin) === hash;
}
