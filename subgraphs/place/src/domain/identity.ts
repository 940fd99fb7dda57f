import { createHash, createHmac } from "node:crypto";
import type { ReaderRow } from "./punch.ts";

/** Characters of a digest: 132 of the 256 bits. */
const DIGEST_CHARS = 22;

/**
 * Computes the identity of an event from what the reader wrote, before any setting is applied, so that the same event
 * has the same id on whatever way it came: base64url of HMAC-SHA-256 over serial number, user, 14-digit local second
 * and state code, each behind its length (u32 big-endian), cut to 22 characters. The user is hashed as the reader's own
 * bytes, the rest as UTF-8: another text encoding in the settings must not give a punch another id.
 *
 * Verify mode and work code are left out: they differ between channels.
 *
 * @param key the organisation's identity key.
 */
export function toPunchDigest(
  key: Uint8Array,
  serialNumber: string,
  row: Pick<ReaderRow, "userText" | "userBytes" | "localDigits" | "stateCode">,
): string {
  const hmac = createHmac("sha256", key);
  const user = row.userBytes ?? Buffer.from(row.userText, "utf8");
  const texts = [serialNumber, row.localDigits, String(row.stateCode)].map((text) => Buffer.from(text, "utf8"));
  hmac.update(encodeParts(texts.toSpliced(1, 0, Buffer.from(user))));
  return hmac.digest("base64url").slice(0, DIGEST_CHARS);
}

/**
 * The digest under which a row is set aside that tells the punch of `digest` with another verify code. It follows from the
 * two alone, so that each read of the log finds the row again.
 */
export function toVariantDigest(digest: string, verifyCode: number): string {
  return createHash("sha256").update(`${digest} ${verifyCode}`, "utf8").digest("base64url").slice(0, DIGEST_CHARS);
}

/**
 * The identity of a punch that another program tells: its key, at one place and by one channel, names it. Three parts cannot be
 * the four of a reader's row.
 */
export function toRecordedDigest(
  key: Uint8Array,
  told: { readonly placeId: string; readonly channel: string; readonly key: string },
): string {
  const parts = [told.placeId, told.channel, told.key].map((text) => Buffer.from(text, "utf8"));
  return createHmac("sha256", key).update(encodeParts(parts)).digest("base64url").slice(0, DIGEST_CHARS);
}

function encodeParts(parts: readonly Buffer[]): Buffer {
  const bytes = Buffer.alloc(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    offset = bytes.writeUInt32BE(part.length, offset);
    offset += part.copy(bytes, offset);
  }
  return bytes;
}
