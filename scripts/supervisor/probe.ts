import { z } from "zod";

const PROBE_TIMEOUT_MS = 2_000;

const issuedToken = z.object({ access_token: z.string(), expires_in: z.number() });

/** A client token and its life. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

/** True when the service at `url` says that it can serve. */
export async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // not listening yet, or not in time: not ready
  }
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
