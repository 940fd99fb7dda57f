import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { issueSocketToken } from "../../../session/router-auth.ts";
import { isSameOrigin } from "../../../session/same-origin.ts";
import { readAskingToken } from "../../../session/session-cookies.ts";
import { toSignedOut } from "../../../session/signed-out.ts";
import { readTokenLife } from "../../../session/token-life.ts";

/**
 * A token for the live socket alone: `{ token, expiresAt }` (milliseconds since 1970). 401 without a
 * session, 503 while it cannot be renewed or the router does not answer. The session's own token stays in its cookie.
 */
export async function GET(request: Request): Promise<NextResponse> {
  if (!isSameOrigin(request.headers)) return refuse(403, "FORBIDDEN");
  const accessToken = readAskingToken(await cookies());
  if (!accessToken) {
    const { status, code } = toSignedOut(request.headers);
    return refuse(status, code);
  }
  const outcome = await issueSocketToken(accessToken, request.headers.get("x-forwarded-for"));
  if (!outcome.ok) return refuse(SIGN_IN_AGAIN.has(outcome.code) ? 401 : 503, outcome.code);
  const token = outcome.tokens.accessToken;
  const expiresAt = (readTokenLife(token)?.expiresAt ?? 0) * 1000;
  return NextResponse.json({ token, expiresAt }, { headers: { "cache-control": "no-store" } });
}

const SIGN_IN_AGAIN: ReadonlySet<string> = new Set(["UNAUTHENTICATED", "TOKEN_EXPIRED"]);

function refuse(status: number, code: string): NextResponse {
  return NextResponse.json({ error: { code } }, { status });
}
