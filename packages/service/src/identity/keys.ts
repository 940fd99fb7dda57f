import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { isGuessable } from "./guessable.ts";
import { writeNewPrivateFile } from "./private-file.ts";

const publicJwk = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  kid: z.string().min(1),
  alg: z.literal("ES256").optional(),
  use: z.literal("sig").optional(),
});

/** The public half of an ES256 key. Source: RFC 7517, RFC 7518 section 6.2. */
export type PublicJwk = Readonly<z.output<typeof publicJwk>>;

/** A key set as served at `/.well-known/jwks.json`. */
export interface Jwks {
  readonly keys: readonly PublicJwk[];
}

/** A key that signs tokens. */
export interface SigningKey {
  /** The key's thumbprint. Source: RFC 7638. */
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicJwk: PublicJwk;
}

/** Public keys by their ids. */
export type KeySet = ReadonlyMap<string, KeyObject>;

const FROM_BACKUP = "put back that of a backup";

/**
 * A key file is missing (`KEY_MISSING`), holds no key (`KEY_UNUSABLE`) or an example that others know (`KEY_EXAMPLE`). The
 * message names the file, never its content.
 */
export class KeyFileError extends Error {
  readonly code: "KEY_MISSING" | "KEY_UNUSABLE" | "KEY_EXAMPLE";

  constructor(code: KeyFileError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "KeyFileError";
    this.code = code;
  }
}

/** Makes an ES256 key and keeps it as PEM in a new file, mode 600. @throws `EEXIST` when the file is there. */
export function createSigningKeyFile(path: string): SigningKey {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeNewPrivateFile(path, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  return toSigningKey(privateKey);
}

/** Reads a key made by `createSigningKeyFile`. @throws {KeyFileError} */
export function readSigningKey(path: string): SigningKey {
  const pem = readKeyText(path);
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyDetails?.namedCurve !== "prime256v1") throw new TypeError("the curve is not P-256");
    return toSigningKey(privateKey);
  } catch (cause) {
    throw new KeyFileError("KEY_UNUSABLE", `KEY_UNUSABLE: ${path} holds no ES256 private key: ${FROM_BACKUP}`, {
      cause,
    });
  }
}

/** Reads a signing key; where there is no file, a key is made first, mode 600. @throws {KeyFileError} */
export function readOrCreateSigningKey(path: string): SigningKey {
  if (existsSync(path)) return readSigningKey(path); // first: on a full disk nothing can be made, but read it can
  try {
    return createSigningKeyFile(path);
  } catch (error) {
    if (!isExisting(error)) throw error;
    return readSigningKey(path); // another process made it meanwhile
  }
}

/** The key set that verifies tokens of these keys. */
export function toJwks(keys: readonly SigningKey[]): Jwks {
  return { keys: keys.map((key) => key.publicJwk) };
}

/** Reads a key set; keys that are not ES256 are left out. @throws {z.ZodError} when it is no key set at all. */
export function fromJwks(json: unknown): KeySet {
  const { keys } = z.object({ keys: z.array(z.unknown()) }).parse(json);
  return new Map(
    keys.flatMap((candidate) => {
      const jwk = publicJwk.safeParse(candidate);
      if (!jwk.success) return [];
      return [[jwk.data.kid, createPublicKey({ key: { ...jwk.data }, format: "jwk" })]];
    }),
  );
}

/** Reads a key set from a file. @throws {KeyFileError} */
export function readJwksFile(path: string): KeySet {
  const text = readKeyText(path);
  try {
    return fromJwks(JSON.parse(text));
  } catch (cause) {
    throw new KeyFileError("KEY_UNUSABLE", `KEY_UNUSABLE: ${path} holds no key set: ${FROM_BACKUP}`, { cause });
  }
}

/** The public keys of a file, whole; none where there is no file. @throws {KeyFileError} KEY_UNUSABLE when one of them is none */
export function readPublicKeys(path: string): readonly PublicJwk[] {
  if (!existsSync(path)) return [];
  const text = readKeyText(path);
  try {
    return z.object({ keys: z.array(publicJwk) }).parse(JSON.parse(text)).keys;
  } catch (cause) {
    throw new KeyFileError("KEY_UNUSABLE", `KEY_UNUSABLE: ${path} holds no key set: ${FROM_BACKUP}`, { cause });
  }
}

/** Reads a secret of 32 bytes kept as hex; where there is none, a random one is made, mode 600. @throws {KeyFileError} */
export function readOrCreateSecret(path: string): Buffer {
  try {
    if (!existsSync(path)) writeNewPrivateFile(path, `${randomBytes(32).toString("hex")}\n`);
  } catch (error) {
    if (!isExisting(error)) throw error;
  }
  return readSecret(path);
}

/** Reads a secret of 32 bytes kept as hex, which chance made. @throws {KeyFileError} */
export function readSecret(path: string): Buffer {
  const hex = readKeyText(path).trim();
  if (!/^[0-9a-f]{64}$/.test(hex))
    throw new KeyFileError("KEY_UNUSABLE", `KEY_UNUSABLE: ${path} holds no 32 bytes in hex: ${FROM_BACKUP}`);
  const secret = Buffer.from(hex, "hex");
  if (isGuessable(secret))
    throw new KeyFileError(
      "KEY_EXAMPLE",
      `KEY_EXAMPLE: ${path} holds an example and no secret: ${FROM_BACKUP}, or delete it`,
    );
  return secret;
}

function toSigningKey(privateKey: KeyObject): SigningKey {
  const { kty, crv, x, y } = createPublicKey(privateKey).export({ format: "jwk" });
  const kid = createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
  return { kid, privateKey, publicJwk: publicJwk.parse({ kty, crv, x, y, kid, alg: "ES256", use: "sig" }) };
}

function readKeyText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new KeyFileError("KEY_MISSING", `KEY_MISSING: the key file ${path} cannot be read: ${FROM_BACKUP}`, {
      cause,
    });
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
