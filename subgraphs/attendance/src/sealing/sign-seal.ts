import { sign } from "node:crypto";
import type { SigningKey } from "@biometricflow/service/identity/keys";
import { type Seal, toSealedText } from "../domain/periods/period-document.ts";

/** Seals the SHA-256 of lines, hex. */
export type SignSeal = (sha256: string) => Seal;

/** Creates the signer by the key of now. Signatures are those of JWS: R and S beside each other. Source: RFC 7518 section 3.4. */
export function createSealSigner(key: () => Pick<SigningKey, "kid" | "privateKey">): SignSeal {
  return (sha256) => {
    const { kid, privateKey } = key();
    const text = Buffer.from(toSealedText(sha256));
    const signature = sign("sha256", text, { key: privateKey, dsaEncoding: "ieee-p1363" });
    return { sha256, keyId: kid, signature: signature.toString("base64url") };
  };
}
