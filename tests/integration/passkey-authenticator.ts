import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What an authenticator is asked, as far as it looks at it. */
interface Asked {
  readonly challenge: string;
}

/** What may be wrong with an answer. */
export interface Wrong {
  readonly origin?: string;
  readonly rpId?: string;
  readonly isVerified?: boolean;
  readonly counter?: number;
  /** Nothing wrong: other devices have it too. */
  readonly isSynced?: boolean;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const SYNCED = 0x08 | 0x10; // eligible for it, and done
const HAS_CREDENTIAL = 0x40;

/** An authenticator with one passkey: WebAuthn level 2, sections 6.1 and 6.5, written apart from what the directory uses. */
export class PasskeyAuthenticator {
  readonly id = randomBytes(16);
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  #userHandle = "";
  counter = 0;
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Answers what a passkey was asked for with. */
  make({ challenge, user }: Asked & { readonly user: { readonly id: string } }, wrong: Wrong = {}) {
    this.#userHandle = user.id;
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const [xBytes, yBytes] = [Buffer.from(x, "base64url"), Buffer.from(y, "base64url")];
    const cose = Buffer.concat([
      Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]),
      toBytes(xBytes),
      Buffer.from([0x22]),
      toBytes(yBytes),
    ]);
    const length = Buffer.from([0, this.id.length]);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, cose]);
    const authData = Buffer.concat([this.#authData(wrong, HAS_CREDENTIAL), credential]);
    const parts = [
      toText("fmt"),
      toText("none"),
      toText("attStmt"),
      Buffer.from([0xa0]),
      toText("authData"),
      toBytes(authData),
    ];
    const attestationObject = Buffer.concat([Buffer.from([0xa3]), ...parts]).toString("base64url");
    const clientDataJSON = this.#clientData("webauthn.create", challenge, wrong).toString("base64url");
    return { ...this.#credential(), response: { clientDataJSON, attestationObject, transports: ["internal"] } };
  }

  /** Answers a sign-in. */
  sign({ challenge }: Asked, wrong: Wrong = {}) {
    this.counter++;
    const clientData = this.#clientData("webauthn.get", challenge, wrong);
    const authData = this.#authData(wrong, 0);
    const signed = Buffer.concat([authData, createHash("sha256").update(clientData).digest()]);
    const response = {
      clientDataJSON: clientData.toString("base64url"),
      authenticatorData: authData.toString("base64url"),
      signature: sign("sha256", signed, this.#keys.privateKey).toString("base64url"),
      userHandle: this.#userHandle,
    };
    return { ...this.#credential(), response };
  }

  #credential() {
    const id = this.id.toString("base64url");
    return { id, rawId: id, type: "public-key", clientExtensionResults: {} };
  }

  #clientData(type: string, challenge: string, { origin = this.#origin }: Wrong): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #authData(
    { rpId = new URL(this.#origin).hostname, isVerified = true, isSynced = false, counter = this.counter }: Wrong,
    more: number,
  ): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flags = Buffer.from([PRESENT | (isVerified ? VERIFIED : 0) | (isSynced ? SYNCED : 0) | more]);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), flags, count]);
  }
}

/** CBOR, major type 2. */
function toBytes(bytes: Buffer): Buffer {
  const head = bytes.length < 256 ? [0x58, bytes.length] : [0x59, bytes.length >> 8, bytes.length & 0xff];
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** CBOR, major type 3, of fewer than 24 letters. */
function toText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}
