import type { Server, TlsOptions } from "node:tls";
import {
  type Certificate,
  judgeCertificate,
  type PemPair,
  readPair,
  type TlsFiles,
} from "@biometricflow/config/certificate";
import { type Following, followFiles, type FollowOptions } from "./follow-files.ts";

/** What a listener speaks TLS by. */
export interface ServerTls {
  /** For `createServer` of `node:https`, or of `node:tls`. */
  readonly options: () => TlsOptions;
  /** The server shows what the files hold from now on, whenever that changes. */
  readonly follow: (server: Server) => void;
}

/** The certificate of a listener, taken from its files again when they change. */
export type OpenTls = ServerTls & Following;

/** Everything older is broken. Source: RFC 8996. */
const OLDEST = "TLSv1.2";

/**
 * Opens the certificate of a listener. A new pair is shown to whoever connects from then on, and connections that are open stay;
 * a pair that cannot be used changes nothing, and the log says once what is wrong with it.
 *
 * @throws {CertificateError} where there is no pair to begin with
 */
export function openTls(files: TlsFiles, options: FollowOptions): OpenTls {
  const { now = Date.now } = options;
  const servers = new Set<Server>();
  let current: PemPair = { cert: "", key: "" };
  const show = (next: Certificate) => {
    current = next;
    for (const server of servers) server.setSecureContext(toOptions(next));
    const endsAt = new Date(next.endsAtMs).toISOString();
    options.log.info({ file: files.certFile, endsAt }, "this certificate is shown");
  };
  const pair = {
    read: () => readPair(files),
    toText: ({ cert, key }: PemPair) => `${cert}\n${key}`,
    take: (found: PemPair) => show(judgeCertificate(found, files, now())),
  };
  return {
    ...followFiles(pair, options),
    options: () => toOptions(current),
    follow: (server) => {
      servers.add(server);
      server.once("close", () => servers.delete(server));
    },
  };
}

function toOptions({ cert, key }: PemPair): TlsOptions {
  return { cert, key, minVersion: OLDEST };
}
