import "server-only";
import { readRuntimeSettings } from "../lib/runtime-settings.ts";
import type { SessionTokens } from "./router-auth.ts";
import { readTokenSession } from "./token-life.ts";

const KEEP_SECONDS = 7 * 24 * 3600;
/** As long as browsers keep a cookie; a key ends before, or is renewed with its session. */
const KEEP_SCREEN_SECONDS = 400 * 24 * 3600;

/** The cookie that holds the access token. */
export function accessCookie(): string {
  return `bf_access_${readRuntimeSettings().cookieSuffix}`;
}

/** The cookie that holds the refresh token. */
export function refreshCookie(): string {
  return `bf_refresh_${readRuntimeSettings().cookieSuffix}`;
}

/** The cookie that holds the token by which another account's view is seen. */
function viewAsCookie(): string {
  return `bf_view_as_${readRuntimeSettings().cookieSuffix}`;
}

/** The cookie that holds the key of a screen on a wall, by which its session begins again. */
function screenCookie(): string {
  return `bf_screen_${readRuntimeSettings().cookieSuffix}`;
}

/** The key of a screen, or `SCREEN_OVER`; `undefined` where this browser is none. */
export function readScreenKey(cookies: CookieReader): string | undefined {
  return cookies.get(screenCookie())?.value;
}

/** Keeps the key of a screen, until somebody signs in or out here. */
export function writeScreenKey(cookies: CookieWriter, key: string, isSecure: boolean): void {
  const options = toCookieOptions(isSecure);
  cookies.set(screenCookie(), key, { ...options, sameSite: "strict", maxAge: KEEP_SCREEN_SECONDS });
}

/** This browser is a screen no more. */
export function endScreen(cookies: Pick<CookieWriter, "delete">): void {
  cookies.delete(screenCookie());
}

/** What pages ask with: the session's token, or while another account's view is seen the token of that. */
export function readAskingToken(cookies: CookieReader): string | undefined {
  const own = cookies.get(accessCookie())?.value;
  return own ? (readViewAsToken(cookies) ?? own) : undefined;
}

/** The token by which another account's view is seen; `undefined` while nobody's is, and for one that another session asked for. */
export function readViewAsToken(cookies: CookieReader): string | undefined {
  const [own = "", viewing = ""] = [accessCookie(), viewAsCookie()].map((name) => cookies.get(name)?.value);
  const sid = readTokenSession(viewing);
  return sid !== undefined && sid === readTokenSession(own) ? viewing : undefined;
}

/** Seconds that the cookie ends before its token: what is asked then is asked by the session's own again. */
const VIEW_AS_MARGIN_S = 5;

/** Begins to see another account's view, for as long as the token serves. */
export function writeViewAs(
  cookies: CookieWriter,
  { accessToken, expiresIn }: { readonly accessToken: string; readonly expiresIn: number },
  isSecure: boolean,
): void {
  const maxAge = Math.max(1, expiresIn - VIEW_AS_MARGIN_S);
  cookies.set(viewAsCookie(), accessToken, { ...toCookieOptions(isSecure), maxAge });
}

/** Goes back to one's own view. */
export function endViewAs(cookies: Pick<CookieWriter, "delete">): void {
  cookies.delete(viewAsCookie());
}

/** How a session cookie is set: out of reach of scripts and of other sites. `isSecure` is false on plain loopback. */
export function toCookieOptions(isSecure: boolean) {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure, maxAge: KEEP_SECONDS } as const;
}

type CookieOptions = Omit<ReturnType<typeof toCookieOptions>, "sameSite" | "maxAge"> & {
  readonly sameSite: "lax" | "strict";
  readonly maxAge: number;
};

interface CookieReader {
  get(name: string): { readonly value: string } | undefined;
}

interface CookieWriter {
  set(name: string, value: string, options: CookieOptions): unknown;
  delete(name: string): unknown;
}

/** Writes a session's tokens. */
export function writeSession(cookies: CookieWriter, tokens: SessionTokens, isSecure: boolean): void {
  const options = toCookieOptions(isSecure);
  cookies.set(accessCookie(), tokens.accessToken, options);
  if (tokens.refreshToken) cookies.set(refreshCookie(), tokens.refreshToken, options);
}

/** Removes a session's tokens. */
export function clearSession(cookies: CookieWriter): void {
  cookies.delete(accessCookie());
  cookies.delete(refreshCookie());
  endViewAs(cookies);
}
