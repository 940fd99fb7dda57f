import { type NextRequest, NextResponse } from "next/server";
import { toContentPolicy } from "./session/content-policy.ts";
import { renewSession, type SessionState } from "./session/renew-session.ts";
import { accessCookie, clearSession, readScreenKey, refreshCookie, writeSession } from "./session/session-cookies.ts";
import { isSecure, toOwnOrigin } from "./session/same-origin.ts";
import { SCREEN_PATH } from "./session/screen-path.ts";
import { SESSION_HEADER } from "./session/signed-out.ts";

/** Every request but static files: they carry no session and no policy of their own. */
export const config = { matcher: ["/((?!_next/static|_next/image|icon.svg).*)"] };

const OPEN_PATHS = ["/sign-in", "/setup", "/password", SCREEN_PATH, "/session/", "/graphql", "/export/", "/demo/"]; // the last four answer 401 themselves

/**
 * Runs before every page and route: renews the session (here and nowhere else, so that a token is never renewed inside
 * a render), sends visitors without one to the sign-in page, a screen on a wall to where it goes on, and sets the content policy.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const state = await renewSession(
    request.cookies.get(accessCookie())?.value,
    request.cookies.get(refreshCookie())?.value,
    request.headers.get("x-forwarded-for"),
  );
  const isOpen = OPEN_PATHS.some((path) => pathname.startsWith(path));
  if (state.kind === "signedOut" && !isOpen) return toSignIn(request, state.reason);

  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = toContentPolicy(nonce, toOwnOrigin(request.headers), process.env.NODE_ENV === "development");
  passSession(request, state);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(SESSION_HEADER, state.kind === "signedOut" ? state.reason : "signed-in");
  headers.set("x-path", `${pathname}${search}`);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (state.kind === "signedIn" && state.renewed) {
    writeSession(response.cookies, state.renewed, isSecure(request.headers));
  }
  return response;
}

/** Lets the page or route behind see the renewed token in the same request. */
function passSession(request: NextRequest, state: SessionState): void {
  if (state.kind === "signedIn") request.cookies.set(accessCookie(), state.accessToken);
  else request.cookies.delete(accessCookie());
}

function toSignIn(request: NextRequest, reason: "none" | "ended" | "unavailable"): NextResponse {
  const { pathname, search } = request.nextUrl;
  const query = new URLSearchParams();
  if (pathname !== "/") query.set("next", `${pathname}${search}`);
  if (reason !== "none") query.set("reason", reason);
  const door = readScreenKey(request.cookies) === undefined ? "/sign-in" : SCREEN_PATH;
  const response = NextResponse.redirect(`${toOwnOrigin(request.headers)}${door}?${query}`); // not where we listen
  if (reason === "ended") clearSession(response.cookies);
  return response;
}
