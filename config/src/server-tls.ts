import { resolve } from "node:path";
import { CertificateError, readCertificate, type TlsFiles } from "./certificate.ts";
import type { ConfigFault } from "./config-error.ts";

/** Where a listener's pair was named. */
export interface TlsSource {
  /** The configuration's file. */
  readonly file: string;
  /** The key's path, such as `listen.web.tls`. */
  readonly key: string;
}

/** The files of a listener, absolute; `undefined` for one that speaks plain HTTP. */
export function toTlsFiles(tls: TlsFiles | undefined, configDir: string): TlsFiles | undefined {
  return tls && { certFile: resolve(configDir, tls.certFile), keyFile: resolve(configDir, tls.keyFile) };
}

/** What keeps a listener from using its certificate; its own process reads it, and no other. */
export function findTlsFaults(tls: TlsFiles | undefined, { file, key }: TlsSource): readonly ConfigFault[] {
  if (tls === undefined) return [];
  try {
    readCertificate(tls);
    return [];
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    const { code, found, expected } = error;
    return [{ code, file, key: `${key}.${error.file === tls.keyFile ? "keyFile" : "certFile"}`, found, expected }];
  }
}

/** A dashboard that speaks TLS is no `http` origin: a browser would be told one address and come to another. */
export function findPlainPublicUrl(
  publicUrl: string | undefined,
  tls: TlsFiles | undefined,
  file: string,
): readonly ConfigFault[] {
  if (tls === undefined || publicUrl === undefined || publicUrl.startsWith("https:")) return [];
  return [{ file, key: "publicUrl", found: publicUrl, expected: "an https origin: listen.web.tls is there" }];
}
