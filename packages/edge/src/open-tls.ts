import { constants } from "node:crypto";
import type { Server, TlsOptions } from "node:tls";
import { judgeAuthorities } from "@biometricflow/config/authorities";
import {
  type Certificate,
  judgeCertificate,
  type PemPair,
  readPair,
  readPemText,
  type TlsFiles,
} from "@biometricflow/config/certificate";
import { admitClients, type OnRefused } from "./admit-clients.ts";
import { forgetCertificate, useCertificate } from "./certificates-in-use.ts";
import { type Following, followFiles, type FollowOptions, type TlsLog } from "./follow-files.ts";

/** What a listener speaks TLS by. */
export interface ServerTls {
  /** For `createServer` of `node:https`, or of `node:tls`. */
  readonly options: () => TlsOptions;
  /** The server shows what the files hold from now on, whenever that changes, and serves those alone who may connect. */
  readonly follow: (server: Server) => void;
}

/** The certificate of a listener, taken from its files again when they change. */
export type OpenTls = ServerTls & Following;

/** What the files of a listener hold. */
interface Held extends PemPair {
  /** Who vouches for those who may connect, PEM; `undefined` where whoever comes is served. */
  readonly clientCa: string | undefined;
}

/** Everything older is broken. Source: RFC 8996. */
const OLDEST = "TLSv1.2";
/** Somebody who is refused tries again and again: it is told once a minute. */
const TELL_MS = 60_000;

/**
 * Opens the certificate of a listener, and who may connect to it. A new pair is shown to whoever connects from then on, and connections
 * that are open stay; what cannot be used changes nothing, and the log says once what is wrong with it.
 *
 * @throws {CertificateError} where there is no pair to begin with
 */
export function openTls(files: TlsFiles, options: FollowOptions): OpenTls {
  const { log, now = Date.now } = options;
  const servers = new Set<Server>();
  let current: Held = { cert: "", key: "", clientCa: undefined };
  const show = (next: Held, { endsAtMs }: Certificate) => {
    current = next;
    for (const server of servers) server.setSecureContext(toOptions(next));
    useCertificate(files.certFile, endsAtMs);
    const endsAt = new Date(endsAtMs).toISOString();
    log.info({ file: files.certFile, endsAt }, "this certificate is shown");
  };
  const { clientCaFile } = files;
  const held = {
    read: () => ({
      ...readPair(files),
      clientCa: clientCaFile === undefined ? undefined : readPemText(clientCaFile),
    }),
    toText: ({ cert, key, clientCa = "" }: Held) => `${cert}\n${key}\n${clientCa}`,
    take: (found: Held) => {
      if (clientCaFile !== undefined) judgeAuthorities(found.clientCa ?? "", clientCaFile);
      show(found, judgeCertificate(found, files, now()));
    },
  };
  const onRefused = tellRefused(log, now);
  const following = followFiles(held, options);
  return {
    look: following.look,
    stop: () => {
      following.stop();
      forgetCertificate(files.certFile);
    },
    options: () => toOptions(current),
    follow: (server) => {
      if (clientCaFile !== undefined) admitClients(server, onRefused);
      servers.add(server);
      server.once("close", () => servers.delete(server));
    },
  };
}

/** Where certificates are asked for, nothing of an older connection counts: who may connect is judged each time. */
function toOptions({ cert, key, clientCa }: Held): TlsOptions {
  const own = { cert, key, minVersion: OLDEST } as const;
  if (clientCa === undefined) return own;
  const { SSL_OP_NO_TICKET: secureOptions } = constants;
  return { ...own, ca: clientCa, requestCert: true, rejectUnauthorized: false, secureOptions };
}

function tellRefused(log: TlsLog, now: () => number): OnRefused {
  const toldAtMs = new Map<string, number>(); // the reasons are few
  return (reason, address) => {
    if (now() - (toldAtMs.get(reason) ?? Number.NEGATIVE_INFINITY) < TELL_MS) return;
    toldAtMs.set(reason, now());
    log.error({ reason, address }, "somebody came whose certificate does not count here, and was not served");
  };
}
