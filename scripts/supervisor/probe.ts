import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { readPair, type TlsFiles } from "@biometricflow/config/certificate";
import { z } from "zod";

const PROBE_TIMEOUT_MS = 2_000;

const issuedToken = z.object({ access_token: z.string(), expires_in: z.number() });

/** A client token and its life. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

/** How a service is asked. */
export interface ProbedService {
  readonly url: string;
  /**
   * The certificate that it shows there. It names the service for others, and not the address at which this machine asks: whoever
   * shows that very certificate, and has its key, is the service.
   */
  readonly certFile?: string | undefined;
  /** What it is shown, where it asks for a certificate. */
  readonly client?: TlsFiles | undefined;
}

/**
 * True when the service at `url` says that it can serve.
 */
export async function isReady({ url, certFile, client }: ProbedService): Promise<boolean> {
  try {
    if (certFile === undefined) return await askPlain(`${url}/ready`);
    return await askByCertificate(`${url}/ready`, certFile, client);
  } catch {
    return false; // not listening yet, or not in time: not ready
  }
}

async function askPlain(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
  await response.arrayBuffer();
  return response.ok;
}

async function askByCertificate(url: string, certFile: string, client: TlsFiles | undefined): Promise<boolean> {
  const ca = new X509Certificate(readFileSync(certFile)).toString(); // it alone, none of those that lead to its CA
  const pinned = { ca, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
  const shown = client === undefined ? {} : readPair(client);
  const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
  const asking = request(url, { ...pinned, ...shown, agent: false, signal }).end();
  const [answer]: IncomingMessage[] = await once(asking, "response", { signal });
  answer?.resume();
  return answer?.statusCode === 200;
}

/** Exchanges an API key for a client token at the router. `undefined` while sign-in is unavailable. */
export async function fetchToken(router: string, apiKey: string): Promise<IssuedToken | undefined> {
  try {
    const response = await fetch(`${router}/auth/token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ api_key: apiKey }),
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    if (!response.ok) return undefined;
    const token = issuedToken.parse(await response.json());
    return { accessToken: token.access_token, expiresInSeconds: token.expires_in };
  } catch {
    return undefined; // the caller tries again
  }
}
