import { X509Certificate } from "node:crypto";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { CertificateError, readPemText } from "./certificate.ts";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Those that Node.js itself knows, and those of `NODE_EXTRA_CA_CERTS`. */
let known: readonly string[] | undefined;

/** Reads the certificates of authorities, as they are on the disk now, PEM. @throws {CertificateError} where there is none */
export function readAuthorities(file: string): readonly string[] {
  return judgeAuthorities(readPemText(file), file);
}

/** The certificates in a file. @throws {CertificateError} AUTHORITY_UNUSABLE */
export function judgeAuthorities(text: string, file: string): readonly string[] {
  const certificates = text.match(CERTIFICATE) ?? [];
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
  } catch {
    throw new CertificateError("AUTHORITY_UNUSABLE", file, "which holds a certificate that cannot be read");
  }
  if (certificates.length === 0) throw new CertificateError("AUTHORITY_UNUSABLE", file, "which holds no certificate");
  return certificates;
}

/** Has every connection that this process opens from now on take the word of these too, beside those that Node.js knows. */
export function trustAuthorities(certificates: readonly string[]): void {
  known ??= getCACertificates("default");
  setDefaultCACertificates([...known, ...certificates]);
}
