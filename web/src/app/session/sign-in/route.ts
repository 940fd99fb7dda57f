import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { readText } from "../../../session/read-text.ts";
import { signIn } from "../../../session/router-auth.ts";
import { isSameOrigin, isSecure } from "../../../session/same-origin.ts";
import { writeSession } from "../../../session/session-cookies.ts";

const MAX_BODY_BYTES = 4_096;

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
};

/** Signs in with `{ username, password }`; the answer is 204 with cookies, or `{ error: { code } }`. */
export async function POST(request: Request): Promise<NextResponse> {
  if (!isSameOrigin(request.headers)) return refuse("FORBIDDEN", 403);
  const credentials = await readCredentials(request);
  if (!credentials) return refuse("BAD_USER_INPUT", 400);
  const outcome = await signIn({ ...credentials, forwardedFor: request.headers.get("x-forwarded-for") });
  if (!outcome.ok) return refuse(outcome.code, STATUS_BY_CODE[outcome.code] ?? 502);
  writeSession(await cookies(), outcome.tokens, isSecure(request.headers));
  return new NextResponse(null, { status: 204 });
}

function refuse(code: string, status: number): NextResponse {
  return NextResponse.json({ error: { code } }, { status });
}

async function readCredentials(request: Request): Promise<{ username: string; password: string } | undefined> {
  const text = await readText(request, MAX_BODY_BYTES);
  const body = text === undefined ? undefined : parseJson(text);
  if (typeof body !== "object" || body === null || !("username" in body) || !("password" in body)) return undefined;
  const { username, password } = body;
  return typeof username === "string" && typeof password === "string" ? { username, password } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused like any other body without a name and a password
  }
}
