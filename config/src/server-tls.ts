import { resolve } from "node:path";
import { readAuthorities } from "./authorities.ts";
import { CertificateError, readCertificate, type TlsFiles } from "./certificate.ts";
import type { ConfigFault } from "./config-error.ts";
import type { OrganisationFile } from "./organisation-file.ts";

/** Where a listener's pair was named. */
export interface TlsSource {
  /** The configuration's file. */
  readonly file: string;
  /** The key's path, such as `listen.web.tls`. */
  readonly key: string;
}

/** How this machine's processes ask others over TLS. */
export interface OutgoingTls {
  /** The certificates of the organisation's own authorities, absolute; undefined: those that Node.js knows count alone. */
  readonly caFile?: string | undefined;
  /** The certificate by which they are known to those that ask for one, absolute; undefined: they show none. */
  readonly client?: TlsFiles | undefined;
}

/** The files by which others are asked, absolute. */
export function toOutgoingTls(
  { caFile, clientCertFile: certFile, clientKeyFile: keyFile }: OrganisationFile["tls"],
  configDir: string,
): OutgoingTls {
  const client =
    certFile === undefined || keyFile === undefined ? undefined : toTlsFiles({ certFile, keyFile }, configDir);
  return {
    ...(caFile === undefined ? {} : { caFile: resolve(configDir, caFile) }),
    ...(client === undefined ? {} : { client }),
  };
}

/** The files of a listener, absolute; `undefined` for one that speaks plain HTTP. */
export function toTlsFiles(tls: TlsFiles | undefined, configDir: string): TlsFiles | undefined {
  if (tls === undefined) return undefined;
  const { certFile, keyFile, clientCaFile } = tls;
  const ca = clientCaFile === undefined ? {} : { clientCaFile: resolve(configDir, clientCaFile) };
  return { certFile: resolve(configDir, certFile), keyFile: resolve(configDir, keyFile), ...ca };
}

/** What keeps a listener from using its certificate, and from knowing who may connect; its own process reads them, and no other. */
export function findTlsFaults(tls: TlsFiles | undefined, { file, key }: TlsSource): readonly ConfigFault[] {
  if (tls === undefined) return [];
  const { clientCaFile } = tls;
  const toKey = (pem: string) => `${key}.${pem === tls.keyFile ? "keyFile" : "certFile"}`;
  return [
    ...findPemFaults(() => readCertificate(tls), { file, toKey }),
    ...(clientCaFile === undefined
      ? []
      : findPemFaults(() => readAuthorities(clientCaFile), { file, toKey: () => `${key}.clientCaFile` })),
  ];
}

/** What keeps a process from asking others over TLS. */
export function findOutgoingFaults({ caFile, client }: OutgoingTls, file: string): readonly ConfigFault[] {
  const toClientKey = (pem: string) => (pem === client?.keyFile ? "tls.clientKeyFile" : "tls.clientCertFile");
  return [
    ...(caFile === undefined ? [] : findPemFaults(() => readAuthorities(caFile), { file, toKey: () => "tls.caFile" })),
    ...(client === undefined ? [] : findPemFaults(() => readCertificate(client), { file, toKey: toClientKey })),
  ];
}

/** Listeners of this machine that ask for a certificate, while its own processes and its supervisor have none to show. */
export function findUnknownSelf(
  listeners: readonly { readonly tls?: TlsFiles | undefined }[],
  { client }: OutgoingTls,
  file: string,
): readonly ConfigFault[] {
  if (client !== undefined || listeners.every(({ tls }) => tls?.clientCaFile === undefined)) return [];
  const expected =
    "a certificate to show: with tls.clientCaFile nobody is served without one, this machine's own neither";
  return [{ file, key: "tls.clientCertFile", found: "nothing", expected }];
}

interface PemSource {
  /** The configuration's file. */
  readonly file: string;
  /** The key's path that named a PEM file. */
  readonly toKey: (pem: string) => string;
}

function findPemFaults(read: () => unknown, { file, toKey }: PemSource): readonly ConfigFault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    const { code, found, expected } = error;
    return [{ code, file, key: toKey(error.file), found, expected }];
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
