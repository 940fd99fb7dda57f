import { createHmac } from "node:crypto";
import type { ReaderRow } from "./punch.ts";

/** Characters of a digest: 132 of the 256 bits. */
const DIGEST_CHARS = 22;

/**
 * Computes the identity of an event from what the reader wrote, before any setting is applied, so that the same event
 * has the same id on whatever way it came: base64url of HMAC-SHA-256 over serial number, user, 14-digit local second
 * and state code, each as UTF-8 behind its length (u32 big-endian), cut to 22 characters.
 *
 * Verify mode and work code are left out: they differ between channels.
 *
 * @param key the organisation's identity key.
 */
export function toPunchDigest(
  key: Uint8Array,
  serialNumber: string,
  row: Pick<ReaderRow, "userText" | "localDigits" | "stateCode">,
): string {
  const hmac = createHmac("sha256", key);
  hmac.update(encodeParts([serialNumber, row.userText, row.localDigits, String(row.stateCode)]));
  return hmac.digest("base64url").slice(0, DIGEST_CHARS);
}

function encodeParts(parts: readonly string[]): Buffer {
  const bytes = Buffer.alloc(parts.reduce((sum, part) => sum + 4 + Buffer.byteLength(part), 0));
  let offset = 0;
  for (const part of parts) {
    offset = bytes.writeUInt32BE(Buffer.byteLength(part), offset);
    offset += bytes.write(part, offset, "utf8");
  }
  return bytes;
}
