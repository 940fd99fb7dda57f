import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Encrypts texts for one store. */
export interface Sealer {
  /** @param about what the text belongs to: it opens for nothing else */
  readonly seal: (text: string, about: string) => string;
  /** `undefined` for what was sealed with another key, about something else, or changed since. */
  readonly open: (sealed: string, about: string) => string | undefined;
}

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Creates the sealer of a key of 32 bytes: AES-256-GCM, a random nonce for each text. Source: NIST SP 800-38D section 8.2.2. */
export function createSealer(key: Buffer): Sealer {
  return {
    seal: (text, about) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
    },
    open: (sealed, about) => {
      const bytes = Buffer.from(sealed, "base64url");
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(about))
          .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
      } catch {
        return undefined; // the tag does not fit, or there is none
      }
    },
  };
}
