import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";

/** Where a certificate and its key stand, absolute. */
export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
  /** Of a listener: who vouches for those who may connect; whoever comes is served where it is omitted. */
  readonly clientCaFile?: string | undefined;
}

/** Their content, as it stands. */
export interface PemPair {
  readonly cert: string;
  readonly key: string;
}

/** A pair that a listener can use now. */
export interface Certificate extends PemPair {
  /** When it ends, in milliseconds since 1970. */
  readonly endsAtMs: number;
  /** Whether it names a host or an address. */
  readonly names: (host: string) => boolean;
}

/** What is wrong with a pair of files. */
export type CertificateCode =
  | "CERTIFICATE_UNREADABLE"
  | "CERTIFICATE_UNUSABLE"
  | "CERTIFICATE_KEY_UNUSABLE"
  | "CERTIFICATE_KEY_MISMATCH"
  | "CERTIFICATE_EXPIRED"
  | "CERTIFICATE_NOT_YET_VALID"
  | "AUTHORITY_UNUSABLE";

const REMEDIES: Readonly<Record<CertificateCode, string>> = {
  CERTIFICATE_UNREADABLE: "a file that the user who runs this can read",
  CERTIFICATE_UNUSABLE: "PEM: the certificate itself first, then those that lead to its CA",
  CERTIFICATE_KEY_UNUSABLE: "the certificate's private key as PEM, without a passphrase",
  CERTIFICATE_KEY_MISMATCH: "the key that the certificate was made for: put both files there together",
  CERTIFICATE_EXPIRED: "one that is in force: renew it",
  AUTHORITY_UNUSABLE: "PEM: the certificate of each CA",
  CERTIFICATE_NOT_YET_VALID: "one that is in force: set this machine's clock, or wait",
};

/** A certificate or its key cannot be used; nothing of the key is said. */
export class CertificateError extends Error {
  readonly code: CertificateCode;
  readonly file: string;
  /** What was found. */
  readonly found: string;
  /** What would be right. */
  readonly expected: string;

  constructor(code: CertificateCode, file: string, what: string) {
    const found = `${file}, ${what}`;
    const expected = REMEDIES[code];
    super(`${code}: found ${found}, expected ${expected}`);
    this.name = "CertificateError";
    this.code = code;
    this.file = file;
    this.found = found;
    this.expected = expected;
  }
}

/** Reads a certificate and its key, as they are on the disk now. @throws {CertificateError} for one that a listener cannot use */
export function readCertificate(files: TlsFiles, nowMs = Date.now()): Certificate {
  return judgeCertificate(readPair(files), files, nowMs);
}

/** Reads both files without a look at what they hold. @throws {CertificateError} CERTIFICATE_UNREADABLE */
export function readPair({ certFile, keyFile }: TlsFiles): PemPair {
  return { cert: readPemText(certFile), key: readPemText(keyFile) };
}

/** Judges what the files hold. @throws {CertificateError} */
export function judgeCertificate({ cert, key }: PemPair, { certFile, keyFile }: TlsFiles, nowMs: number): Certificate {
  const leaf = toLeaf(cert, certFile);
  const privateKey = toPrivateKey(key, keyFile);
  if (!leaf.checkPrivateKey(privateKey))
    throw new CertificateError("CERTIFICATE_KEY_MISMATCH", keyFile, `which does not belong to ${certFile}`);
  const [startsAtMs, endsAtMs] = [leaf.validFromDate.getTime(), leaf.validToDate.getTime()];
  if (nowMs >= endsAtMs)
    throw new CertificateError("CERTIFICATE_EXPIRED", certFile, `which ended at ${toText(endsAtMs)}`);
  if (nowMs < startsAtMs)
    throw new CertificateError("CERTIFICATE_NOT_YET_VALID", certFile, `which begins at ${toText(startsAtMs)}`);
  const names = (host: string) => leaf.checkHost(host) !== undefined || leaf.checkIP(host) !== undefined;
  return { cert, key, endsAtMs, names };
}

/** Also tries the certificates behind it, and whether the key is strong enough for TLS of today. */
function toLeaf(cert: string, file: string): X509Certificate {
  try {
    createSecureContext({ cert });
    return new X509Certificate(cert);
  } catch {
    throw new CertificateError("CERTIFICATE_UNUSABLE", file, "which TLS cannot use as a certificate");
  }
}

function toPrivateKey(key: string, file: string): KeyObject {
  try {
    return createPrivateKey(key);
  } catch {
    throw new CertificateError("CERTIFICATE_KEY_UNUSABLE", file, "which holds no key that can be opened");
  }
}

/** Reads a file without a look at what it holds. @throws {CertificateError} CERTIFICATE_UNREADABLE */
export function readPemText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new CertificateError("CERTIFICATE_UNREADABLE", file, `which cannot be read${code}`);
  }
}

function toText(ms: number): string {
  return new Date(ms).toISOString();
}
