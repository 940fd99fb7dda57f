import { cookies } from "next/headers";
import type { NextResponse } from "next/server";
import { exchangeScreenKey, signOut } from "../../../session/router-auth.ts";
import { isSecure } from "../../../session/same-origin.ts";
import { isScreenToken, SCREEN_OVER } from "../../../session/screen-token.ts";
import { answerTexts, keepSession, refuse, toEmptyAnswer } from "../../../session/session-answer.ts";
import { accessCookie, readScreenKey, refreshCookie, writeScreenKey } from "../../../session/session-cookies.ts";

type Jar = Awaited<ReturnType<typeof cookies>>;

/**
 * Opens the session of a screen on a wall: by the `{ key }` of its link, which is kept out of reach of scripts, or without one by
 * the key that is kept. A key that is not kept yet is taken with `{ replace: "true" }` alone, which somebody there agreed to; the
 * session that it replaces ends. 204 with cookies, or `{ error: { code } }`: SCREEN_KEY_NEW or SESSION_OF_OTHER while nobody has
 * agreed, SCREEN_KEY_MISSING where there is no key, UNAUTHENTICATED when it is over, FORBIDDEN for a key of another role, which is
 * not kept. `Retry-After` says when to ask again.
 */
export function POST(request: Request): Promise<NextResponse> {
  return answerTexts(request, { key: "optional", replace: "optional" }, async ({ key, replace }, visitor) => {
    const jar = await cookies();
    const kept = readScreenKey(jar);
    const used = key || kept;
    if (used === undefined) return refuse("SCREEN_KEY_MISSING");
    if (used === SCREEN_OVER) return refuse("UNAUTHENTICATED");
    if (used !== kept && replace !== "true")
      return refuse(hasOtherSession(jar) ? "SESSION_OF_OTHER" : "SCREEN_KEY_NEW");
    const replaced = used === kept ? undefined : jar.get(refreshCookie())?.value;
    const outcome = await exchangeScreenKey(used, visitor);
    if (outcome.ok) {
      if (replaced) await signOut(replaced, visitor.forwardedFor);
      await keepSession(request, outcome.tokens);
      writeScreenKey(jar, used, isSecure(request.headers));
      return toEmptyAnswer();
    }
    if (outcome.code === "UNAUTHENTICATED" && used === kept)
      writeScreenKey(jar, SCREEN_OVER, isSecure(request.headers));
    const answer = refuse(outcome.code);
    if (outcome.retryAfter !== undefined) answer.headers.set("retry-after", outcome.retryAfter);
    return answer;
  });
}

/** Whether somebody's session is here who is no screen, even while nobody can renew it: whoever signs in ends the screen's key. */
function hasOtherSession(jar: Jar): boolean {
  const access = jar.get(accessCookie())?.value;
  const isThere = access !== undefined || jar.get(refreshCookie()) !== undefined;
  return isThere && readScreenKey(jar) === undefined && !isScreenToken(access);
}
