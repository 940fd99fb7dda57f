import "server-only";
import { readRuntimeSettings } from "../lib/runtime-settings.ts";
import { parseJson } from "./parse-json.ts";
import { isScreenToken } from "./screen-token.ts";
import { readTokenSubject } from "./token-life.ts";
import { toVisitorHeaders } from "./visitor-headers.ts";

const TIMEOUT_MS = 20_000; // failures of others slow a sign-in; the router gives up after 15 s
const UNREACHABLE = "ROUTER_UNREACHABLE";

/** The tokens of a session. */
export interface SessionTokens {
  readonly accessToken: string;
  /** Undefined where the session cannot be renewed. */
  readonly refreshToken: string | undefined;
}

/**
 * What an auth endpoint of the router answered. Codes: `UNAUTHENTICATED`, `RATE_LIMITED`, `BAD_USER_INPUT` by the
 * directory, `SERVICE_UNAVAILABLE` when the directory is down, `ROUTER_UNREACHABLE` when the router is.
 */
export type AuthOutcome =
  | { readonly ok: true; readonly tokens: SessionTokens }
  | { readonly ok: false; readonly code: string /** The header of that name. */; readonly retryAfter?: string };

/** Whom a request is made for. */
export interface Visitor {
  /** The visitor's `x-forwarded-for`: failures are counted by visitor, not by dashboard. */
  readonly forwardedFor: string | null;
  /** What the visitor's browser says of itself: it stands beside the session. */
  readonly userAgent: string | null;
}

/** A name, a password, and who sent them. */
export interface SignInRequest extends Visitor {
  readonly username: string;
  readonly password: string;
}

/** A code of a second factor; empty where none was asked for. */
export interface WithCode {
  readonly otp: string;
}

/** Exchanges a name and a password, and the code of a second factor, for a session. */
export function signIn({ username, password, otp, ...visitor }: SignInRequest & WithCode): Promise<AuthOutcome> {
  return postAuth("/auth/token", { username, password, ...toCodeField(otp) }, toNewSessionHeaders(visitor));
}

/** Exchanges the key of a screen on a wall for a session. `FORBIDDEN` for a key of another role, whose session is ended. */
export async function exchangeScreenKey(apiKey: string, visitor: Visitor): Promise<AuthOutcome> {
  const outcome = await postAuth("/auth/token", { apiKey }, toNewSessionHeaders(visitor));
  if (!outcome.ok || isScreenToken(outcome.tokens.accessToken)) return outcome;
  if (outcome.tokens.refreshToken) await signOut(outcome.tokens.refreshToken, visitor.forwardedFor);
  return { ok: false, code: "FORBIDDEN" };
}

/** Makes the first account by the token of the set-up link, and gives its session. */
export function setUp(request: SignInRequest & { readonly token: string }): Promise<AuthOutcome> {
  const { token, username, password, ...visitor } = request;
  return postAuth("/auth/setup", { token, username, password }, toNewSessionHeaders(visitor));
}

/** Undefined when the token of a set-up link serves, else the code of the refusal. Nothing is used up. */
export async function checkSetupToken(token: string, forwardedFor: string | null): Promise<string | undefined> {
  const answer = await post("/auth/setup/check", { token }, toVisitorHeaders(forwardedFor));
  if (answer === undefined) return UNREACHABLE;
  return answer.status === 200 ? undefined : toCode(answer);
}

/** Sets the password of a link's account, and gives its session. */
export function setPassword(
  request: Omit<SignInRequest, "username"> & WithCode & { readonly token: string },
): Promise<AuthOutcome> {
  const { token, password, otp, ...visitor } = request;
  return postAuth("/auth/password", { token, password, ...toCodeField(otp) }, toNewSessionHeaders(visitor));
}

/** Makes the secret of a second factor that must be set up before signing in. Gives it, or the code of the refusal. */
export async function beginFactor({
  username,
  password,
  ...visitor
}: SignInRequest): Promise<{ readonly secret: string; readonly uri: string } | { readonly code: string }> {
  const answer = await post("/auth/second-factor", { username, password }, toNewSessionHeaders(visitor));
  if (answer === undefined) return { code: UNREACHABLE };
  const { secret, uri } = answer.body;
  return typeof secret === "string" && typeof uri === "string" ? { secret, uri } : { code: toCode(answer) };
}

/** Takes a code of that secret. Gives the session, and what its owner writes down. */
export async function confirmFactor({
  username,
  password,
  otp,
  ...visitor
}: SignInRequest & WithCode): Promise<{ readonly outcome: AuthOutcome; readonly recoveryCodes: readonly string[] }> {
  const body = { username, password, otp };
  const answer = await post("/auth/second-factor/confirm", body, toNewSessionHeaders(visitor));
  const told = answer?.body.recovery_codes;
  const recoveryCodes = Array.isArray(told) ? told.filter((code) => typeof code === "string") : [];
  return { outcome: toOutcome(answer), recoveryCodes };
}

/** Begins a sign-in by a passkey. Gives what a browser asks its authenticators, or the code of the refusal. */
export async function beginPasskeySignIn({
  forwardedFor,
}: Visitor): Promise<{ readonly options: object } | { readonly code: string }> {
  const answer = await post("/auth/passkey/begin", {}, toVisitorHeaders(forwardedFor));
  if (answer === undefined) return { code: UNREACHABLE };
  const { options } = answer.body;
  return typeof options === "object" && options !== null ? { options } : { code: toCode(answer) };
}

/**
 * Signs in whose passkey answered. `response` is the browser's JSON; the directory refuses what is none. Whose passkey it is shows when it
 * has: the session of another account than `accountId`, unless that is empty, is ended again, `PASSKEY_OF_OTHER`.
 */
export async function signInByPasskey({
  response,
  accountId,
  ...visitor
}: Visitor & { readonly response: string; readonly accountId: string }): Promise<AuthOutcome> {
  const outcome = await postAuth("/auth/passkey", { response: parseJson(response) }, toNewSessionHeaders(visitor));
  if (!outcome.ok || accountId === "" || readTokenSubject(outcome.tokens.accessToken) === accountId) return outcome;
  const { refreshToken } = outcome.tokens;
  if (refreshToken !== undefined) await signOut(refreshToken, visitor.forwardedFor);
  return { ok: false, code: "PASSKEY_OF_OTHER" };
}

/** Begins a sign-in by the provider. Gives where the browser goes and what it keeps, or the code of the refusal. */
export async function beginOidc({
  forwardedFor,
}: Visitor): Promise<{ readonly url: string; readonly binding: string } | { readonly code: string }> {
  const answer = await post("/auth/oidc/begin", {}, toVisitorHeaders(forwardedFor));
  if (answer === undefined) return { code: UNREACHABLE };
  const { url, binding } = answer.body;
  return typeof url === "string" && typeof binding === "string" ? { url, binding } : { code: toCode(answer) };
}

/** Ends it, by what the browser came back with or by the account's code. */
export function finishOidc(
  request: Visitor & { readonly binding: string } & ({ readonly parameters: string } | WithCode),
): Promise<AuthOutcome> {
  const { forwardedFor, userAgent, ...body } = request;
  return postAuth("/auth/oidc/finish", body, toNewSessionHeaders({ forwardedFor, userAgent }));
}

function toCodeField(otp: string): { readonly otp?: string } {
  return otp === "" ? {} : { otp };
}

function toNewSessionHeaders({ forwardedFor, userAgent }: Visitor): Record<string, string> {
  return { ...toVisitorHeaders(forwardedFor), ...(userAgent === null ? {} : { "user-agent": userAgent }) };
}

/** Whose password a link sets, or the code of the refusal. Nothing is used up. */
export async function checkPasswordLink(
  token: string,
  forwardedFor: string | null,
): Promise<{ readonly username: string } | { readonly code: string }> {
  const answer = await post("/auth/password/check", { token }, toVisitorHeaders(forwardedFor));
  if (answer === undefined) return { code: UNREACHABLE };
  const { username } = answer.body;
  return typeof username === "string" ? { username } : { code: toCode(answer) };
}

/** Exchanges a refresh token for the next tokens; the visitor is named, since requests are counted by visitor. */
export function refreshSession(refreshToken: string, forwardedFor: string | null): Promise<AuthOutcome> {
  return postAuth("/auth/refresh", { refresh_token: refreshToken }, toVisitorHeaders(forwardedFor));
}

/** Exchanges the session's access token for one that opens the router's socket alone and lives a minute. */
export function issueSocketToken(accessToken: string, forwardedFor: string | null): Promise<AuthOutcome> {
  const authorization = `Bearer ${accessToken}`;
  return postAuth("/auth/socket", {}, { authorization, ...toVisitorHeaders(forwardedFor) });
}

/** Ends a session at the directory; its absence does not keep anybody signed in here. */
export async function signOut(refreshToken: string, forwardedFor: string | null): Promise<void> {
  await postAuth("/auth/logout", { refresh_token: refreshToken }, toVisitorHeaders(forwardedFor));
}

async function postAuth(path: string, body: object, headers: Record<string, string> = {}): Promise<AuthOutcome> {
  return toOutcome(await post(path, body, headers));
}

function toOutcome(answer: Answer | undefined): AuthOutcome {
  if (answer === undefined) return { ok: false, code: UNREACHABLE };
  const { access_token, refresh_token } = answer.body;
  if (typeof access_token !== "string") return { ok: false, code: toCode(answer), ...toRetryAfter(answer) };
  const refreshToken = typeof refresh_token === "string" ? refresh_token : undefined;
  return { ok: true, tokens: { accessToken: access_token, refreshToken } };
}

function toRetryAfter({ retryAfter }: Answer): { readonly retryAfter?: string } {
  return retryAfter === null ? {} : { retryAfter };
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: AuthAnswer;
}

/** Undefined when there is no answer, or none that is JSON. */
async function post(path: string, body: object, headers: Record<string, string>): Promise<Answer | undefined> {
  try {
    const response = await fetch(new URL(path, readRuntimeSettings().routerUrl), {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: "no-store",
    });
    const answer: unknown = await response.json();
    return { status: response.status, retryAfter: response.headers.get("retry-after"), body: toAnswer(answer) };
  } catch {
    return undefined;
  }
}

interface AuthAnswer {
  readonly access_token?: unknown;
  readonly refresh_token?: unknown;
  readonly username?: unknown;
  readonly secret?: unknown;
  readonly uri?: unknown;
  readonly url?: unknown;
  readonly binding?: unknown;
  readonly recovery_codes?: unknown;
  readonly options?: unknown;
  readonly error?: { readonly code?: unknown };
}

function toCode({ status, body }: Answer): string {
  return typeof body.error?.code === "string" ? body.error.code : `HTTP_${status}`;
}

function toAnswer(answer: unknown): AuthAnswer {
  return typeof answer === "object" && answer !== null ? answer : {};
}
