import { createHash } from "node:crypto";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { LRUCache } from "lru-cache";
import type { DirectoryHttp, DirectoryResponse } from "../directory/directory-http.ts";
import type { Authenticate, Authentication } from "./client-token.ts";

/** Whoever sends an API key, as the directory is told of it. */
export interface KeySender {
  readonly address: string;
  readonly requestId: string;
  readonly userAgent?: string;
  /** The `x-api-key` header, whatever it holds. */
  readonly apiKey: string;
}

/** Judges the API key of a request. Never throws. */
export type AuthenticateKey = (sender: KeySender) => Promise<Authentication>;

/** API keys, and what is known of them. */
export interface ApiKeys {
  readonly authenticate: AuthenticateKey;
  /** Whose a key was when it was shown last: nobody is asked. `ANONYMOUS` for one that is not known, or no longer. */
  readonly recall: (apiKey: string) => Promise<Authentication>;
}

/** What keys are exchanged by. */
export interface KeyAuthenticationOptions {
  readonly directory: Pick<DirectoryHttp, "request">;
  /** The router's own `authorization` header towards the directory. */
  readonly authorization: () => string;
  /** Judges the tokens that keys were exchanged for. */
  readonly authenticate: Authenticate;
  readonly now?: () => number;
}

interface HeldToken {
  readonly token: string;
  readonly endsAtMs: number;
  /** The minute in which the directory heard last that the key is used. */
  readonly toldMinute: number;
}

const MAX_KEYS = 10_000;
/** A token that is about to end is not begun with. */
const MARGIN_MS = 5000;
const MINUTE_MS = 60_000;

/**
 * Creates the check of API keys: a key is exchanged at the directory for a token, which is held until it ends. The directory
 * judges wrong keys each time, for it counts them by address. A token whose session ended is exchanged once more, so that a
 * revoked key is refused as soon as the router hears of it.
 */
export function createApiKeys(options: KeyAuthenticationOptions): ApiKeys {
  const { authenticate, now = Date.now } = options;
  const held = new LRUCache<string, HeldToken>({ max: MAX_KEYS });
  const exchanging = new Map<string, Promise<Authentication>>();
  const exchange = async (name: string, sender: KeySender): Promise<Authentication> => {
    const answer = await askToken(options, sender);
    if (answer.kind === "REFUSED") return answer;
    const endsAtMs = now() + answer.expiresInMs - MARGIN_MS;
    held.set(name, { token: answer.token, endsAtMs, toldMinute: toMinute(now()) });
    return authenticate(`Bearer ${answer.token}`);
  };
  /** Requests of one key from one address that come together are one exchange. */
  const exchangeOnce = (name: string, sender: KeySender): Promise<Authentication> => {
    const line = `${name} ${sender.address}`;
    const running = exchanging.get(line);
    if (running !== undefined) return running;
    const begun = exchange(name, sender).finally(() => exchanging.delete(line));
    exchanging.set(line, begun);
    return begun;
  };
  const tellUse = (name: string, known: HeldToken): void => {
    const toldMinute = toMinute(now());
    if (known.toldMinute === toldMinute) return;
    held.set(name, { ...known, toldMinute });
    void post(options, "/auth/verify", { token: known.token }).catch(() => {}); // told again in the next minute
  };
  const judgeHeld = async (name: string): Promise<Authentication> => {
    const known = held.get(name);
    if (known === undefined || now() >= known.endsAtMs) return { kind: "ANONYMOUS" };
    const judged = await authenticate(`Bearer ${known.token}`);
    return judged.kind === "VIEWER" ? judged : { kind: "ANONYMOUS" };
  };
  return {
    authenticate: async (sender) => {
      const name = toName(sender.apiKey);
      const judged = await judgeHeld(name);
      const known = held.get(name);
      if (judged.kind === "ANONYMOUS" || known === undefined) {
        held.delete(name);
        return exchangeOnce(name, sender);
      }
      tellUse(name, known);
      return judged;
    },
    recall: (apiKey) => judgeHeld(toName(apiKey)),
  };
}

function toName(apiKey: string): string {
  return createHash("sha256").update(apiKey).digest("base64url");
}

type Exchanged = { readonly kind: "TOKEN"; readonly token: string; readonly expiresInMs: number };

async function askToken(
  options: KeyAuthenticationOptions,
  { apiKey, address, requestId, userAgent }: KeySender,
): Promise<Exchanged | Extract<Authentication, { readonly kind: "REFUSED" }>> {
  try {
    const about = { "x-forwarded-for": address, "x-request-id": requestId };
    const headers = { ...about, ...(userAgent === undefined ? {} : { "user-agent": userAgent }) };
    return readAnswer(await post(options, "/auth/token", { apiKey }, headers));
  } catch {
    return refuse("SERVICE_UNAVAILABLE", "API keys cannot be judged at the moment");
  }
}

function readAnswer({ status, headers, text }: DirectoryResponse): ReturnType<typeof refuse> | Exchanged {
  if (status === 429) {
    const retryAfterSeconds = Number(headers["retry-after"]) || 1;
    return refuse("RATE_LIMITED", "Too many wrong API keys; wait before the next one", { retryAfterSeconds });
  }
  if (status >= 500) return refuse("SERVICE_UNAVAILABLE", "API keys cannot be judged at the moment");
  const answer: unknown = status === 200 ? JSON.parse(text) : undefined;
  const { access_token: token, expires_in: seconds }: Partial<Record<string, unknown>> = { ...toObject(answer) };
  if (typeof token !== "string" || typeof seconds !== "number")
    return refuse("UNAUTHENTICATED", "The API key does not count, or no longer");
  return { kind: "TOKEN", token, expiresInMs: seconds * 1000 };
}

function post(
  { directory, authorization }: KeyAuthenticationOptions,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<DirectoryResponse> {
  const own = { "content-type": "application/json", authorization: authorization() };
  // a key costs a look: it does not stand in line behind passwords
  return directory.request({
    method: "POST",
    path,
    headers: { ...headers, ...own },
    body: JSON.stringify(body),
    lane: "session",
  });
}

function refuse(
  code: "UNAUTHENTICATED" | "RATE_LIMITED" | "SERVICE_UNAVAILABLE",
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
) {
  return { kind: "REFUSED", error: requestError(code, message, extensions) } as const;
}

function toObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function toMinute(ms: number): number {
  return Math.floor(ms / MINUTE_MS);
}
