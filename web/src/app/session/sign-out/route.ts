import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { signOut } from "../../../session/router-auth.ts";
import { isSameOrigin } from "../../../session/same-origin.ts";
import { clearSession, endScreen, refreshCookie } from "../../../session/session-cookies.ts";

/** Ends the session, here and at the directory. */
export async function POST(request: Request): Promise<NextResponse> {
  if (!isSameOrigin(request.headers)) return NextResponse.json({ error: { code: "FORBIDDEN" } }, { status: 403 });
  const jar = await cookies();
  const refreshToken = jar.get(refreshCookie())?.value;
  if (refreshToken) await signOut(refreshToken, request.headers.get("x-forwarded-for"));
  clearSession(jar);
  endScreen(jar);
  return new NextResponse(null, { status: 204 });
}
