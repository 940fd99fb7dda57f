import { judgeCertificate, type PemPair, readPair, type TlsFiles } from "@biometricflow/config/certificate";
import { Agent, buildConnector, fetch as fetchByAgent } from "undici";
import { forgetCertificate, useCertificate } from "./certificates-in-use.ts";
import { type Following, followFiles, type FollowOptions } from "./follow-files.ts";

/** By what this process is known to those of its organisation, of the process as its trust is; `undefined`: it shows nothing. */
let shown: PemPair | undefined;
let agent: Agent | undefined;

/**
 * Has this process show a certificate to the other processes of its organisation, where they ask for one, and follows its files.
 * Nobody else is shown it: what asks them asks by the functions below, and what asks others does not.
 *
 * @returns `undefined` where there are no such files
 * @throws {CertificateError} where they cannot be used to begin with
 */
export function openClientCertificate(files: TlsFiles | undefined, options: FollowOptions): Following | undefined {
  if (files === undefined) return undefined;
  const { log, now = Date.now } = options;
  const following = followFiles(
    {
      read: () => readPair(files),
      toText: ({ cert, key }: PemPair) => `${cert}\n${key}`,
      take: (found: PemPair) => {
        const { endsAtMs } = judgeCertificate(found, files, now());
        showClientCertificate(found);
        useCertificate(files.certFile, endsAtMs);
        log.info(
          { file: files.certFile, endsAt: new Date(endsAtMs).toISOString() },
          "by this certificate we are known",
        );
      },
    },
    options,
  );
  return {
    look: following.look,
    stop: () => {
      following.stop();
      forgetCertificate(files.certFile);
    },
  };
}

/** Shows a pair in each connection of our own that is opened from now on; nothing for `undefined`. */
export function showClientCertificate(pair: PemPair | undefined): void {
  shown = pair && { cert: pair.cert, key: pair.key };
}

/** What `tls.connect` is given to show it. */
export function toClientTls(): Partial<PemPair> {
  return shown ?? {};
}

/** How a pool of undici connects to one of our own: each connection with what is shown when it is opened. */
export function createOwnConnector(terms: { readonly timeout?: number } = {}): buildConnector.connector {
  let known: PemPair | undefined;
  let connect = buildConnector({ ...terms });
  return (target, callback) => {
    if (known !== shown) {
      known = shown;
      connect = buildConnector({ ...terms, ...shown }); // without the sessions of before: they stand for another certificate
    }
    connect(target, callback);
  };
}

/** For single requests of undici to our own. */
export function toOwnAgent(): Agent {
  agent ??= new Agent({ connect: createOwnConnector() });
  return agent;
}

/** What our own are asked by `fetchOwn`. */
export type OwnRequest = Pick<RequestInit, "method" | "redirect" | "signal"> & {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** `fetch` of one of our own. */
export function fetchOwn(url: string | URL, request: OwnRequest): Promise<Response> {
  if (shown === undefined) return fetch(url, request);
  return fetchByAgent(url, { ...request, dispatcher: toOwnAgent() });
}
