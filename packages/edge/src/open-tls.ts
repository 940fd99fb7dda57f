import type { Server, TlsOptions } from "node:tls";
import {
  type Certificate,
  CertificateError,
  judgeCertificate,
  type PemPair,
  readCertificate,
  readPair,
  type TlsFiles,
} from "@biometricflow/config/certificate";

/** What a listener speaks TLS by. */
export interface ServerTls {
  /** For `createServer` of `node:https`, or of `node:tls`. */
  readonly options: () => TlsOptions;
  /** The server shows what the files hold from now on, whenever that changes. */
  readonly follow: (server: Server) => void;
}

/** The certificate of a listener, taken from its files again when they change. */
export interface OpenTls extends ServerTls {
  /** Looks at the files now; a change is taken when two looks in a row have seen it. */
  readonly look: () => void;
  readonly stop: () => void;
}

/** Takes what an operator should know. */
export interface TlsLog {
  readonly info: (values: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (values: Readonly<Record<string, unknown>>, message: string) => void;
}

/** How the files are followed. */
export interface OpenTlsOptions {
  readonly log: TlsLog;
  /** How often they are looked at; a second when omitted. */
  readonly lookMs?: number;
  readonly nowMs?: () => number;
}

const LOOK_MS = 1_000;
/** Everything older is broken. Source: RFC 8996. */
const OLDEST = "TLSv1.2";

/**
 * Opens the certificate of a listener. A new pair is shown to whoever connects from then on, and connections that are open stay;
 * a pair that cannot be used changes nothing, and the log says once what is wrong with it.
 *
 * @throws {CertificateError} where there is no pair to begin with
 */
export function openTls(files: TlsFiles, { log, lookMs = LOOK_MS, nowMs = Date.now }: OpenTlsOptions): OpenTls {
  const servers = new Set<Server>();
  let current = readCertificate(files, nowMs());
  let last = toText(current);
  let judged = last;
  const take = (next: Certificate) => {
    current = next;
    for (const server of servers) server.setSecureContext(toOptions(next));
    log.info({ file: files.certFile, endsAt: new Date(next.endsAtMs).toISOString() }, "the new certificate is shown");
  };
  const look = () => {
    const found = find(files);
    const isSettled = found.text === last; // the two files are not written at once
    last = found.text;
    if (!isSettled || found.text === judged) return;
    judged = found.text;
    try {
      take(judgeCertificate(found.pair(), files, nowMs()));
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      log.error({ code: error.code, file: error.file, fault: error.message }, KEPT);
    }
  };
  const timer = setInterval(look, lookMs).unref();
  return {
    options: () => toOptions(current),
    follow: (server) => {
      servers.add(server);
      server.once("close", () => servers.delete(server));
    },
    look,
    stop: () => clearInterval(timer),
  };
}

/** What the files hold, or why that cannot be read; either is told from another by its text. */
function find(files: TlsFiles): { readonly text: string; readonly pair: () => PemPair } {
  try {
    const pair = readPair(files);
    return { text: toText(pair), pair: () => pair };
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    const pair = () => {
      throw error;
    };
    return { text: error.message, pair };
  }
}

const KEPT = "the certificate of before goes on: the files cannot be used";

function toOptions({ cert, key }: PemPair): TlsOptions {
  return { cert, key, minVersion: OLDEST };
}

function toText({ cert, key }: PemPair): string {
  return `${cert}\n${key}`;
}
