import "server-only";
import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { isJson } from "./is-json.ts";
import { parseJson } from "./parse-json.ts";
import { readText } from "./read-text.ts";
import type { AuthOutcome, SessionTokens, Visitor } from "./router-auth.ts";
import { isSameOrigin, isSecure } from "./same-origin.ts";
import { endScreen, endViewAs, writeSession } from "./session-cookies.ts";

const MAX_BODY_BYTES = 8_192; // the answer of an authenticator, whose names may be long, is the largest

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
  SETUP_LINK_USED: 410,
  SETUP_LINK_EXPIRED: 410,
  SETUP_LINK_UNKNOWN: 401,
  PASSWORD_LINK_USED: 410,
  PASSWORD_LINK_EXPIRED: 410,
  PASSWORD_LINK_UNKNOWN: 401,
  PASSWORD_TOO_COMMON: 400,
  SECOND_FACTOR_REQUIRED: 401,
  SECOND_FACTOR_SETUP_REQUIRED: 401,
  SECOND_FACTOR_WRONG: 401,
  SECOND_FACTOR_ACTIVE: 409,
  OIDC_NOT_OFFERED: 409,
  OIDC_REFUSED: 401,
  OIDC_NO_ACCOUNT: 403,
  OIDC_UNAVAILABLE: 503,
  NO_SECOND_FACTOR: 409,
  PASSKEY_REQUIRED: 401,
  PASSKEY_OF_OTHER: 403,
  PASSKEYS_NOT_OFFERED: 409,
  SCREEN_KEY_MISSING: 404,
  SCREEN_KEY_NEW: 409,
  SESSION_OF_OTHER: 409,
};

/** The texts of a body: those that must be there, and those that are empty where they are not. */
type Texts<Key extends string> = Readonly<Record<Key, "required" | "optional">>;

/** Answers a page's request for a session: 204 with cookies, or `{ error: { code } }`. */
export function answerSession<Key extends string>(
  request: Request,
  wanted: Texts<Key>,
  ask: (texts: Readonly<Record<Key, string>>, visitor: Visitor) => Promise<AuthOutcome>,
): Promise<NextResponse> {
  return answerTexts(request, wanted, async (texts, visitor) => {
    const outcome = await ask(texts, visitor);
    if (!outcome.ok) return refuse(outcome.code);
    await keepSession(request, outcome.tokens);
    return toEmptyAnswer();
  });
}

/** Lets `answer` have the texts of a body that a page of ours sent; other requests are refused. */
export async function answerTexts<Key extends string>(
  request: Request,
  wanted: Texts<Key>,
  answer: (texts: Readonly<Record<Key, string>>, visitor: Visitor) => Promise<NextResponse>,
): Promise<NextResponse> {
  if (!isSameOrigin(request.headers)) return refuse("FORBIDDEN", 403);
  if (!isJson(request.headers)) return refuse("BAD_USER_INPUT", 415);
  const texts = await readTexts(request, wanted);
  if (!texts) return refuse("BAD_USER_INPUT", 400);
  const { headers } = request;
  return answer(texts, { forwardedFor: headers.get("x-forwarded-for"), userAgent: headers.get("user-agent") });
}

/** Puts the tokens of a session into the answer's cookies. */
export async function keepSession(request: Request, tokens: SessionTokens): Promise<void> {
  const jar = await cookies();
  writeSession(jar, tokens, isSecure(request.headers));
  endViewAs(jar); // it was of the session before
  endScreen(jar);
}

/** The answer where the cookies say all. */
export function toEmptyAnswer(): NextResponse {
  return new NextResponse(null, { status: 204 });
}

/** Refuses with a code, and the status that it has. */
export function refuse(code: string, status = STATUS_BY_CODE[code] ?? 502): NextResponse {
  return NextResponse.json({ error: { code } }, { status });
}

async function readTexts<Key extends string>(
  request: Request,
  wanted: Texts<Key>,
): Promise<Record<Key, string> | undefined> {
  const text = await readText(request, MAX_BODY_BYTES);
  const body = text === undefined ? undefined : parseJson(text);
  if (typeof body !== "object" || body === null) return undefined;
  const known = { ...toEmptyTexts(wanted), ...body };
  return hasTexts(known, wanted) ? known : undefined;
}

function toEmptyTexts(wanted: Texts<string>): Record<string, string> {
  return Object.fromEntries(Object.keys(wanted).flatMap((key) => (wanted[key] === "optional" ? [[key, ""]] : [])));
}

function hasTexts<Key extends string>(body: object, wanted: Texts<Key>): body is Record<Key, string> {
  return Object.keys(wanted).every((key) => typeof Reflect.get(body, key) === "string");
}
