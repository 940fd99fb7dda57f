import "server-only";
import { readRuntimeSettings } from "../lib/runtime-settings.ts";
import type { SessionTokens } from "./router-auth.ts";

const KEEP_SECONDS = 7 * 24 * 3600;

/** The cookie that holds the access token. */
export function accessCookie(): string {
  return `bf_access_${readRuntimeSettings().cookieSuffix}`;
}

/** The cookie that holds the refresh token. */
export function refreshCookie(): string {
  return `bf_refresh_${readRuntimeSettings().cookieSuffix}`;
}

/** How a session cookie is set: out of reach of scripts and of other sites. `isSecure` is false on plain loopback. */
export function toCookieOptions(isSecure: boolean) {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure, maxAge: KEEP_SECONDS } as const;
}

interface CookieWriter {
  set(name: string, value: string, options: ReturnType<typeof toCookieOptions>): unknown;
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
}
