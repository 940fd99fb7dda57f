import { createHmac } from "node:crypto";

/**
 * By what followers are told of an erased person: HMAC-SHA-256 of the PIN, or of the subject of an account, under the key of that one
 * erasure, base64url. Whoever has the PIN or the account finds the one; no store that lacks it learns it.
 */
export function toErasedHash(key: Uint8Array, text: string): string {
  return createHmac("sha256", key).update(text, "utf8").digest("base64url");
}

/** Whether a text is the one that an erasure tells by its hash: `key` in base64url. */
export function toErasedCheck({
  key,
  hash,
}: {
  readonly key: string;
  readonly hash: string;
}): (text: string) => boolean {
  const secret = Buffer.from(key, "base64url");
  return (text) => toErasedHash(secret, text) === hash;
}
