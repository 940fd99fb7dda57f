import { isJsonObject, readAnswer, toFailure, toNetworkFailure } from "./response.ts";
import { SdkError } from "./result.ts";
import type { AccessToken } from "./token-source.ts";

/** What an exchange of an API key for a token needs. */
export interface ApiKeyExchange {
  /** The endpoint, `<router>/auth/token`. */
  readonly url: string;
  readonly apiKey: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
}

/**
 * Exchanges an API key for a token.
 *
 * @throws {SdkError} `UNAUTHENTICATED` for a key that is not valid, `SERVICE_UNAVAILABLE` while nobody can judge it,
 * or the code of a network failure.
 */
export async function fetchTokenForApiKey(exchange: ApiKeyExchange): Promise<AccessToken> {
  const askedAtMs = Date.now();
  const answer = await postKey(exchange);
  const { body } = answer;
  if (!isJsonObject(body) || typeof body.access_token !== "string" || typeof body.expires_in !== "number") {
    throw new SdkError(toFailure(answer));
  }
  return { value: body.access_token, expiresAtMs: askedAtMs + body.expires_in * 1000 };
}

async function postKey({ url, apiKey, fetch, timeoutMs }: ApiKeyExchange) {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ api_key: apiKey }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await readAnswer(response);
  } catch (error) {
    throw new SdkError(toNetworkFailure(error), { cause: error });
  }
}
