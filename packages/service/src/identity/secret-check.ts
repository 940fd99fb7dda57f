import { createHash, timingSafeEqual } from "node:crypto";

/** Creates the comparison of what somebody shows with a secret; the time it takes tells nothing of the secret. */
export function createSecretCheck(secret: string): (shown: string) => boolean {
  const wanted = toDigest(secret);
  return (shown) => timingSafeEqual(toDigest(shown), wanted);
}

/** Equal in length, whatever was sent. */
function toDigest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
