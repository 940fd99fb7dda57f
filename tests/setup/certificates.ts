/** Certificates that are made for one test, by a library: a bare machine has no openssl. */
import "reflect-metadata"; // what the library stands on
import { webcrypto } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";

const EC = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY_MS = 86_400_000;

/** A certificate and its key as PEM. */
export interface Pair {
  readonly cert: string;
  readonly key: string;
}

/** What a certificate says. */
export interface Wanted {
  /** Host names and addresses; `localhost` and `127.0.0.1` when omitted. */
  readonly names?: readonly string[];
  /** Days from now on which it begins, and ends; yesterday and in 90 days when omitted. */
  readonly days?: readonly [begins: number, ends: number];
}

/** Somebody whose word about others is taken by whoever trusts it. */
export interface Authority {
  /** Its own certificate, PEM. */
  readonly cert: string;
  readonly issue: (wanted?: Wanted) => Promise<Pair>;
}

/** Makes an authority. */
export async function createAuthority(name = "Test CA"): Promise<Authority> {
  const keys = await createKeys();
  const subject = `CN=${name}`;
  const extensions = [new BasicConstraintsExtension(true, undefined, true)];
  const own = await X509CertificateGenerator.createSelfSigned({ ...toLife(), name: subject, keys, extensions });
  return {
    cert: own.toString("pem"),
    issue: async ({ names = ["localhost", "127.0.0.1"], days } = {}) => {
      const { privateKey, publicKey } = await createKeys();
      const certificate = await X509CertificateGenerator.create({
        ...{ ...toLife(days), issuer: subject, subject: `CN=${names[0] ?? "nobody"}` },
        ...{ publicKey, signingKey: keys.privateKey, extensions: [toNames(names)] },
      });
      return toPair(certificate, privateKey);
    },
  };
}

/** A certificate that nobody but itself vouches for. */
export async function createSelfSigned(names: readonly string[] = ["localhost", "127.0.0.1"]): Promise<Pair> {
  const keys = await createKeys();
  const own = { ...toLife(), name: `CN=${names[0] ?? "nobody"}`, keys, extensions: [toNames(names)] };
  return toPair(await X509CertificateGenerator.createSelfSigned(own), keys.privateKey);
}

/** Writes a pair into a folder as an operator does. */
export function writePair(dir: string, { cert, key }: Pair) {
  mkdirSync(dir, { recursive: true });
  const [certFile, keyFile] = [join(dir, "fullchain.pem"), join(dir, "privkey.pem")];
  writeFileSync(certFile, cert);
  writeFileSync(keyFile, key, { mode: 0o600 });
  return { certFile, keyFile };
}

const createKeys = () => webcrypto.subtle.generateKey(EC, true, ["sign", "verify"]);

function toLife([begins, ends]: readonly [number, number] = [-1, 90]) {
  const now = Date.now();
  return {
    notBefore: new Date(now + begins * DAY_MS),
    notAfter: new Date(now + ends * DAY_MS),
    signingAlgorithm: EC,
  };
}

function toNames(names: readonly string[]): SubjectAlternativeNameExtension {
  return new SubjectAlternativeNameExtension(
    names.map((value) => ({ type: /^[\d.]+$|:/.test(value) ? "ip" : "dns", value })),
  );
}

async function toPair(certificate: X509Certificate, privateKey: webcrypto.CryptoKey): Promise<Pair> {
  const key = await webcrypto.subtle.exportKey("pkcs8", privateKey);
  return { cert: certificate.toString("pem"), key: PemConverter.encode(key, PemConverter.PrivateKeyTag) };
}
