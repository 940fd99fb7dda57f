import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { readRuntimeSettings } from "../../../lib/runtime-settings.ts";
import { isSameOrigin } from "../../../session/same-origin.ts";
import { accessCookie } from "../../../session/session-cookies.ts";
import { toSignedOut } from "../../../session/signed-out.ts";
import { readTokenLife } from "../../../session/token-life.ts";

/** The router's socket with a token for it: `{ url, token, expiresAt }` (milliseconds since 1970), 401 without a session, 503 while it cannot be renewed. */
export async function GET(request: Request): Promise<NextResponse> {
  if (!isSameOrigin(request.headers)) return NextResponse.json({ error: { code: "FORBIDDEN" } }, { status: 403 });
  const token = (await cookies()).get(accessCookie())?.value;
  const life = token ? readTokenLife(token) : undefined;
  if (!token || !life) {
    const { status, code } = toSignedOut(request.headers);
    return NextResponse.json({ error: { code } }, { status });
  }
  return NextResponse.json(
    { url: readRuntimeSettings().socketUrl, token, expiresAt: life.expiresAt * 1000 },
    { headers: { "cache-control": "no-store" } },
  );
}
